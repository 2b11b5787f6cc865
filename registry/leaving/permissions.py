"""Who may leave: everyone whose hands are free. Nobody but oneself decides it."""

from django.utils.translation import gettext as _

from accounts import groups
from accounts.models import User
from registry.reading.models import Reading
from registry.renewal.models import Dossier
from registry.renewal.states import S

OFFICES = frozenset({groups.BOARD, groups.CODE_EDITORS, groups.SECRETARIES})


def may_leave(user: User) -> bool:
    return user.is_authenticated and user.is_active


def what_comes_first(user: User) -> list[str]:
    """What others still wait for, in sentences; empty when one can leave today."""
    first = []
    if groups.roles_of(user) & OFFICES or user.is_staff:
        first.append(_("You work for the register. Hand that over first; the board arranges it with you."))
    if Reading.objects.visible_to(user).to_do().exists():
        first.append(_("You are reading a colleague's dossier. Finish it or give it back first."))
    if Dossier.objects.visible_to(user).filter(state=S.ADVISED).exists():
        first.append(_("The board is about to decide about your dossier. After that you can leave."))
    return first
