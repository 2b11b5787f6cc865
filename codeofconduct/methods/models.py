"""The method library: a fixed index, and a page per way to hold an intervision session. Wagtail publishes them."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet

from accounts.freshness import fresh
from codeofconduct.methods.choosing import ChoosingForm
from codeofconduct.methods.form import MethodForm
from codeofconduct.methods.kinds import InHand, Method
from codeofconduct.methods.pageguard import MethodPermissions
from codeofconduct.news.models import PublicPage
from codeofconduct.news.pageguard import FixedAndPublic

WORDS = _("Plain text. An empty line begins a new paragraph.")
ONCE_ONLY = ~Q(method=Method.OTHER)


def number(name: Any, least: int, most: int, **options: Any) -> models.PositiveSmallIntegerField:
    """A whole number of people or minutes."""
    limits = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(name, validators=limits, **options)


class MethodQuerySet(PageQuerySet):
    def in_order(self):
        """As the editors have them in Wagtail."""
        return self.order_by("path")


MethodManager = PageManager.from_queryset(MethodQuerySet)


class MethodsPage(PublicPage):
    """/werkvormen/: all methods, and three questions that help to choose.

    ``installed`` names the methods that ``actions.install`` brought once: what editors took away does not come back.
    """

    introduction = models.TextField(_("introduction"), blank=True, help_text=WORDS)
    installed = models.JSONField(default=list, editable=False)
    exclude_fields_in_copy = ["installed"]
    template = "codeofconduct/methods/methods.html"
    parent_page_types = ["codeofconduct.SiteRoot"]
    subpage_types = ["codeofconduct.MethodPage"]
    max_count = 1
    content_panels = [FieldPanel("introduction")]
    promote_panels: list = []
    settings_panels: list = []

    class Meta:
        verbose_name = _("methods")

    def permissions_for_user(self, user):
        return FixedAndPublic(user, self)

    def with_content_json(self, content: dict) -> "MethodsPage":
        """An old revision does not bring an old list along."""
        page = super().with_content_json(content)
        page.installed = self.installed
        return page

    def serve(self, request, *args, **kwargs):
        request.methods = list(MethodPage.objects.live().in_order())
        facts = (self.title, self.introduction, *(one.in_short() for one in request.methods))
        return fresh(request, *facts).answer(lambda: super(MethodsPage, self).serve(request, *args, **kwargs))

    def get_context(self, request, *args, **kwargs):
        methods = getattr(request, "methods", None) or list(MethodPage.objects.live().in_order())
        form = ChoosingForm(request.GET)
        shown = {"form": form, "shown": form.of(methods), "methods": methods}
        return super().get_context(request, *args, **kwargs) | shown


class MethodPage(PublicPage):
    """One way to hold a session: when it fits, who does what, and its steps with their minutes. Plain text.

    ``method`` ties it to what a session's log says; it is chosen once. Minutes and group size are from-to.
    """

    method = models.CharField(
        _("method"),
        max_length=20,
        choices=Method,
        help_text=_("The name by which the log of a session knows it. It cannot be changed later."),
    )
    introduction = models.CharField(
        _("in short"), max_length=200, help_text=_("One or two sentences; they stand in the list of methods too.")
    )
    fits = models.TextField(_("for whom, and when it fits"), help_text=WORDS)
    in_hand = models.JSONField(_("what a group has in its hands"), default=list, blank=True)
    group_from = number(_("people, from"), 2, 30)
    group_to = number(_("people, to"), 2, 30)
    minutes_from = number(_("minutes, from"), 5, 480)
    minutes_to = number(_("minutes, to"), 5, 480)
    record = models.TextField(
        _("what you write down"),
        help_text=_("What may stand in the shared log, and what somebody keeps in their own portfolio."),
    )
    never = models.TextField(
        _("what you never write down"),
        help_text=_("The case, quotes, advice of one person, anything by which somebody can be recognised."),
    )
    credit = models.CharField(
        _("where it comes from"), max_length=400, blank=True, help_text=_("Who thought of it, or that it is ours.")
    )

    objects = MethodManager()  # type: ignore[django-manager-missing]
    template = "codeofconduct/methods/method.html"
    parent_page_types = ["codeofconduct.MethodsPage"]
    subpage_types: list[str] = []
    preview_modes = [("", _("The page")), ("together", _("Step by step"))]
    base_form_class = MethodForm
    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("method"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("fits"),
                FieldPanel("in_hand"),
                FieldRowPanel([FieldPanel("group_from"), FieldPanel("group_to")]),
                FieldRowPanel([FieldPanel("minutes_from"), FieldPanel("minutes_to")]),
            ],
            heading=_("When to choose it"),
        ),
        InlinePanel("roles", heading=_("Roles"), label=_("Role")),
        MultiFieldPanel(
            [
                HelpPanel(
                    content=_(
                        "A phone shows one step at a time, in large letters. Two to five short sentences are enough."
                        " Together the steps take as long as you said above."
                    )
                ),
                InlinePanel("steps", label=_("Step"), min_num=1),
            ],
            heading=_("Steps"),
        ),
        MultiFieldPanel([FieldPanel("record"), FieldPanel("never")], heading=_("On paper")),
        FieldPanel("credit"),
    ]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("method")
        verbose_name_plural = _("methods")
        constraints = [
            models.UniqueConstraint(
                fields=["method"],
                condition=ONCE_ONLY,
                name="one_page_per_method",
                violation_error_message=_("There is already a page about this method."),
            ),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="method_is_known"),
            models.CheckConstraint(condition=Q(group_to__gte=F("group_from")), name="method_group_from_to"),
            models.CheckConstraint(condition=Q(minutes_to__gte=F("minutes_from")), name="method_minutes_from_to"),
        ]

    def permissions_for_user(self, user):
        return MethodPermissions(user, self)

    def with_content_json(self, content: dict) -> "MethodPage":
        """The method is chosen once."""
        page = super().with_content_json(content)
        page.method = self.method
        return page

    @property
    def hands(self) -> list:
        """What it fits, in words."""
        return [InHand(key).label for key in self.in_hand if key in InHand.values]

    @property
    def takes(self) -> int:
        """Minutes of all steps together."""
        return sum(step.minutes or 0 for step in self.steps.all())

    def in_short(self) -> tuple:
        """What the list of methods shows of it, and chooses by."""
        size = (self.group_from, self.group_to, self.minutes_from, self.minutes_to)
        return (self.slug, self.title, self.introduction, size, self.in_hand)

    def in_full(self) -> tuple:
        """Everything a visitor can read about it."""
        roles = [(one.name, one.does) for one in self.roles.all()]
        steps = [(one.title, one.does, one.minutes, one.speaks, one.silent) for one in self.steps.all()]
        return (self.in_short(), self.fits, self.record, self.never, self.credit, roles, steps)

    def with_parts(self) -> "MethodPage":
        """With its roles and steps, in two queries; a preview has them already, as they are in the editor."""
        models.prefetch_related_objects([self], "roles", "steps")
        return self

    def serve(self, request, *args, **kwargs):
        page = self if getattr(request, "is_preview", False) else self.with_parts()
        answer = fresh(request, *page.in_full())
        return answer.answer(lambda: super(MethodPage, self).serve(request, *args, **kwargs))

    def get_preview_template(self, request, mode_name):
        if mode_name == "together":
            return "codeofconduct/methods/together.html"
        return super().get_preview_template(request, mode_name)


class MethodRole(Orderable):
    """Who does what."""

    page = ParentalKey(MethodPage, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(_("role"), max_length=60)
    does = models.CharField(_("what this person does"), max_length=200)
    panels = [FieldPanel("name"), FieldPanel("does")]


class MethodStep(Orderable):
    """What a group does for some minutes."""

    page = ParentalKey(MethodPage, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("title"), max_length=80)
    does = models.TextField(_("what you do"), max_length=800, help_text=_("A few short sentences."))
    minutes = number(_("minutes"), 1, 180)
    speaks = models.CharField(_("who speaks"), max_length=120)
    silent = models.CharField(
        _("who is silent"), max_length=120, blank=True, help_text=_("For example: the one who brings it in.")
    )
    panels = [
        FieldPanel("title"),
        FieldPanel("does"),
        FieldPanel("minutes"),
        FieldPanel("speaks"),
        FieldPanel("silent"),
    ]
