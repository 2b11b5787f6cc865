"""The verb of this room: affirm."""

import unicodedata

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.affirmation.permissions import may_affirm
from codeofconduct.editions.models import Article, Edition
from codeofconduct.editions.queries import in_force
from documents.canonical import normalised
from trail import once
from trail.exceptions import NotPossibleNow
from trail.record import record

LONGEST_SENTENCE = 2_000
"""Signs. One sentence was asked; who needs a few more has room, and nobody can fill the database."""

ACTION = "code.affirmed"


@transaction.atomic
def affirm(member: User, edition: Edition, sentence: str, article_key: str, *, key: str) -> Affirmation:
    """Stand behind the edition in force with one own sentence about an article that touches one's work.

    Affirming a newer edition keeps the older affirmation; affirming the same one again rewrites the sentence and
    leaves no second trace. ``key`` is the form's: the same form with the same words twice is one act. Raises
    ``NotPossibleNow``, and ``PermissionDenied`` for who is no member.
    """
    member = User.objects.locked(member)
    require(may_affirm(member), _("Only members affirm the code."))
    sentence = normalised(sentence).strip()
    act = once.act_of(key, edition.number, article_key, sentence)
    if done := once.find(ACTION, act, by=member):
        return Affirmation.objects.get(pk=done)
    _refuse_impossible(edition, sentence, article_key)
    affirmation = Affirmation.objects.filter(member=member, edition=edition).first()
    if affirmation is None:
        affirmation = Affirmation(member=member, edition=edition, revision=0)
        record(ACTION, affirmation, by=member, edition=edition.number)
    affirmation.article_key = article_key
    _seal(affirmation, sentence)
    once.remember(ACTION, act, affirmation, by=member)
    return affirmation


def what_is_wrong_with(sentence: str) -> str:
    """Why a sentence cannot be kept, in words for its writer; empty when it can."""
    if not sentence.strip():
        return _("Write one sentence, in your own words.")
    if len(sentence) > LONGEST_SENTENCE:
        return _("This is longer than we can keep here. One sentence is enough.")
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in sentence):
        return _("There is an invisible sign in your text that we cannot keep. Type the sentence again.")
    return ""


def _refuse_impossible(edition: Edition, sentence: str, article_key: str) -> None:
    if wrong := what_is_wrong_with(sentence):
        raise NotPossibleNow(wrong)
    if edition != in_force(timezone.localdate()):
        raise NotPossibleNow(_("Meanwhile another edition of the code is in force. Read it, and then choose."))
    if not Article.objects.filter(value__edition=edition, key=article_key).exists():
        raise NotPossibleNow(_("Choose the article that touches your work."))


def _seal(affirmation: Affirmation, sentence: str) -> None:
    affirmation.revision += 1
    affirmation.sealed = Vault.of(affirmation.member).seal(
        sentence, item=f"affirmation:{affirmation.pk}", field="sentence", revision=affirmation.revision
    )
    affirmation.save()
