"""Who may put something before others, write at a seat, and decide about an asking."""

from accounts import groups
from accounts.models import User
from portfolio.together.models import Asking, Seat


def may_ask(user: User) -> bool:
    return groups.is_member(user)


def may_run(user: User, asking: Asking) -> bool:
    """Whoever asked."""
    return asking.owner_id == user.pk


def may_sit(user: User, seat: Seat) -> bool:
    """The person of the seat, who is never the owner."""
    return seat.person_id == user.pk and seat.asking.owner_id != user.pk
