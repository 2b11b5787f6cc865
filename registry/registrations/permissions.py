"""Who may change the register itself."""

from accounts.groups import is_board, is_secretary
from accounts.models import User
from registry.registrations.models import Registration


def may_register(user: User, member: User) -> bool:
    """The secretary admits people, never themselves."""
    return is_secretary(user) and user.pk != member.pk


def may_renew(user: User, registration: Registration) -> bool:
    """A board member renews after a decision, never their own registration."""
    return is_board(user) and user.pk != registration.member_id


def may_withdraw(user: User, registration: Registration) -> bool:
    """Everyone leaves by their own choice alone, and comes back by it."""
    return user.pk == registration.member_id
