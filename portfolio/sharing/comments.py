"""The verbs of the margin: the other writes, the owner keeps. Nothing of it is traced: it is part of a private text."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from portfolio.sharing.actions import living
from portfolio.sharing.models import Comment, Share
from portfolio.sharing.permissions import may_keep_or_remove, may_take_back
from portfolio.sharing.sealing import Remark, seal_answer, seal_remark, vault_of
from portfolio.writing.text import written
from trail import once
from trail.exceptions import NotPossibleNow

COMMENTED, ANSWERED = "comment.written", "comment.answered"
"""The acts a form's key is remembered under. They are no trail actions."""
COMMENT_LIMIT = 4_000
MOST = 60
"""Comments one person can write beside one share."""


@transaction.atomic
def comment(share: Share, text: str, *, about: str = "", by: User, key: str) -> Comment:
    """Write a question in the margin: beside the part called ``about``, or beside the whole.

    Sealed under the owner's key. The same form twice is one. Raises ``NotPossibleNow`` when the share is over or
    nothing was written.
    """
    share = living(share, by)
    text = written(text).strip()
    act = once.act_of(key, str(share.pk), about, text)
    done = once.find(COMMENTED, act, by=by) if act else None
    if done and (found := Comment.objects.filter(pk=done).first()):
        return found
    _check(text)
    if share.comments.count() >= MOST:
        raise NotPossibleNow(_("The margin is full. Talk it over together."))
    made = Comment(share=share, revision=share.revision or share.item.revision)
    made.sealed = seal_remark(made, Remark(text, about), vault_of(share))
    made.save()
    if act:
        once.remember(COMMENTED, act, made, by=by)
    return made


@transaction.atomic
def take_back(comment: Comment, *, by: User) -> None:
    """Its writer takes it back, as long as they may read the text. Twice is once. Raises ``PermissionDenied``."""
    held = _locked(comment)
    if held is None:
        return
    require(may_take_back(by, held), _("Only who wrote this can take it back."))
    held.delete()


@transaction.atomic
def answer(comment: Comment, text: str, *, by: User, key: str) -> Comment:
    """The owner writes back beside a comment; an empty text takes the answer away.

    Raises ``NotPossibleNow`` when the comment is gone or the text is too long, ``PermissionDenied``.
    """
    held = _locked(comment)
    if held is None:
        raise NotPossibleNow(_("This comment is no longer there."))
    require(may_keep_or_remove(by, held), _("Only the member can do this."))
    text = written(text).strip()
    act = once.act_of(key, str(held.pk), text)
    if act and once.find(ANSWERED, act, by=by):
        return held
    if text:
        _check(text)
    held.sealed_answer = seal_answer(held, text, vault_of(held.share)) if text else b""
    held.answered_at = timezone.now() if text else None
    held.save()
    if act:
        once.remember(ANSWERED, act, held, by=by)
    return held


@transaction.atomic
def remove(comment: Comment, *, by: User) -> None:
    """The owner removes what stands in their margin, for good. Twice is once. Raises ``PermissionDenied``."""
    held = _locked(comment)
    if held is None:
        return
    require(may_keep_or_remove(by, held), _("Only the member can do this."))
    held.delete()


def _check(text: str) -> None:
    if not text:
        raise NotPossibleNow(_("Write one sentence. More is not needed."))
    if len(text) > COMMENT_LIMIT:
        raise NotPossibleNow(_("This is longer than fits here. Shorten it, or make a second piece of it."))


def _locked(comment: Comment) -> Comment | None:
    """The comment as it is now, with its share held: taking back a share and this cannot pass each other."""
    share = Share.objects.select_for_update(of=("self",), no_key=True).select_related("owner__key")
    held = share.filter(pk=comment.share_id).first()
    found = Comment.objects.filter(pk=comment.pk, share=held).first() if held else None
    if found and held:
        found.share = held
    return found
