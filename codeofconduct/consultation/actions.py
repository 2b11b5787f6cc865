"""The verbs of a consultation: open it, speak, answer, and close it when its days are over."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from codeofconduct.consultation.exceptions import ChangedMeanwhile
from codeofconduct.consultation.models import Comment, CommentQuerySet, Consultation
from codeofconduct.consultation.permissions import may_answer, may_comment, may_open
from codeofconduct.consultation.states import NEEDS_A_REASON, Answer, ShownAs
from codeofconduct.consultation.wording import tidied, what_is_wrong_with
from codeofconduct.editions import actions as editions
from codeofconduct.editions.completeness import article_keys, misnumbered, unfinished
from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import text_of
from codeofconduct.editions.states import S
from trail import once
from trail.exceptions import NotPossibleNow
from trail.record import record

SOMEBODY = "member"
"""How the trail names who commented: it is never erased, and "a member" must stay a member."""


@transaction.atomic
def open_round(edition: Edition, *, until: date, by: User) -> Consultation:
    """Lay an edition before the members, as it reads now, until the end of ``until`` (Dutch calendar).

    Raises ``NotPossibleNow`` for an edition that is not being written or cannot be read yet, and for a day that is not
    after today or more than a year ahead.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    require(may_open(by), _("Only the board and the editors lay an edition before the members."))
    if edition.state != S.WORKING:
        raise NotPossibleNow(_("Only an edition that is being written can be laid before the members."))
    text, today = text_of(edition), timezone.localdate()
    _refuse([*misnumbered(text), *unfinished(text), *unusable_day(until, today)])
    consultation = Consultation.objects.create(edition=edition, text=text, opened_on=today, until=until)
    record("consultation.opened", consultation, by=by, edition=edition.number, until=until.isoformat())
    editions.move_on(edition, S.CONSULTATION, by=by)
    return consultation


@transaction.atomic
def close_over(today: date) -> list[Consultation]:
    """Close every consultation whose last day was before ``today``; gives those. Doing it again does nothing.

    The clock's work. Members could not comment since that day anyway; now the editors write on.
    """
    waiting = Consultation.objects.select_for_update(no_key=True).filter(closed_at__isnull=True, until__lt=today)
    over = list(waiting.order_by("pk"))
    for consultation in _with_editions_held(over):
        consultation.closed_at = timezone.now()
        consultation.save()
        record("consultation.closed", consultation, by=None, edition=consultation.text["number"])
        _note(consultation)
        editions.move_on(consultation.edition, S.WORKING, by=None)
    return over


@transaction.atomic
def comment(consultation: Consultation, article_key: str, text: str, shown_as: str, *, by: User, key: str) -> Comment:
    """Say something about one article, or with an empty ``article_key`` about the whole.

    ``key`` is the form's: the same form with the same words twice is one comment. Raises ``NotPossibleNow`` with what
    stands in the way, and ``PermissionDenied`` for who is no member.
    """
    by = User.objects.locked(by)
    require(may_comment(by), _("Only members comment on a draft of the code."))
    text = tidied(text)
    act = once.act_of(key, str(consultation.pk), article_key, text, shown_as)
    if done := once.find("comment.made", act, by=by):
        return _standing(Comment.objects.filter(pk=done))
    consultation = _open(consultation)
    if article_key and article_key not in article_keys(consultation.text):
        raise NotPossibleNow(_("This article is not in the edition that lies before the members."))
    _refuse_unsayable(text, shown_as)
    said = Comment(consultation=consultation, article_key=article_key, member=by, text=text, shown_as=shown_as)
    said.save(force_insert=True)
    record("comment.made", said, by=SOMEBODY, article=article_key)
    once.remember("comment.made", act, said, by=by)
    _note(consultation)
    return said


@transaction.atomic
def change(said: Comment, text: str, shown_as: str, *, by: User, revision: int) -> Comment:
    """Put one's comment in other words, or under another name, as long as the consultation is open.

    ``revision`` is the one the member saw. Other words lose their answer: it was given to what stood there before.
    Raises ``ChangedMeanwhile`` when another screen was first, ``NotPossibleNow``, ``PermissionDenied``.
    """
    consultation = _open(said.consultation)
    said = _own(said, by)
    text = tidied(text)
    if (said.text, said.shown_as) == (text, shown_as):
        return said
    if said.revision != revision:
        raise ChangedMeanwhile(_("You changed this comment in another screen. That is what stands there now."))
    _refuse_unsayable(text, shown_as)
    if said.text != text:
        said.answer, said.answered_by, said.answered_at = "", None, None
        said.answer_revision += 1
    said.text, said.shown_as, said.revision = text, shown_as, said.revision + 1
    said.save()
    _note(consultation)
    return said


@transaction.atomic
def take_back(said: Comment, *, by: User) -> None:
    """Take one's comment away as if it was never made, as long as the consultation is open."""
    consultation = _open(said.consultation)
    said = _own(said, by)
    record("comment.taken_back", said, by=SOMEBODY, article=said.article_key)
    said.delete()
    _note(consultation)


@transaction.atomic
def answer(
    said: Comment, answer: str, because: str, *, by: User, key: str, read: tuple[int, int] | None = None
) -> Comment:
    """Say what becomes of a comment; for "partly" and "not" with the reason. Changeable until the edition is adopted.

    ``read``: the revisions of the comment and of its answer that the editor saw. The same form twice is one answer.
    Raises ``ChangedMeanwhile`` when either changed since, ``NotPossibleNow``, ``PermissionDenied``.
    """
    by = User.objects.locked(by)
    require(may_answer(by), _("Only the board and the editors answer."))
    because = tidied(because)
    act = once.act_of(key, str(said.pk), answer, because)
    if once.find("consultation.answered", act, by=by):
        return _standing(Comment.objects.filter(pk=said.pk))
    edition = _with_editions_held([said.consultation])[0].edition
    said = _standing(Comment.objects.select_for_update(no_key=True).filter(pk=said.pk))
    if edition.is_final:
        raise NotPossibleNow(_("This edition was adopted, so its answers stay as they are."))
    if read is not None and read != (said.revision, said.answer_revision):
        raise ChangedMeanwhile(_("This changed while you were writing. Read it again; your own words are still here."))
    _refuse_unanswered(answer, because)
    said.answer, said.because, said.answered_by, said.answered_at = answer, because, by, timezone.now()
    said.answer_revision += 1
    said.save()
    record("consultation.answered", said, by=by, answer=str(answer))
    once.remember("consultation.answered", act, said, by=by)
    _note(said.consultation)
    return said


def _open(consultation: Consultation) -> Consultation:
    """The round, held until the end of the transaction: nobody closes it under a comment. Raises when it is over."""
    consultation = Consultation.objects.select_for_update(no_key=True).get(pk=consultation.pk)
    _with_editions_held([consultation])
    if not consultation.is_open_on(timezone.localdate()):
        raise NotPossibleNow(_("This consultation is closed. What you wrote was not added to it."))
    return consultation


def _with_editions_held(rounds: list[Consultation]) -> list[Consultation]:
    """Editions before the trail, in every verb: two that wait for each other would both stop for good."""
    held = Edition.objects.select_for_update().filter(pk__in=[one.edition_id for one in rounds])
    editions_by_pk = {edition.pk: edition for edition in held.order_by("pk")}
    for one in rounds:
        one.edition = editions_by_pk[one.edition_id]
    return rounds


def _own(said: Comment, by: User) -> Comment:
    said = _standing(Comment.objects.select_for_update(no_key=True).filter(pk=said.pk))
    require(said.member_id == by.pk, _("Only the member who wrote it changes a comment."))
    return said


def _standing(rows: CommentQuerySet) -> Comment:
    said = rows.first()
    if said is None:
        raise NotPossibleNow(_("This comment was taken back in the meantime."))
    return said


def _note(consultation: Consultation) -> None:
    """An edition is not adopted while a comment on it waits for an answer."""
    rounds = Comment.objects.filter(consultation__edition=consultation.edition_id)
    editions.note_answers(consultation.edition, rounds.unanswered().exists())


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise NotPossibleNow(reasons)


def _refuse_unsayable(text: str, shown_as: str) -> None:
    if wrong := what_is_wrong_with(text, empty=_("Write what you want to say about it.")):
        raise NotPossibleNow(wrong)
    if shown_as not in ShownAs.values:
        raise NotPossibleNow(_("Choose under which name others read this."))


def _refuse_unanswered(answer: str, because: str) -> None:
    if answer not in Answer.values:
        raise NotPossibleNow(_("Choose what becomes of this comment."))
    why = _("Write why, so that the member and everyone else can follow it.") if answer in NEEDS_A_REASON else ""
    if wrong := what_is_wrong_with(because, empty=why):
        raise NotPossibleNow(wrong)


def unusable_day(until: date, today: date) -> list[str]:
    """Why a consultation that opens today cannot last until this day, as sentences; empty when it can."""
    if until <= today:
        return [_("The last day is tomorrow or later, so that everyone has time to read.")]
    if until > a_year_after(today):
        return [_("The last day is at most a year from now.")]
    return []


def a_year_after(day: date) -> date:
    """The same day next year; 28 February after a 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
