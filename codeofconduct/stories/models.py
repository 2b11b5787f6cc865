"""Stories, bundles of them, and the manuscript: the way from a member's offer to a page."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page

from accounts.models import RecordKey, User
from codeofconduct.editions.models import Article
from codeofconduct.stories.states import S


class StoriesPage(Page):
    """/verhalen/: bundles and stories."""

    introduction = models.TextField(_("introduction"), blank=True)
    template = "codeofconduct/stories/stories.html"
    parent_page_types = ["codeofconduct.SiteRoot"]
    subpage_types = ["codeofconduct.Story", "codeofconduct.Bundle"]
    max_count = 1
    content_panels = [FieldPanel("introduction")]
    promote_panels: list = []

    class Meta:
        verbose_name = _("stories")


class Story(Page):
    """A prototypical story: the situation first, the question, and only then how others chose. Plain text."""

    situation = models.TextField(_("situation"), help_text=_("What happened, without its ending."))
    question = models.CharField(_("question to the reader"), max_length=300)
    template = "codeofconduct/stories/story.html"
    parent_page_types = ["codeofconduct.StoriesPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("situation"),
        FieldPanel("question"),
        InlinePanel("images", heading=_("How others chose"), label=_("Image of good work")),
        InlinePanel("card_questions", heading=_("Dialogue card"), label=_("Question"), max_num=7),
        InlinePanel("article_links", heading=_("Articles of the code"), label=_("Article")),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")


class StoryImage(Orderable):
    """How somebody chose, and why; never the right answer."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="images")
    who = models.CharField(_("who"), max_length=120, help_text=_("A role, never a name."))
    picture = models.TextField(_("what they chose, and why"))


class CardQuestion(Orderable):
    """A question on the dialogue card."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="card_questions")
    text = models.CharField(_("question"), max_length=300)


class StoryArticle(Orderable):
    """An article the story touches, in the edition it was written under."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="article_links")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")


class Bundle(Page):
    """Stories that belong together, for one kind of work: inspectors, boundary workers, youth professionals."""

    introduction = models.TextField(_("introduction"), blank=True)
    for_whom = models.CharField(_("for whom"), max_length=120, blank=True)
    template = "codeofconduct/stories/bundle.html"
    parent_page_types = ["codeofconduct.StoriesPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("for_whom"),
        FieldPanel("introduction"),
        InlinePanel("bundled", heading=_("Stories"), label=_("Story")),
    ]

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")


class BundledStory(Orderable):
    """A story's place in a bundle."""

    bundle = ParentalKey(Bundle, on_delete=models.CASCADE, related_name="bundled")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")


class ManuscriptQuerySet(models.QuerySet):
    def offered_by(self, member: User) -> Self:
        """A donor's own."""
        return self.filter(donor=member)

    def at_the_desk(self) -> Self:
        """Where something is still to be done by editors, donor or second reader."""
        return self.exclude(state__in=[S.PUBLISHED, S.RETURNED, S.WITHDRAWN])


class Manuscript(models.Model):
    """How a story came about: what the donor offered (sealed under a key of its own), who rewrote, agreed and read.

    Without a donor the editors composed it themselves. ``agreed_sha256`` is the digest of the text agreed to: another
    text is not published. Withdrawing destroys the copy and its key and takes the page away.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=12, choices=S.choices, default=S.OFFERED)
    donor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    record_key = models.OneToOneField(RecordKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField(null=True)
    sealed_remarks = models.BinaryField(null=True)
    revision = models.PositiveIntegerField(default=0)
    story = models.OneToOneField(Story, on_delete=models.SET_NULL, null=True, related_name="manuscript")
    rewritten_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    agreed_sha256 = models.CharField(max_length=64, blank=True)
    offered_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now)

    objects = ManuscriptQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[S.AGREED, S.READ, S.PUBLISHED]) | ~Q(agreed_sha256=""),
                name="agreed_to_a_text",
            ),
            models.CheckConstraint(
                condition=~Q(state=S.WITHDRAWN) | Q(sealed__isnull=True, record_key__isnull=True, story__isnull=True),
                name="withdrawn_leaves_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"manuscript {self.pk}"
