"""The group's agreement changes, and each accepts the new text for themselves."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.groups.actions import (
    accept,
    check_version,
    check_words,
    locked,
    locked_place,
    mail,
    who_speaks,
    write_agreement,
)
from portfolio.groups.models import Agreement, Group, Membership
from portfolio.groups.permissions import may_convene
from portfolio.groups.sealing import open_agreement, open_name, seal_name
from portfolio.groups.states import State
from trail import once
from trail.exceptions import NotPossibleNow

CHANGED = "agreement.changed"


@transaction.atomic
def change(group: Group, name: str, text: str, *, base_version: int, by: User, key: str) -> Group:
    """Give the group another name, or another agreement: then everyone is asked again, the writer not.

    The same words change nothing. Raises ``NotPossibleNow`` with what is not right, or when another screen wrote a
    newer text than ``base_version``; ``PermissionDenied`` for who does not convene.
    """
    group = locked(group)
    require(may_convene(by, group), _("Only the convener changes this."))
    act = once.act_of(key, name, text)
    if act and once.find(CHANGED, act, by=by):
        return group
    check_words(name, text)
    if base_version != group.version:
        raise NotPossibleNow(_("You changed this in another screen too. Look at what it says now."))
    if name.strip() != open_name(group):
        group.name_revision += 1
        group.sealed_name = seal_name(group, name.strip())
    if text.strip() != open_agreement(group, Agreement.objects.get(group=group, version=group.version)):
        _lay_before_all(group, text, by)
    group.save()
    if act:
        once.remember(CHANGED, act, group, by=by)
    return group


@transaction.atomic
def agree(place: Membership, *, version: int, by: User | None = None, token: str = "") -> Membership:
    """Accept the agreement as it was read (``version``). Twice is once.

    Raises ``NotPossibleNow`` when it changed in the meantime or for who takes no part, ``PermissionDenied`` for
    anybody else's place.
    """
    place = locked_place(place)
    actor = who_speaks(place, by, token)
    if place.state != State.JOINED:
        raise NotPossibleNow(_("This invitation is no longer there."))
    check_version(place.group, version)
    if place.accepted != version:
        accept(place, actor)
    return place


def _lay_before_all(group: Group, text: str, by: User) -> None:
    group.version += 1
    write_agreement(group, text, by=by)
    for place in group.memberships.joined().select_related("person"):
        place.group = group
        if place.person_id == by.pk:
            accept(place, by)
        else:
            mail(place, f"agreement:{group.version}")
