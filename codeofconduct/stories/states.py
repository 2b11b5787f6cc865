"""The way of a story: from what a member offers to a page, and off it again whenever the donor says so."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class S(TextChoices):
    """Where a story stands."""

    OFFERED = "offered", _("offered")
    EDITED = "edited", _("being rewritten")
    PUT_BEFORE = "put_before", _("waiting for the donor")
    AGREED = "agreed", _("the donor agreed")
    READ = "read", _("read for traceability")
    PUBLISHED = "published", _("published")
    RETURNED = "returned", _("given back")
    WITHDRAWN = "withdrawn", _("withdrawn")


NEXT: dict[str, frozenset[str]] = {
    S.OFFERED: frozenset({S.EDITED, S.RETURNED, S.WITHDRAWN}),
    S.EDITED: frozenset({S.PUT_BEFORE, S.AGREED, S.RETURNED, S.WITHDRAWN}),  # agreed at once: there is no donor
    S.PUT_BEFORE: frozenset({S.EDITED, S.AGREED, S.WITHDRAWN}),
    S.AGREED: frozenset({S.EDITED, S.READ, S.WITHDRAWN}),
    S.READ: frozenset({S.EDITED, S.PUBLISHED, S.WITHDRAWN}),
    S.PUBLISHED: frozenset({S.EDITED, S.WITHDRAWN}),  # off the public page, to be rewritten and agreed to again
    S.RETURNED: frozenset(),
    S.WITHDRAWN: frozenset(),
}

FIXED = frozenset({S.PUT_BEFORE, S.AGREED, S.READ, S.PUBLISHED})
"""The donor is reading, or said yes to, exactly this text: it rests."""

AT_THE_DESK = frozenset({S.OFFERED, S.EDITED, S.PUT_BEFORE, S.AGREED, S.READ})
"""Somebody still has something to do; only now do the editors read what was offered."""
