"""The editors' screens for consultations in the Wagtail admin: the menu, the addresses, the way there from an edition.

Nothing of a comment's writer but the name they chose is on these screens, in their HTML or in what they send.
"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from accounts.models import User
from codeofconduct.consultation import desk_views
from codeofconduct.consultation.permissions import may_answer, may_open
from codeofconduct.editions.desk.choices import ELSEWHERE, Choice
from codeofconduct.editions.models import Edition
from codeofconduct.editions.states import S

PATTERNS = [
    path("", desk_views.overview, name="overview"),
    path("<int:pk>/", desk_views.a_whole_round, name="round"),
    path("voorleggen/<int:pk>/", desk_views.lay_before, name="open"),
    path("editie/<int:pk>/", desk_views.latest_round, name="answers"),
]


class EditorsMenuItem(MenuItem):
    """Only for those who answer."""

    def is_shown(self, request) -> bool:
        return may_answer(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("consultatie/", include((PATTERNS, "consultation_desk"), namespace="consultation_desk"))]


@hooks.register("register_admin_menu_item")
def menu() -> MenuItem:
    address = reverse_lazy("consultation_desk:overview")
    return EditorsMenuItem(gettext_lazy("Consultations"), address, icon_name="comment", order=60)


@hooks.register("register_page_header_buttons")
def way_there(page, user, view_name, next_url=None) -> Iterator[Button]:
    """From an edition that is being written to the screen that lays it before the members, and to what they said."""
    edition = page.specific_deferred if page.pk else None
    if not isinstance(edition, Edition):
        return
    for choice in choices(edition, user):
        yield Button(choice.label, choice.url, icon_name=choice.icon, priority=60)


def choices(edition: Edition, user: User) -> Iterator[Choice]:
    """What there is to do with an edition and the members' opinion of it."""
    if edition.state == S.WORKING and may_open(user):
        yield Choice(_("Lay before the members"), reverse("consultation_desk:open", args=[edition.pk]), "comment")
    if (edition.state == S.CONSULTATION or edition.awaits_answers) and may_answer(user):
        yield Choice(_("What members say"), reverse("consultation_desk:answers", args=[edition.pk]), "comment")


ELSEWHERE.append(choices)
