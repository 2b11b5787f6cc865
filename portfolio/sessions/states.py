"""Where a session and a participant's line can stand, and the moves between (product text, section 4)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SessionState(TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Took place")
    LOGGED = "logged", _("Written down")
    OPEN = "open", _("Open for answers")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class Answer(TextChoices):
    """What a participant can say about their own line."""

    CONFIRMED = "confirmed", _("I was there")
    PARTLY = "partly", _("I was there for a part of it")
    NOT_THERE = "not_there", _("I was not there")
    NO_CONVERSATION = "no_conversation", _("I was there, but it was not a real conversation")


class LineState(TextChoices):
    """Where the line stands: the answer itself, or what time or an edit did to it.

    While a session is planned nobody is asked anything: people are invited, and may be left out again.
    """

    INVITED = "invited", _("Invited")
    UNINVITED = "uninvited", _("No longer invited")
    ASKED = "asked", _("Asked, no answer yet")
    CONFIRMED = "confirmed", _("Was there")
    PARTLY = "partly", _("Was there for a part of it")
    NOT_THERE = "not_there", _("Was not there")
    NO_CONVERSATION = "no_conversation", _("Says it was not a real conversation")
    EXPIRED = "expired", _("No answer")
    STALE = "stale", _("Confirmed an earlier version")
    RECONFIRMED = "reconfirmed", _("Confirmed again after a change")
    LAPSED = "lapsed", _("Confirmed an earlier version, not this one")
    REMOVED = "removed", _("Named by mistake")
    WITHDRAWN = "withdrawn", _("Took the answer back")


class Level(TextChoices):
    """How sure the register is that this person answered."""

    ACCOUNT = "account", _("signed in")
    CODE = "code", _("with a mailed code")
    LINK = "link", _("by personal link")
    DEVICE = "device", _("on a colleague's device")


STRENGTH = {Level.LINK: 0, Level.DEVICE: 1, Level.CODE: 2, Level.ACCOUNT: 3}
"""The same answer given again, more surely, counts as the surer one. A link can be forwarded; a code was just read in
that person's own mailbox, on a device of theirs or of a colleague; who signs in proved more than a mailbox."""

S, L = SessionState, LineState

ANSWERS = frozenset({L.CONFIRMED, L.PARTLY, L.NOT_THERE, L.NO_CONVERSATION})
CONFIRMING = frozenset({Answer.CONFIRMED, Answer.PARTLY})
"""The answers that are signed and that make a session shared."""
HOLDS = frozenset({L.CONFIRMED, L.PARTLY, L.RECONFIRMED})
"""A confirmation of the facts as they are now."""
WAS_TRUE = frozenset({L.STALE, L.LAPSED})
"""A confirmation of facts that were changed since. It shows, and does not count."""
WAS_NOT_PART = frozenset({L.NOT_THERE, L.NO_CONVERSATION, L.WITHDRAWN, L.REMOVED})
"""Who says this, is nobody one sat with."""
NOT_ASKED = frozenset({L.INVITED, L.UNINVITED})
"""The session is yet to be written down."""
WAITS = frozenset({L.ASKED, L.STALE})
"""The person is asked something."""

TO_COME = frozenset({S.PLANNED, S.HELD})
"""Planned, and not written down yet."""
WRITTEN_DOWN = frozenset({S.OPEN, S.CLOSED})

NEXT_SESSION: dict[str, frozenset[str]] = {
    S.PLANNED: frozenset({S.HELD, S.CANCELLED}),
    S.HELD: frozenset({S.LOGGED, S.CANCELLED}),
    S.LOGGED: frozenset({S.OPEN, S.CANCELLED}),
    S.OPEN: frozenset({S.CLOSED}),
    S.CLOSED: frozenset({S.OPEN}),  # a change of the facts asks the same people again
    S.CANCELLED: frozenset(),
}

# An answer can change until the session closes; the same answer twice is a move only when given more surely.
NEXT_LINE: dict[str, frozenset[str]] = {
    L.INVITED: frozenset({L.ASKED, L.UNINVITED}),  # asked once the session is written down
    L.UNINVITED: frozenset({L.INVITED}),
    L.ASKED: ANSWERS | {L.EXPIRED, L.REMOVED},
    L.CONFIRMED: ANSWERS | {L.STALE, L.WITHDRAWN},
    L.PARTLY: ANSWERS | {L.STALE, L.WITHDRAWN},
    L.NOT_THERE: ANSWERS | {L.WITHDRAWN},
    L.NO_CONVERSATION: ANSWERS | {L.WITHDRAWN},
    L.EXPIRED: frozenset({L.ASKED}),  # only when a change of the facts opens the session again
    L.STALE: ANSWERS | {L.RECONFIRMED, L.LAPSED, L.WITHDRAWN},
    L.RECONFIRMED: ANSWERS | {L.RECONFIRMED, L.STALE, L.WITHDRAWN},
    L.LAPSED: frozenset({L.STALE, L.WITHDRAWN}),
    L.WITHDRAWN: ANSWERS,
    L.REMOVED: frozenset(),  # the row stays: what others signed is about everyone who was named
}
