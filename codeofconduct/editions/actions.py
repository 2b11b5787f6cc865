"""The verbs of an edition's life: draft, follow, approve, adopt, bring into force."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from codeofconduct.editions.adoption import hindrances, unfitting_number, unusable_number
from codeofconduct.editions.completeness import misnumbered
from codeofconduct.editions.models import CodePage, Edition
from codeofconduct.editions.parts import core_values
from codeofconduct.editions.permissions import may_adopt, may_draft
from codeofconduct.editions.queries import text_digest, text_of
from codeofconduct.editions.states import NEXT, S
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import Code, record


@transaction.atomic
def draft(number: str, preamble: str, values: Sequence[Mapping[str, Any]], *, by: User) -> Edition:
    """Begin a new edition, not yet public: ``values`` hold ``key``, ``title`` and ``articles``.

    An article is ``{"key", "text", "explanation"?, "questions"?: {"excellent"?, "ethical"?, "energetic"?}}``.
    Raises ``NotPossibleNow`` for a number or key that cannot be used, ``PermissionDenied`` for who may not write.
    """
    page = _page()
    require(may_draft(by), _("Only the board and the editors write the code."))
    edition = Edition(number=number, preamble=preamble.strip(), live=False, owner=by)
    edition.core_values.set(core_values(values))
    _refuse(unusable_number(number) + misnumbered(text_of(edition)))
    return _begin(page, edition, by=by)


@transaction.atomic
def follow(edition: Edition, number: str, *, by: User, correction: bool = False) -> Edition:
    """Begin the next edition with the text of an existing one, to write on.

    A ``correction`` is of an adopted edition, keeps the number before the dot, and is adopted with an erratum only.
    Raises ``NotPossibleNow`` for a number that does not follow, ``PermissionDenied`` for who may not write.
    """
    page = _page()
    edition = _locked(edition)
    require(may_draft(by), _("Only the board and the editors write the code."))
    if correction and not edition.is_final:
        raise NotPossibleNow(_("Only what was adopted is corrected. This edition can still be written on."))
    if correction and edition.state == S.SUPERSEDED:
        raise NotPossibleNow(_("A newer edition took its place. Correct that one, if it is wrong there too."))
    _refuse(unfitting_number(number, edition, correction=correction))
    following = Edition(number=number, preamble=edition.preamble, live=False, owner=by)
    following.corrects = edition if correction else None
    following.core_values.set(core_values(text_of(edition)["values"]))
    return _begin(page, following, by=by, follows=edition.number, correction=correction)


@transaction.atomic
def approve(edition: Edition, *, by: User) -> Edition:
    """The board can agree with the text as it now reads: the end of the editors' workflow. It adopts nothing.

    Raises ``NotPossibleNow`` once the edition is final, ``PermissionDenied`` for anyone but the board.
    """
    edition = _locked(edition)
    require(may_adopt(by), _("Only the board says that a text is ready to be adopted."))
    if edition.is_final:
        raise NotPossibleNow(_("This edition was adopted already."))
    edition.approved_sha256, edition.approved_at = text_digest(edition), timezone.now()
    edition.save()
    record("edition.approved", edition, by=by, number=edition.number, sha256=edition.approved_sha256)
    return edition


@transaction.atomic
def move_on(edition: Edition, to: S, *, by: User | None, **codes: Code) -> Edition:
    """Let another room move an edition between writing and consultation; who may is that room's rule.

    Raises ``NotPossibleNow`` when the table does not hold the move, and for the moves that have a verb here.
    """
    edition = _locked(edition)
    if to not in MOVED_ON:
        raise NotPossibleNow(_("This is no longer possible: something changed in the meantime."))
    _move(edition, to, by=by, **codes)
    return edition


@transaction.atomic
def note_answers(edition: Edition, awaited: bool) -> None:
    """Remember whether something the members said still waits for an answer: such an edition is not adopted."""
    edition = _locked(edition)
    if edition.awaits_answers != awaited and not edition.is_final:
        edition.awaits_answers = awaited
        edition.save()


@transaction.atomic
def adopt(
    edition: Edition,
    *,
    on: date,
    in_force_from: date,
    meeting: str,
    quorum: str,
    by: User,
    seen: str = "",
    key: str = "",
) -> Edition:
    """Record what the meeting adopted on ``on``; from now on the text is final and public.

    It comes into force at the start of ``in_force_from`` (Dutch calendar) by ``bring_into_force``. ``meeting`` and
    ``quorum`` say in words where it was decided and by how many. ``seen`` is the digest of the text that was looked at:
    when it reads otherwise by now, nothing is adopted. ``key`` is the form's: the same form twice is one adoption.
    Raises ``NotPossibleNow`` with what stands in the way.
    """
    edition = _locked(edition)
    require(may_adopt(by), _("Only the board records that an edition was adopted."))
    if key and once.find("edition.adopted", key, by=by) == str(edition.pk):
        return edition
    if edition.is_final:
        raise NotPossibleNow(_("This edition was adopted already."))
    if seen and seen != text_digest(edition):
        raise NotPossibleNow(_("The text was changed after you opened this page. Read it once more."))
    _refuse(hindrances(edition, on, in_force_from, meeting, quorum))
    edition.adopted_on, edition.in_force_from = on, in_force_from
    edition.meeting, edition.quorum, edition.sha256 = meeting.strip(), quorum.strip(), text_digest(edition)
    _move(edition, S.ADOPTED, by=by, in_force_from=in_force_from.isoformat(), sha256=edition.sha256)
    _publish(edition, by=by)
    if key:
        once.remember("edition.adopted", key, edition, by=by)
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


MOVED_ON = {S.CONSULTATION: "edition.laid_before_members", S.WORKING: "edition.taken_up_again"}
ACTIONS = MOVED_ON | {
    S.ADOPTED: "edition.adopted",
    S.IN_FORCE: "edition.came_into_force",
    S.SUPERSEDED: "edition.superseded",
}


def _move(edition: Edition, to: S, *, by: User | None, **codes: Code) -> None:
    move(edition, to, table=NEXT, by=by, action=ACTIONS[to], number=edition.number, **codes)


def _page() -> CodePage:
    """The page the editions hang under, locked: two begun at once would get one place in the tree."""
    return CodePage.objects.select_for_update().get()


def _locked(edition: Edition) -> Edition:
    """The edition as its editors last saved it: of a draft, the page and its latest revision are the same."""
    return Edition.objects.select_for_update().get(pk=edition.pk)


def _begin(page: CodePage, edition: Edition, *, by: User, **codes: Code) -> Edition:
    """With a first revision: by it Wagtail sees that two editors began from the same text."""
    page.add_child(instance=edition)
    edition.save_revision(user=by, clean=False)
    record("edition.drafted", edition, by=by, number=edition.number, **codes)
    return edition


def _publish(edition: Edition, *, by: User) -> None:
    """Wagtail's part: live, with a revision that tells its own log who did it."""
    revision = edition.save_revision(user=by, clean=False)
    revision.publish(user=by, skip_permission_checks=True)


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise NotPossibleNow(reasons)
