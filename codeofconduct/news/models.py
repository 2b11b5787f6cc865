"""Uit het vak: news and the agenda."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote"]
"""What an editor may use in running text: nothing that is loaded from elsewhere."""


class NewsPage(Page):
    """/uit-het-vak/: news, newest first, and what is coming."""

    introduction = models.TextField(_("introduction"), blank=True)
    template = "codeofconduct/news/news.html"
    parent_page_types = ["codeofconduct.SiteRoot"]
    subpage_types = ["codeofconduct.NewsItem", "codeofconduct.Event"]
    max_count = 1
    content_panels = [FieldPanel("introduction")]
    promote_panels: list = []

    class Meta:
        verbose_name = _("news and agenda")


class NewsItem(Page):
    """A message from the profession."""

    published_on = models.DateField(_("date"))
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = RichTextField(_("text"), features=FEATURES, blank=True)
    template = "codeofconduct/news/item.html"
    parent_page_types = ["codeofconduct.NewsPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class Event(Page):
    """Something in the agenda: a meeting about the code, a day of stories. Times are Dutch."""

    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200)
    cancelled = models.BooleanField(_("cancelled"), default=False)
    body = RichTextField(_("text"), features=FEATURES, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    template = "codeofconduct/news/event.html"
    parent_page_types = ["codeofconduct.NewsPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("place"), FieldPanel("cancelled")]),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_begins")
        ]
