"""Taking a person who is erased out of what they share with others: sessions, groups, shares, weighing tables.

What others wrote stays theirs; what this person wrote goes, but for the bare facts of a session that others confirmed.
"""

from django.db.models import Exists, OuterRef

from accounts.models import RecordKey, User
from portfolio.confirmations.models import Invitation, Statement
from portfolio.groups.forgetting import forget as out_of_groups
from portfolio.intervision.models import Insight
from portfolio.planning import actions as planning
from portfolio.sessions.models import Participation, Session
from portfolio.sharing.models import Share
from portfolio.together import actions as together
from portfolio.together.content import Asked
from portfolio.together.models import Asking, Seat, SeatMail
from portfolio.together.sealing import open_person, seal_person
from portfolio.together.states import SeatState


def step_out(member: User) -> None:
    """Called inside the transaction that erases, while the person can still be told apart."""
    _out_of_sessions(member)
    out_of_groups(member)
    _out_of_shares(member)
    for asking in Asking.objects.visible_to(member):
        together.withdraw(asking, by=member)
    Asking.objects.filter(owner=member).update(owner=None)
    for seat in Seat.objects.filter(person=member).select_related("asking__record_key", "person"):
        _out_of_a_seat(seat, member)


def _out_of_sessions(member: User) -> None:
    """Their name goes; the line stays, and what the register signed about it stays true.

    A session of theirs in which nobody else said or kept anything goes whole; what is yet to come goes on without them.
    """
    planning.hand_over_all_of(member)
    lines = list(Participation.objects.filter(person=member).values_list("pk", flat=True))
    Invitation.objects.filter(participation__in=lines).delete()
    Participation.objects.filter(pk__in=lines).update(person=None, sealed_person=b"")
    said = Statement.objects.filter(participation__session=OuterRef("pk"))
    kept = Insight.objects.filter(session=OuterRef("pk")).exclude(member=member)
    alone = Session.objects.filter(organiser=member).filter(~Exists(said), ~Exists(kept))
    found = list(alone.values_list("pk", "record_key_id"))
    Session.objects.filter(pk__in=[pk for pk, _key in found]).delete()
    RecordKey.objects.filter(pk__in=[key for _pk, key in found]).delete()


def _out_of_shares(member: User) -> None:
    """What they shared is read no more. A question they wrote in somebody's margin is that somebody's."""
    Share.objects.filter(owner=member).delete()
    Share.objects.filter(person=member).update(person=None, sealed_address=b"")


def _out_of_a_seat(seat: Seat, member: User) -> None:
    """Their text goes, and the others need not wait for it; their role may stay, because it names nobody."""
    if seat.asking.record_key is not None:
        if seat.state == SeatState.WROTE:
            together.take_back(seat, by=member)
        elif seat.state == SeatState.ASKED:
            together.decline(seat, by=member)
        seat.refresh_from_db(fields=["state", "revision"])
        seat.sealed_person = seal_person(seat, Asked(role=open_person(seat).role))
    seat.person, seat.knew, seat.sealed = None, True, b""
    seat.save()
    SeatMail.objects.filter(seat=seat).delete()
