"""The verbs of leaving: set out, come back, have everything erased. Trail: codes only."""

from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import groups, leaving
from accounts.models import Leaving, User
from accounts.permissions import require
from codeofconduct.affirmation import actions as affirmation
from registry.leaving.erasing import erase
from registry.leaving.labels import CAME_BACK, LEFT
from registry.leaving.permissions import may_leave, what_comes_first
from registry.leaving.tasks import tell_left, tell_soon
from registry.registrations import actions as registrations
from registry.registrations.models import Registration
from registry.renewal import actions as renewal
from registry.renewal.models import Dossier
from registry.renewal.states import S as DossierState
from trail.exceptions import NotPossibleNow
from trail.record import record

WITH_OTHERS = (DossierState.SUBMITTED, DossierState.BEING_READ, DossierState.CONVERSATION)
"""A dossier somebody reads: it is taken back. A draft stays, for who comes back."""

WARNED_BEFORE = timedelta(days=14)


@transaction.atomic
def leave(member: User, *, by: User) -> Leaving:
    """Leave the register. One's texts can still be read and taken along until ``erase_on``; nothing can be written.

    Twice is once. Raises ``NotPossibleNow`` with what others wait for, ``PermissionDenied`` for anyone else.
    """
    require(may_leave(by) and by.pk == member.pk, _("Only you decide that you leave."))
    member = User.objects.locked(member)
    if there := Leaving.objects.filter(member=member).first():
        return there
    _refuse_what_comes_first(member)
    for dossier in Dossier.objects.visible_to(member).filter(state__in=WITH_OTHERS):
        renewal.withdraw(dossier, by=member)
    affirmation.hide(by=member)
    set_out = leaving.set_out(member, today=timezone.localdate(), was=_out_of_the_register(member))
    groups.forget_roles(by)
    record(LEFT, member, by=by, erase_on=set_out.erase_on.isoformat())
    transaction.on_commit(partial(tell_left.enqueue, member.pk))
    return set_out


@transaction.atomic
def come_back(member: User, *, by: User) -> None:
    """Be a member as before, with every text. Twice is once. Raises ``PermissionDenied`` for anyone else."""
    require(by.pk == member.pk, _("Only you decide that you come back."))
    member = User.objects.locked(member)
    left = leaving.return_to(member)
    groups.forget_roles(by)
    if left is None:
        return
    registration = Registration.objects.filter(member=member).first()
    if registration and left.was:
        registrations.come_back(registration, left.was, by=member)
    record(CAME_BACK, member, by=by)


@transaction.atomic
def erase_now(member: User, *, by: User) -> None:
    """Have everything of one's own erased today. Raises ``NotPossibleNow`` and ``PermissionDenied`` as ``leave``."""
    require(may_leave(by) and by.pk == member.pk, _("Only you decide that everything is erased."))
    _refuse_what_comes_first(User.objects.locked(member))
    erase(member, by=by)


def remind_soon(today: date) -> int:
    """Have everyone told whose texts are erased within ``WARNED_BEFORE``; how many were not told yet.

    The mail itself notes that it went, once (``tasks.tell_soon``): one that did not leave is asked for again.
    """
    near = Leaving.objects.filter(reminded_at=None, erase_on__gt=today, erase_on__lte=today + WARNED_BEFORE)
    waiting = list(near.order_by("erase_on").values_list("member", flat=True))
    for member in waiting:
        tell_soon.enqueue(member)
    return len(waiting)


def erase_due(today: date) -> int:
    """Erase everyone whose half year is over; how many. Each by themselves: one that fails holds up nobody else."""
    due = list(Leaving.objects.filter(erase_on__lte=today).select_related("member").order_by("erase_on"))
    for one in due:
        erase(one.member, by=None)
    return len(due)


def _refuse_what_comes_first(member: User) -> None:
    if first := what_comes_first(member):
        raise NotPossibleNow(first)


def _out_of_the_register(member: User) -> str:
    """The state the registration was in, as a code to come back to; empty without one, or when it had ended."""
    registration = Registration.objects.filter(member=member).first()
    return registrations.withdraw(registration, by=member) if registration else ""
