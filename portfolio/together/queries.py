"""Reading what lies on the table: each gets exactly what the rule of ``states.py`` opens for them, and no more.

A text that does not lie open is not even unsealed, so that no page can hold it by mistake.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.images.content import Content as Image
from portfolio.images.questions import parts as image_parts
from portfolio.together.content import Outcome, Put
from portfolio.together.models import Asking, Seat
from portfolio.together.questions import OUTCOME_LABELS, WEIGHED_LABELS
from portfolio.together.sealing import open_outcome, open_person, open_put, open_written
from portfolio.together.states import Kind, SeatState, State, lies_open, see_each_other
from portfolio.writing.text import first_words

Part = tuple[Any, Any]
"""A question and what was written under it."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What one person laid on the table, to read. ``title`` of an image."""

    name: str
    role: str
    title: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Place:
    """A seat as the owner sees it; ``laid`` once it lies open."""

    seat: Seat
    name: str
    role: str
    laid: Laid | None


@dataclass(frozen=True, slots=True)
class Around:
    """A seat as its own person sees it: the question, what they wrote, and what unfolded for them."""

    seat: Seat
    asking: Asking
    question: str
    asked_by: str
    at_the_table: list[str]
    own: Any
    is_open: bool
    laid: list[Laid]
    outcome: list[Part]


def asking_with_all(user: User) -> Any:
    return Asking.objects.visible_to(user).with_all()


def put_of(asking: Asking) -> Put:
    """The question, and the owner's image as it was; for the owner's own eyes."""
    return open_put(asking)


def outcome_of(asking: Asking) -> Outcome:
    return open_outcome(asking)


def places_of(asking: Asking) -> list[Place]:
    """Every seat for the owner, in order."""
    found = []
    for seat in _seats(asking):
        name, role = name_at(seat), open_person(seat).role
        is_open = lies_open(asking.kind, asking.state, seat.state)
        found.append(Place(seat, name, role, _laid(seat, name, role) if is_open else None))
    return found


def around(seat: Seat) -> Around:
    """Everything somebody may see at their own seat."""
    asking = seat.asking
    put, is_open = open_put(asking), lies_open(asking.kind, asking.state, seat.state)
    seats = _seats(asking)
    roles = [open_person(one).role for one in seats] if asking.kind == Kind.WEIGHING else []
    outcome = outcome_parts(open_outcome(asking)) if is_open and asking.outcome_shown else []
    return Around(
        seat=seat,
        asking=asking,
        question=put.question,
        asked_by=owner_of(asking),
        at_the_table=[role for role in roles if role],
        own=open_written(seat),
        is_open=is_open,
        laid=_unfolded_for(seat, put, [one for one in seats if one.pk != seat.pk]) if is_open else [],
        outcome=outcome,
    )


def name_at(seat: Seat) -> str:
    """Their own name once they wrote; before that as the owner typed it.

    An address tells nobody whose account it is.
    """
    if seat.knew and (seat.person is None or not seat.person.is_active):
        return _("Former participant")
    asked = open_person(seat)
    if seat.person and seat.state in {SeatState.WROTE, SeatState.TAKEN_BACK}:
        return seat.person.get_full_name()
    return asked.name or asked.email


def owner_of(asking: Asking) -> str:
    if asking.owner is None or not asking.owner.is_active:
        return _("Former participant")
    return asking.owner.get_full_name()


def asked_of(user: User) -> list[Seat]:
    """What waits for this person: somebody asked, and they neither wrote nor declined. The oldest first; one query.

    Whoever asked and left since does not wait any more.
    """
    waiting = Seat.objects.visible_to(user).filter(state=SeatState.ASKED, asking__owner__is_active=True).with_all()
    return list(waiting.order_by("asking__asked_at"))


def took_part(user: User) -> list[tuple[Seat, str]]:
    """Where this person wrote, declined or took back, with who asked; the newest first."""
    done = Seat.objects.visible_to(user).exclude(state=SeatState.ASKED).with_all()
    return [(seat, owner_of(seat.asking)) for seat in done.order_by("-asking__asked_at")]


def asked_by(user: User) -> list[tuple[Asking, str]]:
    """What this person put before others, with how it begins; the newest first."""
    rows = Asking.objects.visible_to(user).select_related("record_key")
    return [(asking, first_words(open_put(asking).question)) for asking in rows]


def came_of_due(user: User) -> list[Asking]:
    """The weighing tables whose owner was asked what came of it and did not write it down yet."""
    rows = Asking.objects.visible_to(user).filter(kind=Kind.WEIGHING, asked_back__gt=0).select_related("record_key")
    return [one for one in rows if not getattr(open_outcome(one), f"after_{one.asked_back}")]


def parts_of(content: Any) -> list[Part]:
    """Question and text of what somebody wrote, the empty ones left out."""
    if isinstance(content, Image):
        known = content.as_fields().items()
        return list(image_parts([(name, text) for name, text in known if name not in {"title", "situations"}], {}))
    return [(WEIGHED_LABELS[name], text) for name, text in content.as_fields().items() if text]


def outcome_parts(outcome: Outcome) -> list[Part]:
    return [(OUTCOME_LABELS[name], text) for name, text in outcome.as_fields().items() if text]


def may_unfold_now(asking: Asking, places: Iterable[Place]) -> bool:
    """Whether the owner of a weighing table may stop waiting."""
    wrote = any(one.seat.state == SeatState.WROTE for one in places)
    waits = asking.kind == Kind.WEIGHING and asking.state == State.WRITING
    return waits and wrote and timezone.localdate() > asking.write_until


def _seats(asking: Asking) -> list[Seat]:
    seats = list(asking.seats.select_related("person"))
    for seat in seats:
        seat.asking = asking
    return seats


def _unfolded_for(seat: Seat, put: Put, others: list[Seat]) -> list[Laid]:
    asking = seat.asking
    laid = []
    if put.image is not None:
        laid.append(Laid(owner_of(asking), "", put.image.title, parts_of(put.image)))
    for one in others:
        if see_each_other(asking.kind, asking.state, seat.state, one.state):
            laid.append(_laid(one, name_at(one), open_person(one).role))
    return laid


def _laid(seat: Seat, name: str, role: str) -> Laid:
    content = open_written(seat)
    return Laid(name, role, "", parts_of(content))
