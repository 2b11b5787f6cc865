"""The verbs of a group: make it, invite, take off the list, answer an invitation, leave, and that it met.

Each locks the group first, so that an invitation, an answer and a change of the agreement cannot pass each other.
Nobody takes part without their own yes to the agreement as it stands.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import new_record_key
from portfolio.groups import links
from portfolio.groups.invited import refused, what_is_off
from portfolio.groups.labels import ACCEPTED, DECLINED, FOUNDED, INVITED, JOINED, LEFT, TAKEN_OFF, WRITTEN
from portfolio.groups.models import AGREEMENT_LIMIT, NAME_LIMIT, Acceptance, Agreement, Group, Membership
from portfolio.groups.permissions import may_answer, may_convene, may_found, may_leave
from portfolio.groups.sealing import (
    Named,
    mark_of,
    open_person,
    seal_agreement,
    seal_name,
    seal_person,
)
from portfolio.groups.states import NEXT, THERE, State
from portfolio.groups.tasks import write_to
from portfolio.guests.addresses import people_behind
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.queries import times_done
from trail.record import record

A_DAY = timedelta(days=1)
MOST_A_DAY = 30
"""Invitations one person can send in 24 hours: each is a mail to somebody who did not ask for it."""
MOST_GROUPS_A_DAY = 5
WAITS_FOR_AN_HEIR = timedelta(days=14)
"""After this long without an answer a convener who asked somebody to take over may leave all the same."""


@transaction.atomic
def found(name: str, text: str, *, by: User, key: str) -> Group:
    """Make a group with the agreement its convener writes; writing it is accepting it.

    Sent again with other words it is no second group. Raises ``NotPossibleNow`` with what is not right,
    ``PermissionDenied`` for someone who is no member.
    """
    by = User.objects.locked(by)
    require(may_found(by), _("Only members of the register make intervision groups."))
    act = once.act_of(key, name, text)
    if made := once.made(Group, FOUNDED, act, by=by):
        return made
    if once.find(FOUNDED, key, by=by):
        raise NotPossibleNow(_("You have made this group already. Change it on its own page."))
    check_words(name, text)
    if times_done(FOUNDED, by, since=timezone.now() - A_DAY) >= MOST_GROUPS_A_DAY:
        raise NotPossibleNow(_("You made a lot of groups today. Go on tomorrow."))
    group = Group(convener=by, record_key=new_record_key())
    group.sealed_name = seal_name(group, name.strip())
    group.save(force_insert=True)
    record(FOUNDED, group, by=by)
    write_agreement(group, text, by=by)
    _join(_place(group, Named(by.get_full_name(), by.email), by), by)
    for form in filter(None, (key, act)):
        once.remember(FOUNDED, form, group, by=by)
    return group


@transaction.atomic
def invite(group: Group, people: Sequence[Named], *, by: User, key: str) -> list[Membership]:
    """Ask people to take part: members by their own address, guests by any. Each gets one mail.

    Whose address it is, is never told. Raises ``NotPossibleNow`` with everything that is not right,
    ``PermissionDenied`` for who does not convene the group.
    """
    by, group = User.objects.locked(by), locked(group)
    require(may_convene(by, group), _("Only the convener invites."))
    people = [Named(" ".join(one.name.split()), one.email.strip()) for one in people]
    act = once.act_of(key, *(f"{one.name} {one.email}" for one in people))
    if act and once.find(INVITED, act, by=by):
        return []
    wrong = [*refused(group, people, by).values(), *filter(None, [what_is_off(group, people)])]
    if wrong:
        raise NotPossibleNow(wrong)
    check_pace(by, len(people))
    known = people_behind(one.email for one in people)
    places = [_place(group, one, known.get(one.email.casefold())) for one in people]
    for place in places:
        record(INVITED, place, by=by, group=str(group.pk))
        mail(place, "invited")
    if act:
        once.remember(INVITED, act, group, by=by)
    return places


@transaction.atomic
def take_off(place: Membership, *, by: User) -> Membership:
    """Take somebody off the list before they answered: their invitation is gone at once. Twice is once.

    Raises ``NotPossibleNow`` when they take part already: then leaving is up to them.
    """
    place = locked_place(place)
    require(may_convene(by, place.group), _("Only the convener changes the list."))
    if place.state == State.WITHDRAWN:
        return place
    if place.state == State.JOINED:
        raise NotPossibleNow(_("This person takes part already. Only they can leave the group."))
    end(place, State.WITHDRAWN, by=by, action=TAKEN_OFF)
    return place


@transaction.atomic
def join(place: Membership, *, version: int, by: User | None = None, token: str = "") -> Membership:
    """Say yes to the invitation and to the agreement as it was read (``version``). Twice is once.

    Raises ``NotPossibleNow`` when the agreement changed in the meantime or the invitation is gone,
    ``PermissionDenied`` for anybody else's place.
    """
    place = locked_place(place)
    actor = who_speaks(place, by, token)
    if place.state == State.JOINED:
        return place
    check_version(place.group, version)
    _join(place, actor)
    if place.person_id is None:
        mail(place, "welcome")
    return place


@transaction.atomic
def decline(place: Membership, *, by: User | None = None, token: str = "") -> Membership:
    """Rather not, without a reason. The address goes; the convener sees that this person would rather not."""
    place = locked_place(place)
    actor = who_speaks(place, by, token)
    if place.state == State.DECLINED:
        return place
    name, mark = open_person(place).name, place.mark
    end(place, State.DECLINED, by=actor, action=DECLINED)
    place.sealed_person, place.mark = seal_person(place, Named(name)), mark
    place.save(update_fields=["sealed_person", "mark"])
    return place


@transaction.atomic
def leave(place: Membership, *, by: User | None = None, token: str = "") -> None:
    """Leave the group, any day, no reason asked. When nobody is left, the group is gone.

    A convener hands over first, see ``may_go``. Raises ``NotPossibleNow`` for a convener who asked nobody yet.
    """
    place = locked_place(place)
    actor = _who_leaves(place, by, token)
    if place.state != State.JOINED:
        return
    group = place.group
    convenes = place.person_id is not None and group.convener_id == place.person_id
    if convenes and not may_go(group):
        raise NotPossibleNow(_("First ask somebody to convene the group after you."))
    step_out(place, actor)


def step_out(place: Membership, actor: User | str | None) -> None:
    """Take somebody who takes part out of their group; with the last one the group goes."""
    group = place.group
    end(place, State.LEFT, by=actor, action=LEFT)
    if group.offered_to_id == place.pk:
        group.offered_to = None
    if place.person_id is not None and group.convener_id == place.person_id:
        group.convener = group.offered_to = group.offered_at = None
    group.save()
    if not group.memberships.joined().exists():
        dissolve(group)


def dissolve(group: Group) -> None:
    """Nobody is left: name, agreement, invitations and key go. Sessions keep what they say themselves."""
    key = group.record_key
    group.delete()
    key.delete()


@transaction.atomic
def met(group: Group, *, on: date) -> Group:
    """Remember that the group met: called when a session of it was held or logged. An earlier day changes nothing.

    Raises ``NotPossibleNow`` for a day that has yet to come.
    """
    if on > timezone.localdate():
        raise NotPossibleNow(_("This day has yet to come."))
    group = locked(group)
    if group.last_met_on is None or on > group.last_met_on:
        group.last_met_on = on
        group.save(update_fields=["last_met_on"])
    return group


def may_go(group: Group) -> bool:
    """Whether its convener can leave: there is nobody to hand over to, or somebody was asked and did not say yes."""
    if not group.memberships.could_convene().exclude(person=group.convener_id).exists():
        return True
    if group.offered_at is None:
        return False
    return group.offered_to_id is None or group.offered_at <= timezone.now() - WAITS_FOR_AN_HEIR


def locked(group: Group) -> Group:
    """The group's row, held until the transaction ends. Raises ``NotPossibleNow`` when it is gone.

    ``NO KEY``: a session that points to the group need not wait for it.
    """
    rows = Group.objects.select_for_update(of=("self",), no_key=True).with_key()
    row = rows.filter(pk=group.pk).first()
    if row is None:
        raise NotPossibleNow(_("This group is no longer there."))
    return row


def locked_place(place: Membership) -> Membership:
    """The place, with its group held. Raises ``NotPossibleNow`` when either is gone."""
    group = locked(place.group)
    row = Membership.objects.select_related("person").filter(pk=place.pk, group=group).first()
    if row is None:
        raise NotPossibleNow(_("This group is no longer there."))
    row.group = group
    return row


def who_speaks(place: Membership, by: User | None, token: str) -> User | str:
    """Who answers for this place. Raises ``PermissionDenied``, ``NotPossibleNow`` when it is no longer theirs."""
    if by is not None:
        require(may_answer(by, place), _("Everyone answers for themselves only."))
    actor = by or _guest(place, token)
    if place.state not in THERE:
        raise NotPossibleNow(_("This invitation is no longer there."))
    return actor


def check_words(name: str, text: str) -> None:
    """Raises ``NotPossibleNow`` with what is not right about a name and an agreement."""
    wrong = []
    if not name.strip():
        wrong.append(_("Give the group a name."))
    if not text.strip():
        wrong.append(_("Write one sentence about secrecy. More is not needed."))
    if len(name) > NAME_LIMIT or len(text) > AGREEMENT_LIMIT:
        wrong.append(_("This is longer than fits here. Shorten it."))
    if wrong:
        raise NotPossibleNow(wrong)


def check_version(group: Group, version: int) -> None:
    if version != group.version:
        raise NotPossibleNow(_("The agreement changed in the meantime. Read it once more."))


def check_pace(by: User, more: int) -> None:
    """Raises ``NotPossibleNow`` when this is too many. The trail is asked: it knows of groups given up since."""
    if times_done(INVITED, by, since=timezone.now() - A_DAY) + more > MOST_A_DAY:
        raise NotPossibleNow(_("You asked a lot today. Go on tomorrow, so that nobody gets too much mail."))


def write_agreement(group: Group, text: str, *, by: User) -> None:
    """The agreement that holds from now on, under ``group.version``."""
    row = Agreement(group=group, version=group.version, written_by=by)
    row.sealed = seal_agreement(group, text.strip(), group.version)
    row.save(force_insert=True)
    record(WRITTEN, group, by=by, version=group.version)


def accept(place: Membership, actor: User | str) -> None:
    """Write down that this person accepts the agreement as it stands."""
    version = place.group.version
    place.accepted = version
    place.save(update_fields=["accepted"])
    Acceptance.objects.get_or_create(membership=place, version=version)
    record(ACCEPTED, place, by=actor, group=str(place.group_id), version=version)


def end(place: Membership, to: State, *, by: User | str | None, action: str) -> None:
    """Nobody's place any more: address, mark and links go."""
    place.sealed_person, place.mark, place.ended_at = b"", b"", timezone.now()
    _move(place, to, by=by, action=action)
    links.revoke(place)


def mail(place: Membership, why: str) -> None:
    transaction.on_commit(partial(write_to.enqueue, str(place.pk), why))


def _place(group: Group, named: Named, person: User | None) -> Membership:
    place = Membership(group=group, person=person, knew=person is not None, mark=mark_of(group, named.email))
    place.sealed_person = seal_person(place, named)
    place.save(force_insert=True)
    return place


def _join(place: Membership, actor: User | str) -> None:
    place.accepted, place.answered_at = place.group.version, timezone.now()
    _move(place, State.JOINED, by=actor, action=JOINED)
    accept(place, actor)


def _move(place: Membership, to: State, *, by: User | str | None, action: str) -> None:
    move(place, to, table=NEXT, by=by, action=action, group=str(place.group_id))


def _who_leaves(place: Membership, by: User | None, token: str) -> User | str:
    if by is not None:
        require(may_leave(by, place), _("Everyone leaves for themselves only."))
        return by
    return _guest(place, token)


def _guest(place: Membership, token: str) -> str:
    behind = links.behind(token)
    require(behind is not None and behind.pk == place.pk, _("This link is not for this place."))
    return f"guest:{place.pk}"
