"""The states of a registration, and which move is possible from which."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class S(TextChoices):
    DRAFT = "draft", _("being prepared")
    SUBMITTED = "submitted", _("applied for")
    CHECKING = "checking", _("being looked at")
    INFO_NEEDED = "info_needed", _("waiting for an answer")
    REGISTERED = "registered", _("registered")
    REFUSED = "refused", _("not registered")
    PAUSED = "paused", _("registered, with a pause")
    GRACE = "grace", _("registered, renewal is running")
    UNDER_CONDITION = "under_condition", _("registered, with an agreement")
    LAPSED = "lapsed", _("no longer registered")
    WITHDRAWN = "withdrawn", _("left the register")
    DECEASED = "deceased", _("deceased")
    SUSPENDED = "suspended", _("suspended")
    STRUCK_OFF = "struck_off", _("removed from the register")


APPLYING = frozenset({S.DRAFT, S.SUBMITTED, S.CHECKING, S.INFO_NEEDED})
PUBLIC = frozenset({S.REGISTERED, S.PAUSED, S.GRACE, S.UNDER_CONDITION})
"""To the public these are one thing: in the register."""
ENDED = frozenset({S.REFUSED, S.WITHDRAWN, S.DECEASED, S.STRUCK_OFF})
"""Nothing follows on these, but for who left and comes back while their texts are still kept. Who lapsed can return."""

_ALWAYS = frozenset({S.WITHDRAWN, S.DECEASED})
"""Everyone can leave, at any moment; and people die."""
_COMMITTEE = frozenset({S.SUSPENDED, S.STRUCK_OFF})
"""Only after a separate decision by the committee."""

NEXT: dict[S, frozenset[S]] = {
    S.DRAFT: _ALWAYS | {S.SUBMITTED},
    S.SUBMITTED: _ALWAYS | {S.CHECKING},
    S.CHECKING: _ALWAYS | {S.INFO_NEEDED, S.REGISTERED, S.REFUSED},
    S.INFO_NEEDED: _ALWAYS | {S.CHECKING},
    S.REGISTERED: _ALWAYS | _COMMITTEE | {S.PAUSED, S.GRACE, S.UNDER_CONDITION},
    S.PAUSED: _ALWAYS | _COMMITTEE | {S.REGISTERED},
    S.GRACE: _ALWAYS | _COMMITTEE | {S.REGISTERED, S.LAPSED},
    S.UNDER_CONDITION: _ALWAYS | _COMMITTEE | {S.REGISTERED, S.LAPSED},
    S.SUSPENDED: _ALWAYS | {S.REGISTERED, S.STRUCK_OFF},
    S.LAPSED: _ALWAYS | {S.CHECKING},
    S.REFUSED: frozenset(),
    S.WITHDRAWN: PUBLIC | {S.SUSPENDED, S.LAPSED},
    S.DECEASED: frozenset(),
    S.STRUCK_OFF: frozenset(),
}
