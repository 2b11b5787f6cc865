"""Reading who confirmed whose sessions, and making questions of it. Nothing is stored, no sum is kept of anyone.

Only sessions that are shared are looked at: what is not shared stays its writer's own note, for the board too.
"""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import DateTimeField, Min, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import derived_key
from portfolio.confirmations.models import Statement
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.states import HOLDS, Level
from registry.signals.models import LetRest
from registry.signals.patterns import Confirmed, Kind, Shared, Signal, signals_in
from registry.signals.permissions import may_ask_about

LOOKS_BACK = timedelta(days=730)
"""Two years: long enough for a group that meets six times a year, short enough to forget."""


@dataclass(frozen=True, slots=True)
class Question:
    """A signal as the board reads it: whom it is about, by name, and what one could ask."""

    signal: Signal
    names: list[str]
    ref: str

    @property
    def seen(self) -> str:
        """What was seen, in a sentence."""
        return {
            Kind.PAIR: _("What these two write down is mostly confirmed by the other one, and by hardly anyone else."),
            Kind.THREE: _("These three confirm each other's sessions, and hardly anyone else does."),
            Kind.SECONDS: _("Answers come so soon after the question that nobody can have read it."),
        }[self.signal.kind]

    @property
    def to_ask(self) -> str:
        """What one could ask them."""
        return {
            Kind.PAIR: _("Who else could look along with you? What would a third person ask?"),
            Kind.THREE: _("What does it give you to meet in this circle, and what would someone from elsewhere see?"),
            Kind.SECONDS: _("How do you confirm a session with each other? Does everyone do it in their own time?"),
        }[self.signal.kind]


def questions_for(user: User, today: date) -> list[Question]:
    """The questions this board member may ask today. Those about themselves are for the others."""
    resting = set(LetRest.objects.still(today).values_list("about", flat=True))
    signals = [one for one in signals_in(_shared_since(today - LOOKS_BACK)) if may_ask_about(user, one)]
    awake = [(one, ref) for one in signals if (ref := reference(one)) not in resting]
    everyone = {person for one, _ref in awake for person in one.people}
    names = {person.pk: person.get_full_name() for person in User.objects.filter(pk__in=everyone)}
    return [Question(one, sorted(names[person] for person in one.people), ref) for one, ref in awake]


def reference(signal: Signal) -> str:
    """A name for a signal that tells nobody whom it is about; 64 hexadecimal signs."""
    about = f"{signal.kind}:{','.join(str(person) for person in sorted(signal.people))}"
    return hmac.new(derived_key("signals"), about.encode(), hashlib.sha256).hexdigest()


def _shared_since(since: date) -> Iterator[Shared]:
    """Without what somebody wrote down who is erased: nobody can be asked about it any more."""
    shared = Session.objects.shared().filter(held_on__gte=since, organiser__erased_at=None)
    sessions = dict(shared.values_list("pk", "organiser_id"))
    lines = defaultdict(list)
    confirming = Participation.objects.filter(session__held_on__gte=since, state__in=HOLDS)
    for session, person, level, asked_at, answered_at in _timed(confirming):
        lines[session].append(Confirmed(person, _seconds(level, asked_at, answered_at)))
    return (Shared(logger, tuple(lines[pk])) for pk, logger in sessions.items())


def _timed(lines) -> Iterator[tuple]:
    """Each line with the moment its first mail left and the moment it was first answered."""
    first_said = Statement.objects.filter(participation=OuterRef("pk")).order_by("said").values("signed_at")[:1]
    asked_at = Min("invitations__sent_at", filter=Q(invitations__why__startswith="asked"))
    rows = lines.order_by().annotate(
        asked_at=asked_at, first_said_at=Subquery(first_said, output_field=DateTimeField())
    )
    return rows.values_list("session_id", "person_id", "level", "asked_at", "first_said_at").iterator()


def _seconds(level: str, asked_at, answered_at) -> float | None:
    """From the mail to the answer; None where there is no mail to count from.

    Who answers on a colleague's device was asked face to face. Who answered before the mail left saw the question on
    their own page.
    """
    if level == Level.DEVICE or not (asked_at and answered_at) or answered_at < asked_at:
        return None
    return (answered_at - asked_at).total_seconds()
