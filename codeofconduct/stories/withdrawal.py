"""Taking a story away, all of it, within the request: the page, its versions, its papers, the copy and its key."""

from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from accounts.models import User
from accounts.permissions import require
from codeofconduct.stories.manuscript import Manuscript, TakenBack, digest_of_slug
from codeofconduct.stories.models import Story
from codeofconduct.stories.moving import locked, moved, page_of, too_late
from codeofconduct.stories.permissions import may_edit_stories, may_take_back
from codeofconduct.stories.remarks import what_is_wrong_with
from codeofconduct.stories.sealing import seal_reason
from codeofconduct.stories.states import NEXT, S
from codeofconduct.stories.tasks import tell_donor
from documents.canonical import normalised
from documents.printed import forget_printed
from trail import once
from trail.exceptions import NotPossibleNow

GIVEN_BACK = "manuscript.given_back"


@transaction.atomic
def withdraw(manuscript: Manuscript, *, by: User) -> Manuscript:
    """Take a story back, in whatever state; when this returns nobody reads a word of it any more."""
    manuscript = locked(manuscript)
    require(may_take_back(by, manuscript), _("Only who offered a story takes it back."))
    return _taken_apart(manuscript, S.WITHDRAWN, by=by, action="story.withdrawn")


@transaction.atomic
def withdraw_all_of(donor: User, *, by: User) -> list[Manuscript]:
    """Before an account is erased: everything this person offered goes with them. Doing it again does nothing.

    ``by`` is who erases: the donor, or whoever carries out their wish.
    """
    theirs = [one for one in Manuscript.objects.offered_by(donor) if S.WITHDRAWN in NEXT[S(one.state)]]
    return [_taken_apart(locked(one), S.WITHDRAWN, by=by, action="story.withdrawn") for one in theirs]


@transaction.atomic
def give_back(manuscript: Manuscript, reason: str, *, by: User, key: str) -> Manuscript:
    """Tell the donor, with thanks, why it will not become a story; only they can read that. The copy is destroyed."""
    manuscript = locked(manuscript)
    require(may_edit_stories(by), _("Only the board and the editors write stories."))
    reason = normalised(reason).strip()
    act = once.act_of(key, str(manuscript.pk), reason)
    if act and once.find(GIVEN_BACK, act, by=by):
        return manuscript
    if wrong := what_is_wrong_with(reason):
        raise NotPossibleNow(wrong)
    if manuscript.composed or S.RETURNED not in NEXT[S(manuscript.state)]:
        raise too_late()
    _taken_apart(manuscript, S.RETURNED, by=by, action=GIVEN_BACK, reason=reason)
    transaction.on_commit(partial(tell_donor.enqueue, str(manuscript.pk)))
    if act:
        once.remember(GIVEN_BACK, act, manuscript, by=by)
    return manuscript


def _taken_apart(manuscript: Manuscript, to: S, *, by: User, action: str, reason: str = "") -> Manuscript:
    story = page_of(manuscript) if manuscript.story_id else None
    key = manuscript.record_key
    manuscript.sealed = manuscript.sealed_remarks = manuscript.record_key = manuscript.story = None
    manuscript.agreed_sha256 = ""
    if reason and manuscript.donor:
        seal_reason(manuscript, reason, manuscript.donor)
    moved(manuscript, to, by=by, action=action)
    if key:
        key.delete()
    if story:
        _erase(story)
    return manuscript


def _erase(story: Story) -> None:
    """The page and everything Wagtail or a printer kept of it. At its address stays: this was taken back."""
    pk = story.pk
    if story.first_published_at:
        TakenBack.objects.get_or_create(address_sha256=digest_of_slug(story.slug))
    story.delete()
    kinds = list(ContentType.objects.get_for_models(Page, Story).values())
    Revision.objects.filter(base_content_type__in=kinds, object_id=str(pk)).delete()
    ReferenceIndex.objects.filter(base_content_type__in=kinds, object_id=str(pk)).delete()
    FormState.objects.filter(content_type__in=kinds, object_id=str(pk)).delete()
    EditingSession.objects.filter(content_type__in=kinds, object_id=str(pk)).delete()
    PageLogEntry.objects.filter(page_id=pk).delete()
    _forget_papers(pk)
    transaction.on_commit(partial(_forget_papers, pk))  # one that was being made at this very moment


def _forget_papers(pk: int) -> None:
    """Its card, and every bundle's booklet: an older one may hold it. They are made again when somebody asks."""
    forget_printed(f"story/{pk}/")
    forget_printed("bundle/")
