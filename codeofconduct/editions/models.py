"""The code as pages: a root, the code's own page, an edition per version, core values and articles in it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import CommentPanel, FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, PageManager, PageViewRestriction
from wagtail.url_routing import RouteResult

from codeofconduct.editions.beside import Around, code_page
from codeofconduct.editions.desk.edition_form import EditionForm, ForCorrections
from codeofconduct.editions.desk.pageguard import (
    AdoptedTextLock,
    CodePermissions,
    ConsultationLock,
    EditionPermissions,
    StaysWhereItIs,
)
from codeofconduct.editions.desk.revisions import InnerPanel
from codeofconduct.editions.finality import FinalOnceAdopted
from codeofconduct.editions.selections import TEXT, EditionQuerySet
from codeofconduct.editions.shelf import Shelf
from codeofconduct.editions.states import FINAL, S

a_number = RegexValidator(r"^[1-9][0-9]?\.[0-9]{1,2}\Z", _("Write a number such as 1.0 or 2.1."))
a_value_key = RegexValidator(r"^W[1-9][0-9]?\Z", _("Write a key such as W2."))
an_article_key = RegexValidator(r"^W[1-9][0-9]?\.[1-9][0-9]?\Z", _("Write a key such as W2.3."))


class SiteRoot(Page):
    """What Wagtail's pages hang under. The address "/" itself belongs to the register's front page."""

    parent_page_types: list[str] = []
    subpage_types = [
        "codeofconduct.CodePage",
        "codeofconduct.StoriesPage",
        "codeofconduct.NewsPage",
        "codeofconduct.MethodsPage",
    ]
    max_count = 1

    class Meta:
        verbose_name = _("site")

    def permissions_for_user(self, user):
        return StaysWhereItIs(user, self)

    def serve(self, request, *args, **kwargs):
        return redirect(CodePage.objects.get().url)


class CodePage(Page):
    """/beroepscode/: always the edition in force today. Its address is fixed, because evidence cites it."""

    template = "codeofconduct/editions/edition.html"
    parent_page_types = ["codeofconduct.SiteRoot"]
    subpage_types = ["codeofconduct.Edition"]
    max_count = 1
    promote_panels: list = []
    settings_panels: list = []

    class Meta:
        verbose_name = _("code of conduct")

    def permissions_for_user(self, user):
        return CodePermissions(user, self)

    def get_view_restrictions(self):
        """None, ever: the code is public."""
        return PageViewRestriction.objects.none()

    def route(self, request, path_components):
        """An adopted edition is taken from the shelf, which its page needs anyway: two queries less."""
        editions = Edition.objects.on_the_shelf() if len(path_components) == 1 else []
        shown = next((one for one in editions if path_components == [one.slug]), None)
        return RouteResult(shown, kwargs={"editions": editions}) if shown else super().route(request, path_components)

    def around(self) -> Around:
        """Today's edition, and what stands beside it."""
        shelf = Shelf(Edition.objects.on_the_shelf(), None, timezone.localdate())
        return code_page(replace(shelf, shown=shelf.current))

    def serve(self, request, *args, **kwargs):
        request.around = self.around()
        return request.around.fresh(request).answer(partial(super().serve, request, *args, **kwargs))

    def get_context(self, request, *args, **kwargs):
        around = getattr(request, "around", None) or self.around()
        if edition := around.shelf.shown:
            models.prefetch_related_objects([edition], *TEXT)
        return super().get_context(request, *args, **kwargs) | around.context


EditionManager = PageManager.from_queryset(EditionQuerySet)


class Edition(FinalOnceAdopted, Page):  # type: ignore[django-manager-missing]
    """One edition of the code. Members affirm it, dossiers cite it; once adopted its text never changes."""

    number = models.CharField(_("number"), max_length=5, unique=True, validators=[a_number])
    preamble = models.TextField(_("preamble"), blank=True, help_text=_("An empty line begins a new paragraph."))
    state = models.CharField(max_length=12, choices=S.choices, default=S.WORKING, editable=False)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True, editable=False)
    meeting = models.CharField(_("meeting"), max_length=200, blank=True, editable=False)
    quorum = models.CharField(_("quorum"), max_length=200, blank=True, editable=False)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="corrections"
    )
    erratum = models.TextField(
        _("erratum"),
        blank=True,
        help_text=_("Only for a correction: what was wrong in the earlier edition, and how it reads now."),
    )
    approved_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    awaits_answers = models.BooleanField(default=False, editable=False)

    ADOPTION = ("adopted_on", "meeting", "quorum", "in_force_from", "sha256")
    """What the verb ``adopt`` writes."""
    DECIDED = ("state", "corrects_id", "approved_sha256", "approved_at", "awaits_answers", *ADOPTION)
    """What verbs write: an old revision brought back in the editor does not bring these along."""
    FIXED = ("number", "preamble", "title", "slug", "corrects_id", "erratum", *ADOPTION)

    objects = EditionManager()  # type: ignore[django-manager-missing]
    template = "codeofconduct/editions/edition.html"
    parent_page_types = ["codeofconduct.CodePage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("number", required_on_save=True),
        FieldPanel("preamble"),
        ForCorrections("erratum"),
        InlinePanel("core_values", heading=_("Core values"), label=_("Core value")),
        CommentPanel(),
    ]
    promote_panels: list = []
    settings_panels: list = []
    base_form_class = EditionForm

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint("in_force_from", condition=Q(state__in=sorted(FINAL)), name="one_edition_per_day"),
            models.UniqueConstraint("state", condition=Q(state=S.IN_FORCE), name="one_edition_in_force"),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(FINAL))
                | Q(adopted_on__isnull=False, in_force_from__isnull=False) & ~Q(sha256=""),
                name="adopted_edition_has_its_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_final(self) -> bool:
        return self.state in FINAL

    def _differs_from_stored(self) -> bool:
        # An adopted edition does not become a draft again either.
        return not self.is_final or super()._differs_from_stored()

    def save(self, *args, **kwargs) -> None:
        self._name_after_number()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self._name_after_number()
        try:
            super().clean()
        except ValidationError as reason:  # the editor has no field for the address
            raise ValidationError({"number": _("There is already an edition with this number.")}) from reason

    def adopted_text_holds_it(self) -> bool:
        return Edition.objects.final().filter(pk=self.pk).exists()

    def _name_after_number(self) -> None:
        self.title = self.number
        self.slug = self.number.replace(".", "-")

    def with_content_json(self, content: dict) -> "Edition":
        edition = super().with_content_json(content)
        for name in self.DECIDED:
            setattr(edition, name, getattr(self, name))
        return edition

    def get_lock(self):
        locks = dict.fromkeys(FINAL, AdoptedTextLock) | {S.CONSULTATION: ConsultationLock}
        return locks[self.state](self) if self.state in locks else super().get_lock()

    def permissions_for_user(self, user):
        return EditionPermissions(user, self)

    def get_view_restrictions(self):
        """None, ever: the code is public."""
        return PageViewRestriction.objects.none()

    def get_route_paths(self):
        """None: only a draft changes its address, and nobody knows of a draft."""
        return []

    def get_admin_display_title(self) -> str:
        return f"{self.number} ({self.get_state_display()})"

    def serve(self, request, *args, editions=None, **kwargs):
        if not self.is_final:
            raise Http404
        request.around = self.around(editions)
        return request.around.fresh(request).answer(partial(super().serve, request, *args, **kwargs))

    def around(self, editions: Sequence["Edition"] | None = None) -> Around:
        """Where this edition stands on the shelf, and what stands beside it."""
        return code_page(Shelf(editions or Edition.objects.on_the_shelf(), self, timezone.localdate()))

    def get_context(self, request, *args, **kwargs):
        if not getattr(request, "is_preview", False):  # a preview shows what is in the editor, not what is stored
            models.prefetch_related_objects([self], *TEXT)
        around = getattr(request, "around", None) or self.around()
        return super().get_context(request, *args, **kwargs) | around.context


class CoreValue(FinalOnceAdopted, Orderable, ClusterableModel):
    """What the profession holds dear, in one line; its articles say what that means at work."""

    edition = ParentalKey(Edition, on_delete=models.CASCADE, related_name="core_values")
    key = models.CharField(_("key"), max_length=3, validators=[a_value_key])
    title = models.CharField(_("title"), max_length=120)

    FIXED = ("edition_id", "key", "title", "sort_order")
    panels = [
        MultiFieldPanel([FieldPanel("key", required_on_save=True), FieldPanel("title")]),
        InnerPanel("articles", heading=_("Articles"), label=_("Article")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("core value")
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="one_core_value_per_key")]

    def __str__(self) -> str:
        return self.key

    def adopted_text_holds_it(self) -> bool:
        mine = Q(pk=self.edition_id) | Q(core_values__pk=self.pk)
        return Edition.objects.final().filter(mine).exists()


class Article(FinalOnceAdopted, Orderable):
    """One sentence of the code. Its key never changes and is never given to another sentence."""

    value = ParentalKey(CoreValue, on_delete=models.CASCADE, related_name="articles")
    key = models.CharField(_("key"), max_length=6, validators=[an_article_key])
    text = models.TextField(_("text"))
    explanation = models.TextField(_("explanation"), blank=True)
    question_excellent = models.CharField(_("question: excellent"), max_length=300, blank=True)
    question_ethical = models.CharField(_("question: ethical"), max_length=300, blank=True)
    question_energetic = models.CharField(_("question: energetic"), max_length=300, blank=True)

    QUESTIONS = ("question_excellent", "question_ethical", "question_energetic")
    FIXED = ("value_id", "key", "text", "explanation", *QUESTIONS, "sort_order")
    panels = [
        FieldPanel("key", required_on_save=True),
        *(FieldPanel(name) for name in ("text", "explanation", *QUESTIONS)),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("article")
        constraints = [models.UniqueConstraint(fields=["value", "key"], name="one_article_per_key")]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        """The permanent address of this article in this edition."""
        return reverse("editions:article", args=[self.value.edition.slug, self.key])

    @property
    def has_questions(self) -> bool:
        return any(getattr(self, name) for name in self.QUESTIONS)

    def adopted_text_holds_it(self) -> bool:
        mine = Q(core_values__pk=self.value_id) | Q(core_values__articles__pk=self.pk)
        return Edition.objects.final().filter(mine).exists()
