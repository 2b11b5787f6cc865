"""Exchanges and weighing tables as people make them: through the verbs, so that keys and trail are real."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from portfolio.images.content import Content as Image
from portfolio.images.queries import content_of
from portfolio.together import actions, links
from portfolio.together.content import Asked, Put, Weighed
from portfolio.together.models import Asking, Seat
from portfolio.together.states import Kind
from tests.factories.intervision import a_colleague, new_key
from tests.factories.situations import image

ROLES = ("beleidsadviseur", "jurist", "ervaringsdeskundige", "klantmanager")


def until(days=14):
    return timezone.localdate() + timedelta(days=days)


def exchange(owner=None, *peers, question="Wat is hier goed werk?", own=None):
    """An owner's image, laid before peers; by default one."""
    owner = owner or a_colleague(name="Joost Veldkamp")
    peers = peers or (a_colleague(name="Samira el Idrissi"),)
    mine = image(own, by=owner)
    put, asked = Put(question, content_of(mine)), [Asked(one.name, one.email) for one in peers]
    return actions.ask(put, asked, kind=Kind.EXCHANGE, by=owner, key=new_key(), write_until=until(), image=mine)


def weighing(owner=None, *people, guests=(), question="Terugvorderen, of niet?", situation=None):
    """A weighing table of members and guests (addresses), each in another role; by default three members."""
    owner = owner or a_colleague(name="Joost Veldkamp")
    people = people or tuple(a_colleague() for _ in range(3 - len(guests)))
    asked = [Asked(one.name, one.email) for one in people]
    asked += [Asked(f"Gast {n}", address) for n, address in enumerate(guests, 1)]
    asked = [Asked(one.name, one.email, role) for one, role in zip(asked, ROLES, strict=False)]
    return actions.ask(
        Put(question), asked, kind=Kind.WEIGHING, by=owner, key=new_key(), write_until=until(), situation=situation
    )


def seat_of(asking, place=0):
    return Seat.objects.with_all().get(asking=asking, place=place)


def a_link(seat, why="asked"):
    """A living personal link to the seat of a guest; another one where that mail has left."""
    return (links.make(seat, why) or links.make(seat, "once_more"))[1]


def lay(seat, text="Zo zou ik het doen.", *, send=True, token=""):
    """Write at a seat: signed in, or by a link for who has no account."""
    seat = Seat.objects.with_all().get(pk=seat.pk)
    content = Image(picture=text) if seat.asking.kind == Kind.EXCHANGE else Weighed(human=text, lawful="De wet.")
    who = {"token": token} if token else {"by": seat.person}
    return actions.write(seat, content, **who, key=new_key(), send=send)


def unfolded_weighing(**about):
    """A weighing table at which everyone wrote."""
    made = weighing(**about)
    for seat in made.seats.all():
        lay(seat, f"Menselijk gezien, vanaf plek {seat.place}.")
    return Asking.objects.get(pk=made.pk)


def a_table_with_a_guest():
    """Two members and a guest with a link: ``asking``, ``seat``, ``token``."""
    asking = weighing(None, a_colleague(), a_colleague(), guests=["gast@elders.example"])
    seat = seat_of(asking, 2)
    return SimpleNamespace(asking=asking, seat=seat, token=a_link(seat))
