"""Taking somebody who is erased out of their groups. The others see a former participant; what they wrote goes on."""

from accounts.models import User
from portfolio.groups.actions import end, locked_place, step_out
from portfolio.groups.labels import DECLINED
from portfolio.groups.models import Agreement, Group, Membership, PlaceMail
from portfolio.groups.states import State


def forget(member: User) -> None:
    """Called inside the transaction that erases, while the person can still be told apart.

    A group of which nobody is left goes whole. The agreement stays: it is the group's.
    """
    for place in Membership.objects.visible_to(member).select_related("group"):
        place = locked_place(place)
        if place.state == State.JOINED:
            step_out(place, member)
        else:
            end(place, State.DECLINED, by=member, action=DECLINED)
    places = Membership.objects.filter(person=member)
    PlaceMail.objects.filter(membership__in=places).delete()
    places.update(person=None, knew=True, sealed_person=b"", mark=b"")
    Agreement.objects.filter(written_by=member).update(written_by=None)
    Group.objects.filter(convener=member).update(convener=None)
