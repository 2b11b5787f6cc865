"""Compose, send and take back a dossier."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from documents.canonical import digest
from portfolio.images.models import ImageOfGoodWork
from portfolio.sessions.models import Session
from portfolio.situations.models import Situation
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.text import tidy
from registry.policy import queries as policy
from registry.policy.term import first_day_of_term, window_opens
from registry.registrations.models import Registration
from registry.renewal import stories
from registry.renewal.content import said
from registry.renewal.draft import IMAGE, SITUATION, Draft, Hidden, Piece, guarded_now
from registry.renewal.freeze import freeze
from registry.renewal.gather import FIELD, draft_of, gather, item_of
from registry.renewal.missing import gaps_in, what_needs_a_look
from registry.renewal.models import Dossier
from registry.renewal.permissions import may_compose, may_open
from registry.renewal.procedure import locked, move_dossier, rules_of
from registry.renewal.states import S
from registry.renewal.tasks import render_evidence, tell_received
from trail import once
from trail.exceptions import NotPossibleNow
from trail.record import record

Text = Situation | ImageOfGoodWork
OPENED = "dossier.opened"


@transaction.atomic
def open_dossier(registration: Registration, *, by: User, key: str) -> Dossier:
    """Start composing for the running period; the dossier that is open already, when there is one.

    ``key`` is the form's: sent again after the dossier was withdrawn, it is no second beginning. Raises
    ``NotPossibleNow`` before the window opens or for someone who is not in the register.
    """
    registration = Registration.objects.select_for_update().get(pk=registration.pk)
    require(may_open(by, registration), _("Only the member can start this dossier."))
    if dossier := registration.dossiers.open().first():
        return dossier
    if made := once.made(Dossier, OPENED, key, by=by):
        return made
    since, until = registration.registered_on, registration.valid_until
    if not registration.is_public or since is None or until is None:
        raise NotPossibleNow(_("You are not in the register at the moment."))
    rules = policy.in_force(timezone.localdate())
    if timezone.localdate() < window_opens(until, months=rules.window_months):
        raise NotPossibleNow(_("Your window is not open yet. You do not have to do anything now."))
    dossier = Dossier.objects.create(
        member=registration.member,
        registration=registration,
        period_from=max(since, first_day_of_term(until, years=rules.term_years)),
        period_until=until,
    )
    record(OPENED, dossier, by=by)
    once.remember(OPENED, key, dossier, by=by)
    return dossier


@transaction.atomic
def tell(dossier: Dossier, story: str, *, base_revision: int, by: User, kept: bool = True) -> Dossier:
    """Save the member's own story. ``base_revision`` is the story's revision the screen started from.

    The same words again change nothing. ``kept=False`` is an autosave: then what stood there before is kept only once
    in a while. Raises ``EditedElsewhere`` when another screen saved other words meanwhile: nothing is overwritten.
    """
    dossier, draft = _to_edit(dossier, by)
    story = tidy(story).rstrip()
    if story == draft.story:
        return dossier
    if base_revision != draft.story_revision:
        raise EditedElsewhere(draft.story, draft.story_revision)
    stories.keep(dossier, draft.story, sparingly=not kept)
    return _keep(dossier, replace(draft, story=story, story_revision=draft.story_revision + 1))


@transaction.atomic
def set_story_aside(dossier: Dossier, story: str, *, by: User) -> Dossier:
    """The member chose the text of another screen: what stood here stays under the earlier ones."""
    dossier, _draft = _to_edit(dossier, by)
    stories.keep(dossier, tidy(story).rstrip())
    return dossier


@transaction.atomic
def choose(dossier: Dossier, texts: Sequence[Text], *, by: User) -> Dossier:
    """Exactly these texts are in it, in this order; what was kept back in one that stays, stays so."""
    dossier, draft = _to_edit(dossier, by)
    require(all(text.member_id == dossier.member_id for text in texts), _("This text belongs to somebody else."))
    _refuse_too_many(dossier, len(texts))
    pieces = tuple(draft.piece(str(text.pk)) or _piece(text) for text in texts)
    return _keep(dossier, replace(draft, pieces=pieces))


@transaction.atomic
def choose_sessions(dossier: Dossier, sessions: Sequence[Session], *, by: User) -> Dossier:
    """Exactly these sessions are in it."""
    dossier, draft = _to_edit(dossier, by)
    mine = set(Session.objects.visible_to(by).filter(pk__in=[one.pk for one in sessions]).values_list("pk", flat=True))
    require({one.pk for one in sessions} <= mine, _("You did not take part in this session."))
    return _keep(dossier, replace(draft, sessions=tuple(str(one.pk) for one in sessions)))


@transaction.atomic
def include(dossier: Dossier, text: Text, *, by: User) -> Dossier:
    """Choose one of the member's own texts. Twice is once. Raises ``NotPossibleNow`` when the dossier is full."""
    dossier, draft = _to_edit(dossier, by)
    require(text.member_id == dossier.member_id, _("This text belongs to somebody else."))
    if draft.piece(str(text.pk)):
        return dossier
    _refuse_too_many(dossier, len(draft.pieces) + 1)
    return _keep(dossier, replace(draft, pieces=(*draft.pieces, _piece(text))))


@transaction.atomic
def exclude(dossier: Dossier, text_id: str, *, by: User) -> Dossier:
    """Leave a text out again; what was kept back in it is forgotten too."""
    dossier, draft = _to_edit(dossier, by)
    return _keep(dossier, replace(draft, pieces=tuple(one for one in draft.pieces if one.id != str(text_id))))


@transaction.atomic
def include_session(dossier: Dossier, session: Session, *, by: User) -> Dossier:
    """Choose a session. Whether it is shared is looked at when the dossier is shown or sent."""
    dossier, draft = _to_edit(dossier, by)
    require(Session.objects.visible_to(by).filter(pk=session.pk).exists(), _("You did not take part in this session."))
    if str(session.pk) in draft.sessions:
        return dossier
    return _keep(dossier, replace(draft, sessions=(*draft.sessions, str(session.pk))))


@transaction.atomic
def exclude_session(dossier: Dossier, session_id: str, *, by: User) -> Dossier:
    dossier, draft = _to_edit(dossier, by)
    return _keep(dossier, replace(draft, sessions=tuple(one for one in draft.sessions if one != str(session_id))))


@transaction.atomic
def hide(dossier: Dossier, text_id: str, part: str, mark: str, *, by: User) -> Dossier:
    """Keep one paragraph back; ``mark`` is ``draft.mark_of`` its text. Readers see that something is kept back."""
    return _change_piece(dossier, text_id, by, lambda hidden: {*hidden, Hidden(part, mark)})


@transaction.atomic
def show(dossier: Dossier, text_id: str, part: str, mark: str, *, by: User) -> Dossier:
    return _change_piece(dossier, text_id, by, lambda hidden: set(hidden) - {Hidden(part, mark)})


@transaction.atomic
def answer_guard(dossier: Dossier, *, by: User) -> Dossier:
    """The member looked at the three questions about recognisability and is content with these very words.

    Only when and under which wording is kept, and a digest of the words: another word asks for another look.
    """
    dossier, draft = _to_edit(dossier, by)
    return _keep(dossier, _guarded(dossier, draft))


@transaction.atomic
def submit(dossier: Dossier, *, by: User, key: str, looked: bool = False) -> Dossier:
    """Hand the dossier to its readers and freeze what it says today.

    ``key`` is the form's idempotency key: the same key twice is one submission. ``looked`` answers the guard in the
    same step. Raises ``NotPossibleNow`` with what is still missing, ``PermissionDenied`` for anyone but the member.
    """
    dossier = locked(dossier)
    require(may_compose(by, dossier), _("Only the member can submit this dossier."))
    if once.find("dossier.submitted", key, by=by):
        return dossier
    if not dossier.is_editable:
        raise NotPossibleNow(_("This dossier has already been sent."))
    draft = _guarded(dossier, draft_of(dossier)) if looked else draft_of(dossier)
    sources = gather(dossier, draft)
    if reasons := [*gaps_in(dossier, draft, sources).values(), *what_needs_a_look(sources, rules_of(dossier))]:
        raise NotPossibleNow(reasons)
    evidence = freeze(_keep(dossier, draft), sources, at=timezone.now().replace(microsecond=0))
    dossier.submitted_at = evidence.frozen_at
    move_dossier(
        dossier, S.SUBMITTED, by=by, action="dossier.submitted", number=evidence.number, sha256=evidence.sha256
    )
    once.remember("dossier.submitted", key, dossier, by=by)
    transaction.on_commit(partial(render_evidence.enqueue, str(evidence.pk)))
    transaction.on_commit(partial(tell_received.enqueue, str(dossier.pk)))
    return dossier


@transaction.atomic
def take_back(dossier: Dossier, *, by: User) -> Dossier:
    """Compose on; possible until a reader was found. What was sent stays kept, and nobody reads it."""
    dossier = locked(dossier)
    require(may_compose(by, dossier), _("Only the member can take this dossier back."))
    if dossier.state != S.COMPOSING:
        move_dossier(dossier, S.COMPOSING, by=by, action="dossier.taken_back")
    return dossier


@transaction.atomic
def withdraw(dossier: Dossier, *, by: User) -> Dossier:
    """Stop this renewal; possible until both readers finished. The registration itself does not change."""
    dossier = locked(dossier)
    require(may_compose(by, dossier), _("Only the member can take this dossier back."))
    if dossier.state != S.WITHDRAWN:
        move_dossier(dossier, S.WITHDRAWN, by=by, action="dossier.withdrawn")
    return dossier


def _to_edit(dossier: Dossier, by: User) -> tuple[Dossier, Draft]:
    dossier = locked(dossier)
    require(may_compose(by, dossier), _("Only the member can work on this dossier."))
    if not dossier.is_editable:
        raise NotPossibleNow(_("This dossier has been sent. What you sent stays as it is."))
    return dossier, draft_of(dossier)


def _keep(dossier: Dossier, draft: Draft) -> Dossier:
    dossier.revision += 1
    dossier.sealed = Vault.of(dossier.member).seal(
        draft.as_json(), item=item_of(dossier), field=FIELD, revision=dossier.revision
    )
    dossier.save(update_fields=["revision", "sealed"])
    return dossier


def _change_piece(
    dossier: Dossier, text_id: str, by: User, change: Callable[[tuple[Hidden, ...]], set[Hidden]]
) -> Dossier:
    dossier, draft = _to_edit(dossier, by)
    piece = draft.piece(str(text_id))
    if piece is None:
        raise NotPossibleNow(_("This text is not part of your dossier."))
    hidden = tuple(sorted(change(piece.hidden), key=lambda one: (one.field, one.mark)))
    return _keep(dossier, draft.with_piece(replace(piece, hidden=hidden)))


def _piece(text: Text) -> Piece:
    return Piece(SITUATION if isinstance(text, Situation) else IMAGE, str(text.pk))


def _refuse_too_many(dossier: Dossier, pieces: int) -> None:
    most = rules_of(dossier).pieces_max
    if pieces > most:
        raise NotPossibleNow(_("Choose at most %(pieces)s pieces.") % {"pieces": most})


def _guarded(dossier: Dossier, draft: Draft) -> Draft:
    return replace(draft, guarded=guarded_now(timezone.localdate(), digest(said(gather(dossier, draft)))))
