"""Stories and bundles of them: Wagtail pages. The manuscript behind a story is no page (``manuscript.py``)."""

from django.db import models
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel, TitleFieldPanel
from wagtail.models import Orderable, Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from accounts.freshness import fresh
from codeofconduct.editions.models import Article
from codeofconduct.editions.states import FINAL
from codeofconduct.stories import pages
from codeofconduct.stories.article_select import ArticleSelect
from codeofconduct.stories.forms import FirstYouForm
from codeofconduct.stories.manuscript import Manuscript, TakenBack
from codeofconduct.stories.pageguard import BundlePermissions, StoriesPagePermissions, StoryPermissions, TextRests
from codeofconduct.stories.states import FIXED

__all__ = [
    "Bundle",
    "BundledStory",
    "CardQuestion",
    "Manuscript",
    "StoriesPage",
    "Story",
    "StoryArticle",
    "StoryImage",
    "TakenBack",
]


class StoriesPage(Page):
    """/verhalen/: bundles and stories. A fixed point, as the code's page is."""

    introduction = models.TextField(_("introduction"), blank=True)
    template = "codeofconduct/stories/stories.html"
    parent_page_types = ["codeofconduct.SiteRoot"]
    subpage_types = ["codeofconduct.Story", "codeofconduct.Bundle"]
    max_count = 1
    content_panels = [FieldPanel("introduction")]
    promote_panels: list = []
    settings_panels: list = []

    class Meta:
        verbose_name = _("stories")

    def permissions_for_user(self, user):
        return StoriesPagePermissions(user, self)

    def get_view_restrictions(self):
        """None, ever: stories are public."""
        return PageViewRestriction.objects.none()

    def route(self, request, path_components):
        """The address of a story that was taken back still answers: gone, and why. It knows no word of it."""
        try:
            return super().route(request, path_components)
        except Http404:
            if len(path_components) == 1 and TakenBack.objects.was_at(path_components[0]):
                return RouteResult(self, kwargs={"taken_back": True})
            raise

    def serve(self, request, *args, taken_back=False, **kwargs):
        if taken_back:
            return pages.taken_back(request)
        facts = (self.last_published_at, *(page.last_published_at for page in (*self.bundles, *self.stories)))
        return fresh(request, self.pk, *facts).answer(lambda: super(StoriesPage, self).serve(request, *args, **kwargs))

    @cached_property
    def bundles(self) -> list["Bundle"]:
        """Those for a kind of work first, then the others; in the order of the editors."""
        return sorted(Bundle.objects.child_of(self).live().order_by("path"), key=lambda one: not one.for_whom)

    @cached_property
    def stories(self) -> list["Story"]:
        """The public ones, newest first."""
        return list(Story.objects.child_of(self).live().order_by("-first_published_at"))


class Story(Page):
    """A prototypical story: the situation first, the question, and only then how others chose. Plain text.

    It becomes public through ``actions.publish`` alone: Wagtail's buttons, its clock and its bulk actions cannot.
    """

    situation = models.TextField(_("situation"), help_text=_("What happened, without its ending."))
    question = models.CharField(_("question to the reader"), max_length=300)
    template = "codeofconduct/stories/story.html"
    parent_page_types = ["codeofconduct.StoriesPage"]
    subpage_types: list[str] = []
    is_creatable = False
    """A story begins at the desk (``actions.take_up``, ``actions.compose``): there is always a manuscript to it."""
    content_panels = [
        TitleFieldPanel("title", help_text=_("A few words that give nothing away, and lead to nobody.")),
        FieldPanel("situation"),
        FieldPanel("question", help_text=_("For example: what would you do?")),
        MultiFieldPanel(
            [
                HelpPanel(content=_("Choices side by side, each with its grounds. None of them is the right one.")),
                InlinePanel("images", label=_("Image of good work")),
            ],
            heading=_("How others chose"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(content=_("Five to seven short questions to talk about together; or none, and no card.")),
                InlinePanel("card_questions", label=_("Question"), max_num=7),
            ],
            heading=_("Dialogue card"),
        ),
        InlinePanel("article_links", heading=_("Articles of the code"), label=_("Article")),
    ]
    promote_panels = [
        FieldPanel("slug", help_text=_("The last part of the address. Readers see it: it leads to nobody either."))
    ]
    settings_panels: list = []
    preview_modes = [("", _("What the reader sees first")), ("others", _("How others chose"))]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def permissions_for_user(self, user):
        return StoryPermissions(user, self)

    def get_view_restrictions(self):
        """None, ever: stories are public."""
        return PageViewRestriction.objects.none()

    def get_lock(self):
        return TextRests(self) if self.rests else super().get_lock()

    def get_indexed_instance(self):
        """None: an index of words keeps them long after the page is gone. The desk lists every story."""

    @classmethod
    def get_indexed_objects(cls):
        return cls.objects.none()

    def get_route_paths(self):
        """None: Wagtail would lead from every earlier address here, to a draft, or from words that led to somebody."""
        return []

    @property
    def rests(self) -> bool:
        """Whether somebody reads, or said yes to, exactly this text. One query."""
        return Manuscript.objects.filter(story_id=self.pk, state__in=FIXED).exists()

    def publish(self, revision, *args, **kwargs):
        """Not heard, whoever asks, unless it is the verb's: the text that was agreed to and read, and today."""
        if pages.may_go_live(revision):
            super().publish(revision, *args, **kwargs)
        else:
            self.revisions.update(approved_go_live_at=None)

    def serve(self, request, *args, **kwargs):
        if getattr(request, "is_preview", False):
            return super().serve(request, *args, **kwargs)
        if not pages.is_public(self):
            raise Http404
        facts = (self.pk, self.last_published_at)
        return fresh(request, *facts).answer(lambda: super(Story, self).serve(request, *args, **kwargs))

    def serve_preview(self, request, mode_name):
        if mode_name != "others":
            return super().serve_preview(request, mode_name)
        request.is_preview = True
        return pages.others(self, request)

    def get_context(self, request, *args, **kwargs):
        cards = bool(self.slug and self.live and self.card_questions.all())
        return super().get_context(request, *args, **kwargs) | {"form": FirstYouForm(), "has_card": cards}


class StoryImage(Orderable):
    """How somebody chose, and why; never the right answer."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="images")
    who = models.CharField(_("who"), max_length=120, help_text=_("A role, never a name."))
    picture = models.TextField(_("what they chose, and why"))


class CardQuestion(Orderable):
    """A question on the dialogue card."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="card_questions")
    text = models.CharField(_("question"), max_length=140)


class StoryArticle(Orderable):
    """An article the story touches, in the edition it was written under."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="article_links")
    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"value__edition__state__in": sorted(FINAL)},  # an article of a draft may still go
    )
    panels = [FieldPanel("article", widget=ArticleSelect)]


class Bundle(Page):
    """Stories that belong together, for one kind of work: inspectors, boundary workers, youth professionals."""

    introduction = models.TextField(_("introduction"), blank=True)
    for_whom = models.CharField(_("for whom"), max_length=120, blank=True)
    template = "codeofconduct/stories/bundle.html"
    parent_page_types = ["codeofconduct.StoriesPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("for_whom", help_text=_("Who will recognise their work in it, in a few words.")),
        FieldPanel("introduction"),
        InlinePanel("bundled", heading=_("Stories"), label=_("Story")),
    ]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list = []

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")

    def permissions_for_user(self, user):
        return BundlePermissions(user, self)

    def get_view_restrictions(self):
        """None, ever: bundles are public."""
        return PageViewRestriction.objects.none()

    def get_route_paths(self):
        """An earlier address leads here only when it was public."""
        return super().get_route_paths() if self.live else []

    def serve(self, request, *args, **kwargs):
        facts = (self.pk, self.last_published_at, *(story.last_published_at for story in self.stories))
        return fresh(request, *facts).answer(lambda: super(Bundle, self).serve(request, *args, **kwargs))

    @cached_property
    def stories(self) -> list[Story]:
        """Those that are public, in the order of the editors; in a preview as the editor has them."""
        return [one.story for one in self.bundled.select_related("story") if one.story_id and one.story.live]


class BundledStory(Orderable):
    """A story's place in a bundle."""

    bundle = ParentalKey(Bundle, on_delete=models.CASCADE, related_name="bundled")
    story = models.ForeignKey(Story, verbose_name=_("story"), on_delete=models.CASCADE, related_name="+")
    panels = [PageChooserPanel("story", "codeofconduct.Story", help_text=_("Only stories that are public."))]
