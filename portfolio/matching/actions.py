"""The verbs of asking for company: ask, withdraw, say yes or not this one. Both say yes before either learns a name.

Locks are taken in one order: people, then asks by their key, then a group. So two who say yes in the same moment wait
for each other, and one of them finds that both did.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.groups import actions as groups
from portfolio.groups.models import Group
from portfolio.groups.sealing import Named
from portfolio.matching.labels import MET
from portfolio.matching.models import Ask, AskTheme, NotThisOne, Proposal
from portfolio.matching.municipality import mark_of as municipality_mark
from portfolio.matching.municipality import plain
from portfolio.matching.permissions import may_ask, may_open
from portfolio.matching.sealing import (
    MOST_THEMES,
    MOST_WORDS,
    MUNICIPALITY_LIMIT,
    WORDS_LIMIT,
    Told,
    mark_of,
    seal_told,
)
from portfolio.matching.states import NEXT, Kind, Said, State
from portfolio.matching.tasks import look_around, tell
from portfolio.matching.themes import Theme
from trail import once
from trail.exceptions import NotPossibleNow
from trail.record import record

LASTS = timedelta(days=60)
MOST_A_DAY = 5
"""Asks of one person in 24 hours."""
ASKED = "ask.made"


@transaction.atomic
def ask(kind: str, themes: Sequence[str], told: Told, *, by: User, key: str, group: Group | None = None) -> Ask:
    """Ask for a partner or a group, or open one's ``group`` for one more person, for 60 days.

    Raises ``NotPossibleNow`` with what is not right, ``PermissionDenied`` for who may not.
    """
    by = User.objects.locked(by)
    require(may_ask(by), _("Only members of the register ask for company here."))
    if kind == Kind.OPENING:
        require(group is not None and may_open(by, group), _("Only the convener opens the group."))
    act = once.act_of(key, kind, *themes, told.words, told.municipality)
    if made := once.made(Ask, ASKED, act, by=by):
        return made
    _make_room(kind, by, group)
    _check(kind, themes, told, by, group)
    made = Ask(member=by, kind=kind, group=group if kind == Kind.OPENING else None, until=timezone.localdate() + LASTS)
    made.sealed, made.municipality = seal_told(made, told), municipality_mark(told.municipality)
    made.save(force_insert=True)
    AskTheme.objects.bulk_create(AskTheme(ask=made, theme=theme) for theme in dict.fromkeys(themes))
    transaction.on_commit(look_around.enqueue)
    if act:
        once.remember(ASKED, act, made, by=by)
    return made


@transaction.atomic
def withdraw(ask: Ask, *, by: User) -> Ask:
    """Stop asking. Words, themes and municipality go at once; whoever it was proposed to only sees silence."""
    row = Ask.objects.select_for_update(no_key=True).filter(pk=ask.pk).first()
    if row is None:
        return ask
    require(row.member_id == by.pk, _("Everyone asks for themselves only."))
    if row.state == State.OPEN:
        stop(row, State.WITHDRAWN)
    return row


@transaction.atomic
def answer(proposal: Proposal, said: str, *, by: User) -> Proposal:
    """Say yes or not this one. When both said yes, both learn each other's name and address, and a group invites.

    A no is remembered: these two are not proposed to each other again. It can be taken back by nobody, a yes as long as
    the other said nothing. Raises ``NotPossibleNow`` when it is over or nothing was chosen, ``PermissionDenied`` for
    who was not asked.
    """
    if said not in {Said.YES, Said.NO}:
        raise NotPossibleNow(_("Choose an answer first."))
    proposal, side = _locked(proposal, by)
    if proposal.met_at or getattr(proposal, f"{side}_said") == said:
        return proposal
    setattr(proposal, f"{side}_said", said)
    if said == Said.NO:
        _remember(proposal, side)
    elif proposal.one_said == proposal.other_said and _both_look(proposal):
        _meet(proposal, by)
    proposal.save(update_fields=[f"{side}_said", "met_at"])  # a worker may be noting a mail at this moment
    return proposal


def stop(ask: Ask, to: State) -> None:
    """Nobody looks for this any more; what it said goes, and the trail never knew."""
    if to not in NEXT[ask.state]:
        raise NotPossibleNow(_("This is no longer possible: something changed in the meantime."))
    ask.state, ask.sealed, ask.municipality = to, b"", b""
    ask.save()
    ask.themes.all().delete()


def end_due(today: date) -> int:
    """End what lasted long enough, and forget what is over; how many asks. Doing it twice ends nothing more."""
    over = list(Ask.objects.open().filter(until__lt=today))
    for one in over:
        _end(one, today)
    Proposal.objects.filter(met_at=None, until__lt=today).delete()
    Proposal.objects.filter(met_at__isnull=False, one__until__lt=today).delete()
    yesterday = timezone.now() - timedelta(days=1)  # those of today count towards MOST_A_DAY
    laid = [pk for pair in Proposal.objects.values_list("one", "other") for pk in pair]
    Ask.objects.exclude(state=State.OPEN).filter(asked_at__lt=yesterday).exclude(pk__in=laid).delete()
    return len(over)


@transaction.atomic
def _end(ask: Ask, today: date) -> None:
    row = Ask.objects.select_for_update(no_key=True).filter(pk=ask.pk, state=State.OPEN, until__lt=today).first()
    if row:
        stop(row, State.ENDED)


def _locked(proposal: Proposal, by: User) -> tuple[Proposal, str]:
    people = sorted({proposal.one.member_id, proposal.other.member_id})
    require(by.pk in people, _("This is not for you."))
    list(User.objects.select_for_update(no_key=True).filter(pk__in=people).order_by("pk"))
    asks = Ask.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=[proposal.one_id, proposal.other_id])
    list(asks.order_by("pk"))
    row = Proposal.objects.visible_to(by).with_all().filter(pk=proposal.pk).first()
    if row is None:
        raise NotPossibleNow(_("This is over. We go on looking as long as you ask."))
    return row, row.side_of(by)


def _both_look(proposal: Proposal) -> bool:
    return proposal.one.state == proposal.other.state == State.OPEN


def _remember(proposal: Proposal, side: str) -> None:
    own, others = (proposal.one, proposal.other) if side == "one" else (proposal.other, proposal.one)
    NotThisOne.objects.get_or_create(member=own.member, mark=mark_of(own.member, others.member_id))


def _meet(proposal: Proposal, by: User) -> None:
    """Both said yes: their asks are over, and what they keep of it is each other's name for a while."""
    if not _let_in(proposal, by):
        return
    proposal.met_at = timezone.now()
    for one in (proposal.one, proposal.other):
        one.state, one.until = State.MET, timezone.localdate() + LASTS
        one.save()
    record(MET, proposal, by=by)
    for side in ("one", "other"):
        transaction.on_commit(partial(tell.enqueue, str(proposal.pk), side, 2))


def _let_in(proposal: Proposal, by: User) -> bool:
    """Where a group was opened, its asker is invited. Whoever convenes hears why that is not possible; nobody else."""
    opening = next((one for one in (proposal.one, proposal.other) if one.kind == Kind.OPENING), None)
    if opening is None or opening.group is None:
        return True
    asker = (proposal.other if opening == proposal.one else proposal.one).member
    try:
        with transaction.atomic():
            groups.invite(opening.group, [Named(asker.get_full_name(), asker.email)], by=opening.member, key="")
    except (NotPossibleNow, PermissionDenied):
        if by == opening.member:
            raise
        return False
    return True


def _make_room(kind: str, by: User, group: Group | None) -> None:
    """End what stands in the way and is over: one's own of before, and the opening of who convened the group before."""
    over = Q(member=by, kind=kind, until__lt=timezone.localdate())
    if kind == Kind.OPENING:
        over |= Q(group=group) & ~Q(member=by)
    for row in Ask.objects.select_for_update(no_key=True).open().filter(over).order_by("pk"):
        stop(row, State.ENDED)


def _check(kind: str, themes: Sequence[str], told: Told, by: User, group: Group | None) -> None:
    mine = Ask.objects.filter(member=by)
    same = mine.open().filter(kind=kind, group=group if kind == Kind.OPENING else None)
    lately = mine.filter(asked_at__gt=timezone.now() - timedelta(days=1))
    rules = {
        _("Choose what you look for."): kind not in Kind.values,
        _("Choose one to three themes."): not 1 <= len(set(themes)) <= MOST_THEMES or set(themes) - set(Theme.values),
        _("Say it in at most ten words."): len(told.words.split()) > MOST_WORDS or len(told.words) > WORDS_LIMIT,
        _("Write for which municipality you work."): not plain(told.municipality),
        _("This is longer than fits here. Shorten it."): len(told.municipality) > MUNICIPALITY_LIMIT,
        _("You ask for this already. Withdraw that first, if you want to ask otherwise."): same.exists(),
        _("You asked a lot today. Go on tomorrow."): lately.count() >= MOST_A_DAY,
    }
    if reasons := [reason for reason, is_so in rules.items() if is_so]:
        raise NotPossibleNow(reasons)
