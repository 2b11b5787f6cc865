"""Uit het vak: news and the agenda, as Wagtail pages."""

from datetime import UTC, datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from accounts.freshness import fresh
from codeofconduct.news import listing
from codeofconduct.news.pageguard import AlwaysPublic, FixedAndPublic
from codeofconduct.news.rich_text import safe_rich_text

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote"]
"""What an editor may use in running text: nothing that is loaded from elsewhere."""


class NewsItemQuerySet(PageQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-published_on", "-pk")


class EventQuerySet(PageQuerySet):
    def coming(self, now: datetime) -> Self:
        """What is still to come or going on, soonest first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def past(self, now: datetime) -> Self:
        """What has been, latest first."""
        return self.filter(ends_at__lte=now).order_by("-starts_at", "-pk")


NewsItemManager = PageManager.from_queryset(NewsItemQuerySet)
EventManager = PageManager.from_queryset(EventQuerySet)


class PublicPage(Page):
    """Everything under /uit-het-vak/ is for everyone."""

    class Meta:
        abstract = True

    def get_view_restrictions(self):
        """None, ever: the calendar file and the feed could not keep to them."""
        return PageViewRestriction.objects.none()

    def get_route_paths(self):
        """An earlier address leads here only when it was public: a draft's address is not."""
        return super().get_route_paths() if self.live else []


class NewsPage(PublicPage):
    """/uit-het-vak/: news, newest first, and what is coming."""

    introduction = models.TextField(_("introduction"), blank=True)
    template = "codeofconduct/news/news.html"
    parent_page_types = ["codeofconduct.SiteRoot"]
    subpage_types = ["codeofconduct.NewsItem", "codeofconduct.Event"]
    max_count = 1
    content_panels = [FieldPanel("introduction")]
    promote_panels: list = []
    settings_panels: list = []

    class Meta:
        verbose_name = _("news and agenda")

    def permissions_for_user(self, user):
        return FixedAndPublic(user, self)

    def serve(self, request, *args, **kwargs):
        shown = listing.shown(request.GET, NewsItem.objects.live(), Event.objects.live())
        facts = (self.title, self.introduction, shown.facts())
        return fresh(request, *facts).answer(lambda: super(NewsPage, self).serve(request, *args, shown=shown, **kwargs))

    def get_context(self, request, *args, shown: listing.Listing | None = None, **kwargs):
        shown = shown or listing.shown({}, NewsItem.objects.live(), Event.objects.live())
        return super().get_context(request, *args, **kwargs) | {"shown": shown}


class NewsItem(PublicPage):
    """A message from the profession."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    introduction = models.TextField(_("introduction"), blank=True, max_length=400)
    body = RichTextField(_("text"), features=FEATURES, blank=True)

    objects = NewsItemManager()  # type: ignore[django-manager-missing]
    template = "codeofconduct/news/item.html"
    parent_page_types = ["codeofconduct.NewsPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def permissions_for_user(self, user):
        return AlwaysPublic(user, self)

    def serve(self, request, *args, **kwargs):
        body = safe_rich_text(self.body)
        facts = (self.title, self.published_on, self.introduction, body)
        return fresh(request, *facts).answer(lambda: super(NewsItem, self).serve(request, *args, body=body, **kwargs))

    def get_context(self, request, *args, body: str | None = None, **kwargs):
        text = safe_rich_text(self.body) if body is None else body
        return super().get_context(request, *args, **kwargs) | {"text": text}


class Event(PublicPage):
    """Something in the agenda: a meeting about the code, a day of stories. Times are Dutch.

    ``sequence`` tells a calendar that has the event already that time, place, title or being cancelled changed.
    ``announced`` is what the last published version said of those.
    """

    starts_at = models.DateTimeField(_("begins"), help_text=_("Dutch time."))
    ends_at = models.DateTimeField(_("ends"), help_text=_("Dutch time."))
    place = models.CharField(_("place"), max_length=200)
    cancelled = models.BooleanField(_("cancelled"), default=False)
    body = RichTextField(_("text"), features=FEATURES, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    announced = models.JSONField(default=dict, editable=False)

    objects = EventManager()  # type: ignore[django-manager-missing]
    exclude_fields_in_copy = ["sequence", "announced"]
    template = "codeofconduct/news/event.html"
    parent_page_types = ["codeofconduct.NewsPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("place"), FieldPanel("cancelled")]),
        FieldPanel("body"),
    ]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_begins")
        ]

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end comes after the beginning.")})

    def save(self, *args, **kwargs) -> None:
        """Counts here, because Wagtail publishes by saving: by a button, by a workflow, or by the clock."""
        with transaction.atomic():
            if self.live and kwargs.get("update_fields") is None:
                self._announce()
            super().save(*args, **kwargs)

    def _announce(self) -> None:
        stored = Event.objects.select_for_update().filter(pk=self.pk).values("sequence", "announced").first()
        known = stored or {"sequence": 0, "announced": {}}
        says = self.says()
        changed = bool(known["announced"]) and known["announced"] != says
        self.sequence, self.announced = known["sequence"] + changed, says

    def says(self) -> dict[str, Any]:
        """What a calendar must hear of when it changes."""
        begin, end = (moment and moment.astimezone(UTC).isoformat() for moment in (self.starts_at, self.ends_at))
        return {"title": self.title, "begins": begin, "ends": end, "place": self.place, "cancelled": self.cancelled}

    def with_content_json(self, content: dict) -> "Event":
        """An old revision does not bring an old count along."""
        event = super().with_content_json(content)
        event.sequence, event.announced = self.sequence, self.announced
        return event

    @property
    def begins(self) -> datetime | None:
        """When it begins on a Dutch clock; None in the preview of a draft without a time."""
        return self.starts_at and timezone.localtime(self.starts_at)

    @property
    def ends(self) -> datetime | None:
        return self.ends_at and timezone.localtime(self.ends_at)

    @property
    def is_on_one_day(self) -> bool:
        """Whether it ends on the day it begins, on a Dutch clock."""
        if not (self.begins and self.ends):
            return True
        return self.begins.date() == self.ends.date()

    def permissions_for_user(self, user):
        return AlwaysPublic(user, self)

    def serve(self, request, *args, **kwargs):
        body = safe_rich_text(self.body)
        facts = (self.says(), body, self.ends_at <= timezone.now())
        return fresh(request, *facts).answer(lambda: super(Event, self).serve(request, *args, body=body, **kwargs))

    def get_context(self, request, *args, body: str | None = None, **kwargs):
        text = safe_rich_text(self.body) if body is None else body
        has_been = bool(self.ends_at) and self.ends_at <= timezone.now()
        return super().get_context(request, *args, **kwargs) | {"text": text, "has_been": has_been}
