"""The verbs of an edition's life: draft, adopt, bring into force."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from codeofconduct.editions.completeness import Text, article_keys, misnumbered, unfinished
from codeofconduct.editions.models import Article, CodePage, CoreValue, Edition, a_number
from codeofconduct.editions.permissions import may_adopt, may_draft
from codeofconduct.editions.queries import text_digest, text_of
from codeofconduct.editions.states import NEXT, S
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import record


@transaction.atomic
def draft(number: str, preamble: str, values: Sequence[Mapping[str, Any]], *, by: User) -> Edition:
    """Begin a new edition, not yet public: ``values`` hold ``key``, ``title`` and ``articles``.

    An article is ``{"key", "text", "explanation"?, "questions"?: {"excellent"?, "ethical"?, "energetic"?}}``.
    Raises ``NotPossibleNow`` for a number or key that cannot be used, ``PermissionDenied`` for who may not write.
    """
    page = CodePage.objects.select_for_update().get()
    require(may_draft(by), _("Only the board and the editors write the code."))
    edition = Edition(number=number, preamble=preamble.strip(), live=False, owner=by)
    edition.core_values.set(_value(place, value) for place, value in enumerate(values))
    _refuse(_unusable_number(number) + misnumbered(text_of(edition)))
    page.add_child(instance=edition)
    record("edition.drafted", edition, by=by, number=number)
    return edition


@transaction.atomic
def adopt(edition: Edition, *, on: date, in_force_from: date, meeting: str, quorum: str, by: User) -> Edition:
    """Record what the meeting adopted on ``on``; from now on the text is final and public.

    It comes into force at the start of ``in_force_from`` (Dutch calendar) by ``bring_into_force``. ``meeting`` and
    ``quorum`` say in words where it was decided and by how many. Raises ``NotPossibleNow`` with what stands in the way.
    """
    edition = _locked(edition)
    require(may_adopt(by), _("Only the board records that an edition was adopted."))
    if edition.is_final:
        raise NotPossibleNow(_("This edition was adopted already."))
    text = text_of(edition)
    _refuse(
        [
            *misnumbered(text),
            *unfinished(text),
            *_reused_keys(text, in_force_from),
            *_impossible_dates(on, in_force_from),
            *_unsaid(meeting, quorum),
        ]
    )
    edition.adopted_on, edition.in_force_from = on, in_force_from
    edition.meeting, edition.quorum, edition.sha256 = meeting.strip(), quorum.strip(), text_digest(edition)
    _move(edition, S.ADOPTED, by=by, in_force_from=in_force_from.isoformat(), sha256=edition.sha256)
    _publish(edition, by=by)
    return Edition.objects.get(pk=edition.pk)


@transaction.atomic
def bring_into_force(today: date) -> list[Edition]:
    """Let every adopted edition whose day has come replace the one before; gives those. Doing it again does nothing.

    The clock's work: nobody clicks. An edition in force stays so until a newer one takes over on its own day.
    """
    waiting = Edition.objects.select_for_update().filter(state=S.ADOPTED, in_force_from__lte=today)
    begun = list(waiting.order_by("in_force_from"))
    for edition in begun:
        for previous in Edition.objects.select_for_update().filter(state=S.IN_FORCE):
            _move(previous, S.SUPERSEDED, by=None)
        _move(edition, S.IN_FORCE, by=None)
    return begun


ACTIONS = {S.ADOPTED: "edition.adopted", S.IN_FORCE: "edition.came_into_force", S.SUPERSEDED: "edition.superseded"}


def _move(edition: Edition, to: S, *, by: User | None, **codes: str) -> None:
    move(edition, to, table=NEXT, by=by, action=ACTIONS[to], number=edition.number, **codes)


def _locked(edition: Edition) -> Edition:
    """The edition as its editors last saved it: of a draft, the page and its latest revision are the same."""
    return Edition.objects.select_for_update().get(pk=edition.pk)


def _publish(edition: Edition, *, by: User) -> None:
    """Wagtail's part: live, with a revision that tells its own log who did it."""
    revision = edition.save_revision(user=by, clean=False)
    revision.publish(user=by, skip_permission_checks=True)


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise NotPossibleNow(reasons)


def _value(place: int, value: Mapping[str, Any]) -> CoreValue:
    made = CoreValue(sort_order=place, key=value["key"], title=value["title"])
    made.articles.set(_article(number, article) for number, article in enumerate(value.get("articles", ())))
    return made


def _article(place: int, article: Mapping[str, Any]) -> Article:
    questions = {f"question_{name}": question for name, question in article.get("questions", {}).items()}
    return Article(
        sort_order=place,
        key=article["key"],
        text=article["text"].strip(),
        explanation=article.get("explanation", "").strip(),
        **questions,
    )


def _unusable_number(number: str) -> list[str]:
    try:
        a_number(number)
    except ValidationError as reason:
        return list(reason.messages)
    if Edition.objects.filter(number=number).exists():
        return [_("There is already an edition with this number.")]
    return []


def _reused_keys(text: Text, in_force_from: date) -> list[str]:
    """A key that was dropped is never given to another sentence: an old citation would seem to point to it."""
    earlier = Edition.objects.final().filter(in_force_from__lt=in_force_from).order_by("in_force_from").with_text()
    known = [article_keys(text_of(edition)) for edition in earlier]
    dropped = set().union(*known) - known[-1] if known else set()
    return [
        _("The key %(key)s belonged to an article of an older edition. Give the new article a new key.") % {"key": key}
        for key in sorted(dropped & article_keys(text))
    ]


def _impossible_dates(on: date, in_force_from: date) -> list[str]:
    today = timezone.localdate()
    reasons = []
    if on > today:
        reasons.append(_("The day of adoption is still to come."))
    if in_force_from < max(on, today):
        reasons.append(_("The edition comes into force today or later, and not before it was adopted."))
    if Edition.objects.final().filter(in_force_from=in_force_from).exists():
        reasons.append(_("Another edition comes into force on that day. Choose another day."))
    return reasons


def _unsaid(meeting: str, quorum: str) -> list[str]:
    if meeting.strip() and quorum.strip():
        return []
    return [_("Write at which meeting the edition was adopted, and by how many.")]
