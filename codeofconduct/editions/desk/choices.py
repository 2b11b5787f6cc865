"""What somebody can do with an edition now: the buttons on its screens and in the desk's list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from codeofconduct.editions.models import Edition
from codeofconduct.editions.permissions import may_adopt, may_draft
from codeofconduct.editions.states import S


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do. ``icon`` is one of Wagtail's."""

    label: str
    url: str
    icon: str


Offer = Callable[[Edition, User], Iterator[Choice]]
ELSEWHERE: list[Offer] = []
"""What rooms that stand on this one offer; each puts itself here, as in ``editions.beside``."""


def choices(edition: Edition, user: User) -> list[Choice]:
    """In the order of an edition's life."""
    return [Choice(label, reverse(name, args=[edition.pk]), icon) for label, name, icon in _names(edition, user)]


def elsewhere(edition: Edition, user: User) -> list[Choice]:
    """What other rooms offer, which put their own buttons on the edition's screens."""
    return [choice for offer in ELSEWHERE for choice in offer(edition, user)]


def _names(edition: Edition, user: User) -> Iterator[tuple[str, str, str]]:
    if edition.state in (S.ADOPTED, S.IN_FORCE) and may_draft(user):
        yield _("Begin the next edition"), "code_desk:follow", "plus"
        yield _("Make a correction"), "code_desk:correct", "edit"
    if may_draft(user):
        yield _("See what changed"), "code_desk:compare", "history"
    if edition.state == S.WORKING and may_adopt(user):
        yield _("Record the adoption"), "code_desk:adopt", "check"
