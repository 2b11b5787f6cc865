"""The verbs of this room: ask, write, decline, take back, keep a copy, unfold, write the outcome, withdraw.

Each locks the asking first, so that writing, unfolding and withdrawing cannot pass each other.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import groups
from accounts.models import User
from accounts.permissions import require
from accounts.vault import new_record_key
from portfolio.images import actions as images
from portfolio.images.models import ImageOfGoodWork
from portfolio.lookback import actions as lookback
from portfolio.lookback.models import NotAsked
from portfolio.situations import actions as situations
from portfolio.situations.content import Content as Situated
from portfolio.situations.models import Situation
from portfolio.together import afterwards, links
from portfolio.together.content import QUESTION_LIMIT, ROLE_LIMIT, Asked, Outcome, Put, Weighed, Written
from portfolio.together.models import Asking, Seat, SeatMail
from portfolio.together.people import found, refused, what_is_off
from portfolio.together.permissions import may_ask, may_run, may_sit
from portfolio.together.sealing import open_outcome, open_written, seal_outcome, seal_person, seal_put, seal_written
from portfolio.together.states import NEXT, NEXT_SEAT, STILL_TO_WRITE, Kind, SeatState, State, is_complete
from portfolio.together.tasks import write_to
from portfolio.writing.exceptions import EditedElsewhere
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import record

MADE, UNFOLDED, WITHDRAWN = "asking.made", "asking.unfolded", "asking.withdrawn"
WRITTEN, DECLINED, TAKEN_BACK = "seat.written", "seat.declined", "seat.taken_back"
SHOWN, HIDDEN = "outcome.shown", "outcome.hidden"
DRAFTED, OUTCOME = "seat.drafted", "outcome.written"
"""Acts that leave no trail: nobody else gets a right by them."""
MOST_A_DAY = 10
"""Askings one person can make in 24 hours: each sends mail to people who did not ask for it."""
LONGEST = timedelta(days=90)
REMINDED_AFTER = timedelta(days=5)


@transaction.atomic
def ask(
    put: Put,
    asked: Sequence[Asked],
    *,
    kind: str,
    by: User,
    key: str,
    write_until: date,
    image: ImageOfGoodWork | None = None,
    situation: Situation | None = None,
) -> Asking:
    """Put a question before others, who write before they see anything of each other or of the owner's image.

    ``write_until``: the day up to which they can take their time; from then on the owner may unfold a weighing table.
    Sent again with other words it is no second asking. Raises ``NotPossibleNow`` with what is not right,
    ``PermissionDenied`` for someone who is no member.
    """
    by = User.objects.locked(by)
    require(may_ask(by), _("Only members of the register ask this of others."))
    require(all(one is None or one.member_id == by.pk for one in (image, situation)), _("This is not yours to show."))
    act = once.act_of(key, put.to_json(), *(one.to_json() for one in asked))
    if made := once.made(Asking, MADE, act, by=by):
        return made
    if once.find(MADE, key, by=by):
        raise NotPossibleNow(_("You have asked this already. You find it under what you asked."))
    _check(put, asked, kind, by, write_until)
    asking = Asking(kind=kind, owner=by, record_key=new_record_key(), write_until=write_until)
    asking.image, asking.situation, asking.sealed = image, situation, seal_put(asking, put)
    asking.save(force_insert=True)
    record(MADE, asking, by=by, kind=str(kind))
    for seat in _seats(asking, asked, by):
        _mail(seat, "asked")
    for form in filter(None, (key, act)):
        once.remember(MADE, form, asking, by=by)
    return asking


@transaction.atomic
def write(
    seat: Seat,
    content: Written,
    *,
    by: User | None = None,
    token: str = "",
    key: str,
    send: bool = True,
    base_revision: int | None = None,
) -> Seat:
    """Write at one's own seat: signed in (``by``) or holding its personal link (``token``).

    ``send=False`` keeps it for later; nobody else sees it. What was sent stays as it is, because from then on its
    writer may see the others. ``base_revision``: what a page that saves by itself was written on. Raises
    ``EditedElsewhere`` when another screen saved since, ``NotPossibleNow`` when it was sent already, or for an empty or
    too long text.
    """
    seat = _locked(seat)
    actor = _who(seat, by, token)
    if once.find(DRAFTED, act := once.act_of(key, content.to_json(), str(send)), by=actor):
        return seat
    if seat.state not in STILL_TO_WRITE:
        raise NotPossibleNow(_("You sent your text already. It stays as it is."))
    if content.is_empty():
        raise NotPossibleNow(_("Write one sentence. More is not needed."))
    if not content.fits():
        raise NotPossibleNow(_("This is longer than fits here. Shorten it."))
    if base_revision not in {None, seat.revision}:
        raise EditedElsewhere(open_written(seat), seat.revision)
    seat.revision += 1
    seat.sealed = seal_written(seat, content.titled().to_json())
    if send:
        seat.answered_at = timezone.now()
        _move(seat, SeatState.WROTE, by=actor, action=WRITTEN)
        _unfold_what_can(seat)
    else:
        seat.save()
    if act:
        once.remember(DRAFTED, act, seat, by=actor)
    return seat


@transaction.atomic
def decline(seat: Seat, *, by: User | None = None, token: str = "") -> Seat:
    """Rather not, without a reason. What was begun here goes. Twice is once; writing after all stays possible."""
    seat = _locked(seat)
    actor = _who(seat, by, token)
    if seat.state == SeatState.DECLINED:
        return seat
    seat.sealed, seat.answered_at = b"", timezone.now()
    _move(seat, SeatState.DECLINED, by=actor, action=DECLINED)
    _unfold_when_complete(seat.asking, seat)
    return seat


@transaction.atomic
def take_back(seat: Seat, *, by: User | None = None, token: str = "") -> Seat:
    """Take what one wrote off the table: nobody reads it any more, from the next request on. Twice is once.

    Raises ``NotPossibleNow`` when nothing was sent.
    """
    seat = _locked(seat)
    actor = _who(seat, by, token)
    if seat.state == SeatState.TAKEN_BACK:
        return seat
    seat.sealed, seat.answered_at = b"", timezone.now()
    _move(seat, SeatState.TAKEN_BACK, by=actor, action=TAKEN_BACK)
    return seat


@transaction.atomic
def keep(seat: Seat, *, by: User) -> Seat:
    """Take a copy of one's own text into one's portfolio: an image of good work, or a note. Twice is once.

    Raises ``PermissionDenied`` for who keeps no portfolio, ``NotPossibleNow`` when there is nothing to keep.
    """
    seat = _locked(seat)
    require(may_sit(by, seat), _("Everyone writes at their own place only."))
    _keep(seat, by)
    return seat


@transaction.atomic
def unfold(asking: Asking, *, by: User) -> Asking:
    """Close the waiting at a weighing table after its last day: who wrote sees what the others wrote.

    Who did not write sees nothing until they do. Raises ``NotPossibleNow`` before that day, or when nobody wrote.
    """
    asking = _locked_asking(asking)
    require(may_run(by, asking), _("Only whoever asked can do this."))
    if asking.state == State.UNFOLDED:
        return asking
    if timezone.localdate() <= asking.write_until:
        raise NotPossibleNow(_("Until its last day everyone can take their time."))
    if not asking.seats.filter(state=SeatState.WROTE).exists():
        raise NotPossibleNow(_("Nobody wrote yet, so there is nothing to unfold."))
    _unfold(asking, by)
    return asking


@transaction.atomic
def write_outcome(asking: Asking, outcome: Outcome, *, shown: bool, base_revision: int, by: User, key: str) -> Asking:
    """Write down what one does with it, what one expects of a yes and of a no, and later what really came of it.

    ``shown``: whoever wrote at the table reads it too. Raises ``NotPossibleNow`` before the table is unfolded, or when
    another screen saved in the meantime.
    """
    asking = _locked_asking(asking)
    require(may_run(by, asking), _("Only whoever asked can do this."))
    if once.find(OUTCOME, act := once.act_of(key, outcome.to_json(), str(shown)), by=by):
        return asking
    if asking.kind != Kind.WEIGHING or asking.state != State.UNFOLDED:
        raise NotPossibleNow(_("First everyone writes. Then you write what you do with it."))
    if base_revision != asking.outcome_revision:
        raise NotPossibleNow(_("You changed this in another screen too. Look at what it says now."))
    if not outcome.fits():
        raise NotPossibleNow(_("This is longer than fits here. Shorten it."))
    _say(asking, outcome)
    if asking.situation:  # then it is there that one is asked what came of it
        expected = outcome.expected_yes or outcome.expected_no or outcome.choice
        lookback.expect(asking.situation, Situated(expected=expected))
    if shown != asking.outcome_shown:
        asking.outcome_shown = shown
        record(SHOWN if shown else HIDDEN, asking, by=by)
    asking.save()
    if act:
        once.remember(OUTCOME, act, asking, by=by)
    return asking


@transaction.atomic
def withdraw(asking: Asking, *, by: User) -> None:
    """Take everything off the table at once: the next request finds nothing, and the key is destroyed.

    What a member had written there and not kept yet comes into their own portfolio: nobody loses their own words by
    what another decides. Twice is once.
    """
    asking = _locked_asking(asking)
    require(may_run(by, asking), _("Only whoever asked can do this."))
    for seat in asking.seats.select_for_update(of=("self",)).select_related("person"):
        seat.asking = asking
        if seat.sealed and seat.person and groups.is_member(seat.person):
            _keep(seat, seat.person)
        seat.sealed = seat.sealed_person = b""
        seat.save()
    asking.sealed = asking.sealed_outcome = b""
    key, asking.record_key = asking.record_key, None
    move(asking, State.WITHDRAWN, table=NEXT, by=by, action=WITHDRAWN)
    if key:
        key.delete()


def remind_waiting(today: date) -> int:
    """Once, after five days: somebody waits for you. How many mails were asked for; a mail never leaves twice."""
    before = timezone.now() - REMINDED_AFTER
    waiting = Seat.objects.filter(state=SeatState.ASKED, asking__state=State.WRITING, asking__asked_at__lt=before)
    reminded = SeatMail.objects.filter(why="reminder").values("seat")
    seats = waiting.filter(asking__write_until__gte=today).exclude(pk__in=reminded).select_related("asking")
    for seat in (reached := [one for one in seats if _can_be_reached(one)]):
        write_to.enqueue(str(seat.pk), "reminder")
    return len(reached)


def ask_back_due(today: date) -> int:
    """Ask the owners of weighing tables what came of it, after three and after nine months; how many. Twice is once.

    A table about a situation of one's own is looked back at there; who does not want to be asked is not.
    """
    waiting = Asking.objects.filter(kind=Kind.WEIGHING, state=State.UNFOLDED, counts_from__isnull=False)
    apart = waiting.filter(situation=None).exclude(owner__in=NotAsked.objects.values("member"))
    return sum(_ask_back(asking, today) for asking in apart.filter(asked_back__lt=max(afterwards.MONTHS)))


@transaction.atomic
def _ask_back(asking: Asking, today: date) -> bool:
    asking = Asking.objects.select_for_update().get(pk=asking.pk)
    months = afterwards.due(asking.counts_from, asking.asked_back, today)
    if not months or asking.state != State.UNFOLDED:
        return False
    asking.asked_back = months
    asking.save(update_fields=["asked_back"])
    first = asking.seats.first()
    if first:
        _mail(first, f"after_{months}")
    return True


def _check(put: Put, asked: Sequence[Asked], kind: str, owner: User, write_until: date) -> None:
    today = timezone.localdate()
    wrong = list(refused(asked, owner, kind).values())
    if off := what_is_off(asked, kind):
        wrong.append(off)
    if not put.question:
        wrong.append(_("Write one sentence. More is not needed."))
    if len(put.question) > QUESTION_LIMIT or any(len(one.role) > ROLE_LIMIT for one in asked):
        wrong.append(_("This is longer than fits here. Shorten it."))
    if (kind == Kind.EXCHANGE) != (put.image is not None):
        wrong.append(_("An image is laid beside an image."))
    if not today < write_until <= today + LONGEST:
        wrong.append(_("Choose a day from tomorrow on, within three months."))
    since = timezone.now() - timedelta(days=1)
    if Asking.objects.filter(owner=owner, asked_at__gt=since).count() >= MOST_A_DAY:
        wrong.append(_("You asked a lot today. Go on tomorrow, so that nobody gets too much mail."))
    if wrong:
        raise NotPossibleNow(wrong)


def _seats(asking: Asking, asked: Sequence[Asked], owner: User) -> list[Seat]:
    seats = []
    for place, (one, person) in enumerate(zip(asked, found(asked, owner, asking.kind), strict=True)):
        seat = Seat(asking=asking, place=place, person=person, knew=person is not None)
        named = Asked(one.name or (person.get_full_name() if person and one.colleague else ""), one.email, one.role)
        seat.sealed_person = seal_person(seat, named)
        seat.save(force_insert=True)
        seats.append(seat)
    return seats


def _locked_asking(asking: Asking) -> Asking:
    rows = Asking.objects.select_for_update(of=("self",)).select_related("record_key", "owner", "situation")
    row = rows.exclude(state=State.WITHDRAWN).filter(pk=asking.pk).first()
    if row is None:
        raise NotPossibleNow(_("This was withdrawn."))
    return row


def _locked(seat: Seat) -> Seat:
    asking = _locked_asking(seat.asking)
    seat = Seat.objects.select_for_update(of=("self",)).select_related("person").get(pk=seat.pk)
    seat.asking = asking
    return seat


def _who(seat: Seat, by: User | None, token: str) -> User | str:
    if by is not None:
        require(may_sit(by, seat), _("Everyone writes at their own place only."))
        return by
    behind = links.behind(token)
    require(behind is not None and behind.pk == seat.pk, _("This link is not for this place."))
    return f"guest:{seat.pk}"


def _move(seat: Seat, to: SeatState, *, by: User | str, action: str) -> None:
    move(seat, to, table=NEXT_SEAT, by=by, action=action, asking=str(seat.asking_id))


def _unfold_what_can(seat: Seat) -> None:
    """An exchange has unfolded at this seat; a weighing table does when nobody is waited for any more."""
    if seat.asking.kind == Kind.EXCHANGE:
        _mail(seat, "wrote")
    _unfold_when_complete(seat.asking, seat)


def _unfold_when_complete(asking: Asking, last: Seat) -> None:
    states = list(asking.seats.values_list("state", flat=True))
    if asking.state == State.WRITING and is_complete(states):
        if asking.kind == Kind.WEIGHING:
            _mail(last, "wrote")
        _unfold(asking, None)


def _unfold(asking: Asking, by: User | None) -> None:
    asking.counts_from = timezone.localdate()
    move(asking, State.UNFOLDED, table=NEXT, by=by, action=UNFOLDED)
    if asking.kind == Kind.WEIGHING:
        for seat in asking.seats.filter(state=SeatState.WROTE):
            seat.asking = asking
            _mail(seat, "unfolded")


def _say(asking: Asking, outcome: Outcome) -> None:
    """Put the outcome into the asking, sealed. The first time, the months after which one looks back begin."""
    if not asking.outcome_revision:
        asking.counts_from = timezone.localdate()
    elif outcome == open_outcome(asking):
        return
    asking.outcome_revision += 1
    asking.sealed_outcome = seal_outcome(asking, outcome)


def _keep(seat: Seat, member: User) -> None:
    if seat.kept_at:
        return
    content, key = open_written(seat), f"keep-{seat.pk}"
    if isinstance(content, Weighed):
        situations.note("\n\n".join(filter(None, (content.human, content.lawful))), by=member, key=key)
    else:
        images.begin(content, by=member, key=key)
    seat.kept_at = timezone.now()
    seat.save(update_fields=["kept_at"])


def _can_be_reached(seat: Seat) -> bool:
    """An exchange is among members; nobody else hears of it, and its owner cannot tell."""
    return seat.person_id is not None or seat.asking.kind == Kind.WEIGHING


def _mail(seat: Seat, why: str) -> None:
    if _can_be_reached(seat) or why == "wrote":
        transaction.on_commit(partial(write_to.enqueue, str(seat.pk), why))
