"""What the editions add to Wagtail's desk: a menu item, buttons, their own screens, and refusals that say why."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from codeofconduct.editions.desk import views
from codeofconduct.editions.desk.choices import choices
from codeofconduct.editions.desk.staying import why_it_stays
from codeofconduct.editions.models import Edition
from codeofconduct.editions.permissions import may_draft


@hooks.register("register_admin_urls")
def addresses() -> list:
    """Under /beheer/beroepscode/."""
    rooms = [
        path("", views.home, name="home"),
        path("<int:pk>/volgende/", views.follow, name="follow"),
        path("<int:pk>/verbeteren/", views.follow, {"correction": True}, name="correct"),
        path("<int:pk>/vaststellen/", views.adopt, name="adopt"),
        path("<int:pk>/veranderd/", views.compare, name="compare"),
    ]
    return [path("beroepscode/", include((rooms, "code_desk")))]


class CodeMenuItem(MenuItem):
    """Only for those who write the code."""

    def is_shown(self, request) -> bool:
        return may_draft(request.user)


@hooks.register("register_admin_menu_item")
def code() -> MenuItem:
    return CodeMenuItem(
        gettext_lazy("Code of conduct"), reverse_lazy("code_desk:home"), name="code", icon_name="openquote", order=60
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def buttons(page: Page, user, next_url=None, view_name=None) -> Iterator[Button]:
    """On an edition's own screen and in the list of pages."""
    if isinstance(edition := page.specific, Edition):
        for place, choice in enumerate(choices(edition, user)):
            yield Button(choice.label, choice.url, icon_name=choice.icon, priority=200 + place)


@hooks.register("construct_page_action_menu")
def approving_is_not_publishing(menu_items: list, request: HttpRequest, context: dict) -> None:
    """Wagtail calls the last step "approve and publish"; of an edition it is only approving."""
    if context.get("page") and isinstance(context["page"], Edition):
        for item in menu_items:
            if getattr(item, "name", "") == "approve":
                item.label = _("Agree with a comment") if item.launch_modal else _("The board agrees with this text")


@hooks.register("before_delete_page")
def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Asked by the button, before anything is shown."""
    return _refused(request, [page])


@hooks.register("before_bulk_action")
def refuse_to_delete_many(request: HttpRequest, action_type: str, objects: Iterable, action) -> HttpResponse | None:
    """Nothing of a selection goes when one page in it stays."""
    pages = [one for one in objects if isinstance(one, Page)]
    return _refused(request, pages) if action_type == "delete" else None


def _refused(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    reasons = [reason for page in pages if (reason := why_it_stays(page.specific))]
    for reason in reasons:
        messages.error(request, reason)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk) if reasons else None
