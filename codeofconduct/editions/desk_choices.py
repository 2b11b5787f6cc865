"""What somebody can do with an edition now: the buttons on its screens and in the desk's list."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
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


def choices(edition: Edition, user: User) -> list[Choice]:
    """In the order of an edition's life; links to rooms that are not there are left out."""
    return [Choice(label, url, icon) for label, name, icon in _names(edition, user) if (url := _address(name, edition))]


def _names(edition: Edition, user: User) -> Iterator[tuple[str, str, str]]:
    if edition.is_final and may_draft(user):
        yield _("Begin the next edition"), "code_desk:follow", "plus"
        yield _("Make a correction"), "code_desk:correct", "edit"
    yield _("See what changed"), "code_desk:compare", "history"
    if edition.state == S.WORKING and may_draft(user):
        yield _("Lay before the members"), "consultation_desk:open", "group"
    if not edition.is_final and may_draft(user):
        yield _("Answer the members"), "consultation_desk:answers", "comment"
    if edition.state == S.WORKING and may_adopt(user):
        yield _("Record the adoption"), "code_desk:adopt", "check"


def _address(name: str, edition: Edition) -> str:
    try:
        return reverse(name, args=[edition.pk])
    except NoReverseMatch:
        return ""
