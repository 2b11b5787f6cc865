"""Whether someone affirmed the code, which edition, and in their own words."""

from dataclasses import dataclass

from django.db.models import Case, CharField, F, Value, When
from django.utils.translation import gettext as _

from accounts.groups import MEMBERS
from accounts.models import User
from accounts.vault import Vault
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.consultation.states import ShownAs
from codeofconduct.editions.compare import Change, Comparison
from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import changed_between

A_HANDFUL = 5
"""Sentences beside an article: enough to hear several voices, too few to count."""
NAME = Case(When(shown_as=ShownAs.OWN_NAME, then=F("member__name")), default=Value(""), output_field=CharField())


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that its writer shows beside an article, by the name they chose: it knows no member."""

    text: str
    by: str


def affirmed(member: User) -> Affirmation | None:
    """The affirmation of the newest edition a member affirmed, with its edition loaded. One query."""
    mine = Affirmation.objects.filter(member=member).select_related("edition")
    return mine.order_by("-edition__in_force_from").first()


def has_affirmed(member: User, edition: Edition) -> bool:
    """Whether a member affirmed this very edition."""
    return Affirmation.objects.filter(member=member, edition=edition).exists()


def sentence_of(affirmation: Affirmation) -> str:
    """The member's own sentence; for their eyes only. Raises ``CannotOpen``."""
    return Vault.of(affirmation.member).open(
        bytes(affirmation.sealed), item=f"affirmation:{affirmation.pk}", field="sentence", revision=affirmation.revision
    )


def shown_beside(article_key: str, edition: Edition, limit: int = A_HANDFUL) -> list[Shown]:
    """What members show beside an article of an edition, newest first. Gone as soon as one is no member. One query."""
    still_members = {"member__groups__name": MEMBERS, "member__is_active": True}
    beside = Affirmation.objects.shown().filter(article_key=article_key, edition=edition, **still_members)
    rows = beside.order_by("-shown_at", "pk").values_list("shown_text", NAME)[:limit]
    return [Shown(text, called(name)) for text, name in rows]


def called(name: str) -> str:
    """The name others read; who chose none, or has none, is a member."""
    return name or _("a member")


def shown_by(member: User) -> list[Affirmation]:
    """Where a member shows a sentence, newest edition first. One query."""
    mine = Affirmation.objects.visible_to(member).shown().select_related("edition")
    return list(mine.order_by("-edition__in_force_from"))


def carried_key(affirmation: Affirmation, edition: Edition) -> str:
    """The key under which the article of this sentence stands in a newer edition; empty when it is gone."""
    change = about(affirmation, changed_between(affirmation.edition, edition))
    return change.key_new if change else ""


def about(affirmation: Affirmation, comparison: Comparison) -> Change | None:
    """What became of the article of this sentence."""
    return next((one for one in comparison.articles if one.key_old == affirmation.article_key), None)
