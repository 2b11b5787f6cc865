"""Reading registrations for rooms that may not import this one; they are given these functions when Django starts."""

from accounts.models import User
from registry.registrations.models import Registration


def municipality_of(member: User) -> str:
    """The municipality in somebody's registration; empty when the register knows none."""
    return Registration.objects.filter(member=member).values_list("municipality", flat=True).first() or ""
