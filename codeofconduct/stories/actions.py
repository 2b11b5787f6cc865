"""The verbs of a story: from what a member offers to a public page. Taking it away again is in ``withdrawal.py``."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from accounts.models import User
from accounts.permissions import require
from codeofconduct.stories.completeness import unfinished
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.models import StoriesPage, Story
from codeofconduct.stories.moving import locked, moved, page_of, too_late
from codeofconduct.stories.offered import LONGEST, Offered
from codeofconduct.stories.permissions import may_edit_stories, may_offer, may_read_for_traces
from codeofconduct.stories.remarks import Remark, what_is_wrong_with
from codeofconduct.stories.sealing import add_remark, seal_copy
from codeofconduct.stories.states import FIXED, S
from codeofconduct.stories.tasks import tell_donor
from codeofconduct.stories.text import as_written, text_digest, text_of
from documents.canonical import normalised
from trail import once
from trail.exceptions import NotPossibleNow
from trail.record import record

OFFERED, COMPOSED, OTHERWISE, RECOGNISED = (
    "manuscript.offered",
    "manuscript.composed",
    "manuscript.asked_otherwise",
    "manuscript.recognised",
)


@transaction.atomic
def offer(copy: Offered, *, by: User, key: str) -> Manuscript:
    """Give the editors a copy, sealed under a key of its own. Where it was copied from stays untouched and unknown.

    ``key`` is the form's: the same form with the same words twice is one offer. Raises ``NotPossibleNow`` when nothing
    is left of it or it is too long, ``PermissionDenied`` for who is no member.
    """
    donor = User.objects.locked(by)
    require(may_offer(donor), _("Only members offer stories."))
    act = once.act_of(key, copy.to_json())
    if made := once.made(Manuscript, OFFERED, act, by=donor):
        return made
    if copy.is_empty:
        raise NotPossibleNow(_("Everything is left out. Leave at least one paragraph in."))
    if copy.length > LONGEST:
        raise NotPossibleNow(_("This is longer than one story. Leave some paragraphs out."))
    manuscript = Manuscript(donor=donor)
    seal_copy(manuscript, copy)
    manuscript.save(force_insert=True)
    record(OFFERED, manuscript, by=donor)
    if act:
        once.remember(OFFERED, act, manuscript, by=donor)
    return manuscript


@transaction.atomic
def compose(*, by: User, key: str) -> Manuscript:
    """Begin a story that nobody offered: the editors make it up out of what the profession knows."""
    editor = User.objects.locked(by)
    require(may_edit_stories(editor), _("Only the board and the editors write stories."))
    act = once.act_of(key)
    if made := once.made(Manuscript, COMPOSED, act, by=editor):
        return made
    manuscript = Manuscript(state=S.EDITED, composed=True, rewritten_by=editor)
    manuscript.story = _empty_page(manuscript, editor)
    manuscript.save(force_insert=True)
    record(COMPOSED, manuscript, by=editor)
    if act:
        once.remember(COMPOSED, act, manuscript, by=editor)
    return manuscript


@transaction.atomic
def take_up(manuscript: Manuscript, *, by: User) -> Manuscript:
    """Begin rewriting. The page starts empty: a prototypical story is written anew, not copied."""
    manuscript = locked(manuscript)
    require(may_edit_stories(by), _("Only the board and the editors write stories."))
    if manuscript.state == S.OFFERED:
        manuscript.story = _empty_page(manuscript, by)
        manuscript.rewritten_by = by
    return moved(manuscript, S.EDITED, by=by, action="manuscript.taken_up", only_from=S.OFFERED)


@transaction.atomic
def put_before(manuscript: Manuscript, *, by: User) -> Manuscript:
    """Lay the text, as it was last saved, before the donor; from now on it rests. A composed one is agreed at once.

    Raises ``NotPossibleNow`` with everything that is still missing.
    """
    manuscript = locked(manuscript)
    require(may_edit_stories(by), _("Only the board and the editors write stories."))
    if manuscript.state != S.EDITED:
        raise too_late()
    text = as_written(page_of(manuscript))
    if missing := unfinished(text_of(text)):
        raise NotPossibleNow(missing)
    manuscript.agreed_sha256 = text_digest(text)
    if manuscript.composed:
        return moved(manuscript, S.AGREED, by=by, action="manuscript.settled", sha256=manuscript.agreed_sha256)
    transaction.on_commit(partial(tell_donor.enqueue, str(manuscript.pk)))
    return moved(manuscript, S.PUT_BEFORE, by=by, action="manuscript.put_before", sha256=manuscript.agreed_sha256)


@transaction.atomic
def agree(manuscript: Manuscript, sha256: str, *, by: User) -> Manuscript:
    """The donor says yes to the text with this digest: the one that stood before them on the page."""
    manuscript = locked(manuscript)
    require(_is_donor(by, manuscript), _("Only who offered a story agrees to its text."))
    _same_text(manuscript, sha256)
    return moved(manuscript, S.AGREED, by=by, action="manuscript.agreed", sha256=sha256)


@transaction.atomic
def ask_otherwise(manuscript: Manuscript, remark: str, *, by: User, key: str) -> Manuscript:
    """The donor says what should be different; the text goes back to the desk."""
    manuscript = locked(manuscript)
    require(_is_donor(by, manuscript), _("Only who offered a story agrees to its text."))
    return _back_with(manuscript, remark, "donor", by=by, key=key, action=OTHERWISE, only_from=S.PUT_BEFORE)


@transaction.atomic
def read(manuscript: Manuscript, sha256: str, *, by: User) -> Manuscript:
    """A second person read the text with this digest: nobody can be traced by it."""
    manuscript = locked(manuscript)
    require(may_read_for_traces(by, manuscript), _somebody_else())
    _same_text(manuscript, sha256)
    manuscript.read_by = by
    return moved(manuscript, S.READ, by=by, action="manuscript.read", sha256=sha256)


@transaction.atomic
def recognised(manuscript: Manuscript, remark: str, *, by: User, key: str) -> Manuscript:
    """A second person fears that someone could be recognised; the text goes back to the desk with a remark."""
    manuscript = locked(manuscript)
    require(may_read_for_traces(by, manuscript), _somebody_else())
    return _back_with(manuscript, remark, "reader", by=by, key=key, action=RECOGNISED, only_from=S.AGREED)


@transaction.atomic
def publish(manuscript: Manuscript, *, by: User) -> Manuscript:
    """Make the story public: exactly the text that was agreed to and read, or not at all."""
    manuscript = locked(manuscript)
    require(may_edit_stories(by), _("Only the board and the editors publish stories."))
    if manuscript.state == S.READ:
        _same_text(manuscript, manuscript.agreed_sha256)
    manuscript.sealed_remarks = None
    moved(manuscript, S.PUBLISHED, by=by, action="story.published", sha256=manuscript.agreed_sha256)
    page_of(manuscript).get_latest_revision().publish(user=by, skip_permission_checks=True)
    transaction.on_commit(partial(tell_donor.enqueue, str(manuscript.pk)))
    return manuscript


@transaction.atomic
def take_to_the_desk(manuscript: Manuscript, *, by: User) -> Manuscript:
    """Write on after all: off the public page, and whoever said yes is asked again."""
    manuscript = locked(manuscript)
    require(may_edit_stories(by), _("Only the board and the editors write stories."))
    if manuscript.state not in FIXED:
        raise too_late()
    if manuscript.state == S.PUBLISHED:
        UnpublishPageAction(page_of(manuscript), user=by).execute(skip_permission_checks=True)
    return _reopened(manuscript, by=by, action="manuscript.reopened")


def _back_with(
    manuscript: Manuscript, remark: str, who: str, *, by: User, key: str, action: str, only_from: S
) -> Manuscript:
    remark = normalised(remark).strip()
    act = once.act_of(key, str(manuscript.pk), remark)
    if act and once.find(action, act, by=by):
        return manuscript
    if wrong := what_is_wrong_with(remark):
        raise NotPossibleNow(wrong)
    if manuscript.state != only_from:
        raise too_late()
    add_remark(manuscript, Remark(who, remark, timezone.localdate().isoformat()))
    _reopened(manuscript, by=by, action=action)
    if act:
        once.remember(action, act, manuscript, by=by)
    return manuscript


def _reopened(manuscript: Manuscript, *, by: User, action: str) -> Manuscript:
    manuscript.agreed_sha256, manuscript.read_by = "", None
    return moved(manuscript, S.EDITED, by=by, action=action)


def _same_text(manuscript: Manuscript, sha256: str) -> None:
    """What was read is what was put before them, and what stands there now. Otherwise nobody said yes to it."""
    if not manuscript.agreed_sha256 or not manuscript.story:
        raise too_late()
    if len({sha256, manuscript.agreed_sha256, text_digest(as_written(page_of(manuscript)))}) > 1:
        raise NotPossibleNow(_("The text is not the one that was agreed to. Take it back to the desk first."))


def _somebody_else() -> str:
    return _("Somebody else reads this: not who wrote it, and not who offered it.")


def _is_donor(user: User, manuscript: Manuscript) -> bool:
    return manuscript.donor_id is not None and manuscript.donor_id == user.pk


def _empty_page(manuscript: Manuscript, editor: User) -> Story:
    title = _("Story %(mark)s") % {"mark": str(manuscript.pk)[:6]}
    story = Story(title=title, slug=slugify(title), situation="", question="", live=False, owner=editor)
    StoriesPage.objects.get().add_child(instance=story)
    story.save_revision(user=editor, clean=False)
    return story
