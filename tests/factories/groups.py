"""Intervision groups as people make them: through the verbs, so that keys, marks and trail are real."""

from types import SimpleNamespace

from portfolio.groups import actions, links
from portfolio.groups.models import Group, Membership
from portfolio.groups.sealing import Named
from portfolio.groups.states import State
from tests.factories.intervision import a_colleague, new_key

AGREEMENT = "Wat hier gezegd wordt, blijft hier."


def a_group(convener=None, *members, guests=(), invited=(), name="Tussen de Regels", agreement=AGREEMENT):
    """A group whose ``members`` (by default two) and ``guests`` (addresses) said yes; ``invited`` did not yet."""
    convener = convener or a_colleague(name="Petra Linssen")
    members = members or (() if guests else (a_colleague(), a_colleague()))
    group = actions.found(name, agreement, by=convener, key=new_key())
    for one in members:
        actions.join(asked(group, one), version=1, by=one)
    for address in guests:
        place = asked(group, address)
        actions.join(place, version=1, token=a_token(place))
    for one in invited:
        asked(group, one)
    return Group.objects.get(pk=group.pk)


def asked(group, who, name="Gast"):
    """Invite a member, or a guest by address; their place."""
    named = Named(name, who) if isinstance(who, str) else Named(who.name, who.email)
    (place,) = actions.invite(group, [named], by=group.convener, key=new_key())
    return place


def a_token(place, why=""):
    """A living personal link to the place of a guest."""
    return links.make(place, why or f"test:{new_key()[:8]}")[1]


def place_of(group, who, state=None):
    """The place of a member; of a guest by their address."""
    rows = Membership.objects.with_all().filter(group=group)
    if not isinstance(who, str):
        return rows.filter(person=who).latest("invited_at")
    return rows.filter(person=None, state__in=[state] if state else [State.INVITED, State.JOINED]).latest("invited_at")


def a_group_with_a_guest():
    """A convener, a member, and an invited guest with a link: ``group``, ``place``, ``token``."""
    group = a_group(None, a_colleague())
    place = asked(group, "gast@elders.example")
    return SimpleNamespace(group=group, place=place, token=a_token(place, "invited"))
