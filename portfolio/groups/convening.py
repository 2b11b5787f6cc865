"""Who convenes a group: asking somebody to take over, their yes or no, and taking it on when nobody does."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.groups.actions import locked, mail
from portfolio.groups.labels import HANDED_OVER, OFFERED
from portfolio.groups.models import Group, Membership
from portfolio.groups.permissions import may_convene, may_take_on
from trail.exceptions import NotPossibleNow
from trail.record import record


@transaction.atomic
def offer(group: Group, to: Membership | None, *, by: User) -> Group:
    """Ask somebody who takes part to convene from now on; ``None`` takes the question back. They say yes or no.

    Raises ``NotPossibleNow`` for who has no account or no longer takes part, ``PermissionDenied`` for who does not
    convene.
    """
    group = locked(group)
    require(may_convene(by, group), _("Only the convener hands over."))
    if to is None:
        group.offered_to = group.offered_at = None
        group.save()
        return group
    heir = group.memberships.could_convene().exclude(person=by).filter(pk=to.pk).first()
    if heir is None:
        raise NotPossibleNow(_("Choose somebody who takes part and is a member of the register."))
    if group.offered_to_id != heir.pk:
        group.offered_to, group.offered_at = heir, timezone.now()
        group.save()
        record(OFFERED, group, by=by)
        mail(heir, f"convene:{timezone.now():%y%m%d%H%M%S}")
    return group


@transaction.atomic
def take_on(group: Group, *, by: User) -> Group:
    """Convene the group from now on. Twice is once.

    Raises ``PermissionDenied`` for who was not asked, as long as there is somebody who can convene.
    """
    group = locked(group)
    if group.convener_id == by.pk:
        return group
    require(may_take_on(by, group), _("The convener asks who takes over."))
    group.convener, group.offered_to, group.offered_at = by, None, None
    group.save()
    record(HANDED_OVER, group, by=by)
    return group


@transaction.atomic
def rather_not(group: Group, *, by: User) -> Group:
    """Rather not convene, without a reason. From then on the convener may leave all the same."""
    group = locked(group)
    if group.offered_to_id and group.memberships.filter(pk=group.offered_to_id, person=by).exists():
        group.offered_to = None
        group.save()
    return group
