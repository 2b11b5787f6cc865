"""The verbs of this room: affirm, let a sentence stand for a newer edition, show it and hide it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.affirmation.permissions import may_affirm
from codeofconduct.affirmation.queries import affirmed, carried_key, sentence_of
from codeofconduct.consultation.states import ShownAs
from codeofconduct.consultation.wording import has_invisible_signs, tidied
from codeofconduct.editions.models import Article, Edition
from codeofconduct.editions.queries import in_force
from trail import once
from trail.exceptions import NotPossibleNow
from trail.record import record

LONGEST_SENTENCE = 2_000
"""Signs. One sentence was asked; who needs a few more has room, and nobody can fill the database."""

ACTION = "code.affirmed"
SOMEBODY = "member"
"""How the trail names who shows a sentence: it is never erased, and "a member" must stay a member."""


@transaction.atomic
def affirm(member: User, edition: Edition, sentence: str, article_key: str, *, key: str) -> Affirmation:
    """Stand behind the edition in force with one own sentence about an article that touches one's work.

    Affirming a newer edition keeps the older affirmation; affirming the same one again rewrites the sentence, leaves
    no second trace, and takes away the copy that was shown. ``key`` is the form's: the same form with the same words
    twice is one act. Raises ``NotPossibleNow``, and ``PermissionDenied`` for who is no member.
    """
    member = User.objects.locked(member)
    require(may_affirm(member), _("Only members affirm the code."))
    sentence = tidied(sentence)
    act = once.act_of(key, edition.number, article_key, sentence)
    if made := once.made(Affirmation, ACTION, act, by=member):
        return made
    affirmation = _stand_behind(member, edition, sentence, article_key)
    once.remember(ACTION, act, affirmation, by=member)
    return affirmation


@transaction.atomic
def carry_over(member: User, edition: Edition) -> Affirmation:
    """Let the sentence with which a member affirmed an older edition stand for the one in force, sealed anew.

    It goes along with its article when that got another key. Doing it twice does nothing more. Raises
    ``NotPossibleNow`` without an older sentence or when its article is gone, ``PermissionDenied`` for who is no member.
    """
    member = User.objects.locked(member)
    require(may_affirm(member), _("Only members affirm the code."))
    latest = affirmed(member)
    if latest is None:
        raise NotPossibleNow(_("Write one sentence, in your own words."))
    if latest.edition == edition:
        return latest
    article_key = carried_key(latest, edition)
    if not article_key:
        raise NotPossibleNow(_("The article of your sentence is no longer in the code. Write a new sentence."))
    return _stand_behind(member, edition, sentence_of(latest), article_key)


@transaction.atomic
def show(affirmation: Affirmation, shown_as: str, *, by: User, revision: int) -> Affirmation:
    """Show one's sentence beside its article, under one's own name or as "a member", until one hides it.

    ``revision`` is that of the sentence the member looked at. Raises ``NotPossibleNow`` when it was written anew since,
    ``PermissionDenied`` for anybody but the member.
    """
    by = User.objects.locked(by)
    rows = Affirmation.objects.select_for_update(of=("self",), no_key=True).select_related("edition", "member")
    affirmation = rows.get(pk=affirmation.pk)
    require(affirmation.member_id == by.pk and may_affirm(by), _("Only the member who wrote it shows a sentence."))
    if shown_as not in ShownAs.values:
        raise NotPossibleNow(_("Choose under which name others read this."))
    if affirmation.revision != revision:
        raise NotPossibleNow(_("Your sentence was written anew in the meantime. Look at it again, and then choose."))
    if affirmation.shown_as != shown_as:
        affirmation.shown_text, affirmation.shown_as = sentence_of(affirmation), shown_as
        affirmation.shown_at = timezone.now()
        affirmation.save()
        record("sentence.shown", affirmation.edition, by=SOMEBODY)
    return affirmation


@transaction.atomic
def hide(*, by: User) -> None:
    """Show none of one's sentences any longer, of whichever edition: gone from the pages at once."""
    by = User.objects.locked(by)
    for affirmation in Affirmation.objects.visible_to(by).shown().select_related("edition"):
        _hide(affirmation)
        affirmation.save()


def what_is_wrong_with(sentence: str) -> str:
    """Why a sentence cannot be kept, in words for its writer; empty when it can."""
    if not sentence.strip():
        return _("Write one sentence, in your own words.")
    if len(sentence) > LONGEST_SENTENCE:
        return _("This is longer than we can keep here. One sentence is enough.")
    if has_invisible_signs(sentence):
        return _("There is an invisible sign in your text that we cannot keep. Type the sentence again.")
    return ""


def _stand_behind(member: User, edition: Edition, sentence: str, article_key: str) -> Affirmation:
    """Editions before the trail, as in every verb that holds both: two that wait for each other would stop for good."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    _refuse_impossible(edition, sentence, article_key)
    affirmation = Affirmation.objects.filter(member=member, edition=edition).first()
    if affirmation is None:
        affirmation = Affirmation(member=member, edition=edition, revision=0)
        record(ACTION, affirmation, by=member, edition=edition.number)
    if affirmation.shown_text:
        _hide(affirmation)
    affirmation.article_key = article_key
    _seal(affirmation, sentence)
    return affirmation


def _refuse_impossible(edition: Edition, sentence: str, article_key: str) -> None:
    if wrong := what_is_wrong_with(sentence):
        raise NotPossibleNow(wrong)
    if edition != in_force(timezone.localdate()):
        raise NotPossibleNow(_("Meanwhile another edition of the code is in force. Read it, and then choose."))
    if not Article.objects.filter(value__edition=edition, key=article_key).exists():
        raise NotPossibleNow(_("Choose the article that touches your work."))


def _hide(affirmation: Affirmation) -> None:
    affirmation.shown_text, affirmation.shown_as, affirmation.shown_at = "", "", None
    record("sentence.hidden", affirmation.edition, by=SOMEBODY)


def _seal(affirmation: Affirmation, sentence: str) -> None:
    affirmation.revision += 1
    affirmation.sealed = Vault.of(affirmation.member).seal(
        sentence, item=f"affirmation:{affirmation.pk}", field="sentence", revision=affirmation.revision
    )
    affirmation.save()
