"""What can become of an asking and of a seat, and the one rule of this room: first you write, then it unfolds. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """An exchange unfolds between its owner and each peer apart; a weighing table unfolds for everyone at once."""

    EXCHANGE = "exchange", _("Images beside each other")
    WEIGHING = "weighing", _("Weighing table")


class State(TextChoices):
    WRITING = "writing", _("Being written")
    UNFOLDED = "unfolded", _("Unfolded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class SeatState(TextChoices):
    ASKED = "asked", _("Asked")
    WROTE = "wrote", _("Wrote")
    DECLINED = "declined", _("Would rather not")
    TAKEN_BACK = "taken_back", _("Took the text back")


NEXT: dict[str, frozenset[str]] = {
    State.WRITING: frozenset({State.UNFOLDED, State.WITHDRAWN}),
    State.UNFOLDED: frozenset({State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
}
NEXT_SEAT: dict[str, frozenset[str]] = {
    SeatState.ASKED: frozenset({SeatState.WROTE, SeatState.DECLINED}),
    SeatState.WROTE: frozenset({SeatState.TAKEN_BACK}),
    SeatState.DECLINED: frozenset({SeatState.WROTE}),  # one may think again
    SeatState.TAKEN_BACK: frozenset(),  # what they would write now would no longer be blind
}
STILL_TO_WRITE = frozenset({SeatState.ASKED, SeatState.DECLINED})


def lies_open(kind: str, state: str, seat: str) -> bool:
    """Whether what was written at a seat lies open: to the owner, and with it what the others wrote to who sits there.

    An exchange opens a seat as soon as something was sent there. At a weighing table that waits until all unfold, and
    who did not write then sees nothing until they did.
    """
    return seat == SeatState.WROTE and (state == State.UNFOLDED or (kind == Kind.EXCHANGE and state == State.WRITING))


def see_each_other(kind: str, state: str, one: str, other: str) -> bool:
    """Whether two seats read each other. Peers in an exchange never do: each is there with the owner alone."""
    return kind == Kind.WEIGHING and lies_open(kind, state, one) and lies_open(kind, state, other)


def is_complete(seats: list[str]) -> bool:
    """Whether nobody is waited for any more, and there is something to unfold."""
    return SeatState.WROTE in seats and SeatState.ASKED not in seats
