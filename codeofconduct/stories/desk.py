"""The stories' part of Wagtail's desk: the list of what waits, its menu entry, and which stories a bundle can hold."""

from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from codeofconduct.stories.desk_views import waits
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.models import Story
from codeofconduct.stories.permissions import may_edit_stories


class StoriesMenuItem(MenuItem):
    """Only for those the list is for."""

    def is_shown(self, request) -> bool:
        return may_edit_stories(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("verhalen/", waits, name="stories_desk")]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return StoriesMenuItem(gettext_lazy("Stories"), reverse_lazy("stories_desk"), icon_name="openquote", order=210)


@hooks.register("construct_page_chooser_queryset")
def only_public_stories(pages, request):
    """A bundle holds stories that are public; others cannot be chosen."""
    if request.GET.get("page_type", "").lower() == "codeofconduct.story":
        return pages.live()
    return pages


@hooks.register("register_page_header_buttons")
def to_the_desk(page, user, view_name, next_url=None):
    """From a story's page in Wagtail to where it stands, and what can be done with it."""
    if page.specific_class is Story and may_edit_stories(user):
        manuscript = Manuscript.objects.filter(story_id=page.pk).only("pk").first()
        if manuscript:
            yield Button(
                _("Where this story stands"), reverse("stories:desk", args=[manuscript.pk]), "openquote", priority=1
            )
