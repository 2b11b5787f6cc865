"""The dossier a member composes, the evidence it becomes when it is sent, and the papers made of it."""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.groups import is_board
from accounts.models import RecordKey
from registry.registrations.models import Registration
from registry.renewal.states import CLOSED, EDITABLE, READABLE, WAITING, PaperState, S

PRINTING_TAKES = timedelta(minutes=10)
"""After this a paper that is still being made was forgotten by a worker that died."""
PRINTING_TRIES = 5


class DossierQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """One's own dossiers. Readers and board see the frozen copy, through their reading or their decision."""
        return self.filter(member=user) if user.is_authenticated else self.none()

    def open(self) -> Self:
        return self.exclude(state__in=CLOSED)

    def waiting(self) -> Self:
        """Those somebody has to do something with, longest waiting first."""
        return self.filter(state__in=WAITING).order_by("state_since", "pk")


class Dossier(models.Model):
    """One renewal of one member. ``sealed`` is their draft (``draft.Draft``), under their own key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="dossiers")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="dossiers")
    state = models.CharField(max_length=16, choices=S.choices, default=S.COMPOSING)
    state_since = models.DateTimeField(default=timezone.now)
    period_from = models.DateField()
    period_until = models.DateField()
    revision = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField(default=b"")
    opened_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = DossierQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-period_until", "-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=~Q(state__in=sorted(CLOSED)),
                name="one_open_dossier",
            ),
            models.CheckConstraint(condition=Q(state__in=S.values), name="dossier_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"dossier {self.pk}"

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_readable(self) -> bool:
        """Whether its readers may look."""
        return self.state in READABLE


class EarlierStory(models.Model):
    """What the member's own story said before, sealed under their key: writing on never costs a text."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="earlier_stories")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        verbose_name_plural = "earlier stories"
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="one_earlier_story_per_number")]

    def __str__(self) -> str:
        return f"earlier story {self.pk}"


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """The member's own; what a reader took on, while it is open; what the board has to decide, never on oneself.

        Readers and board see only what was sent last: an earlier round is over.
        """
        if not user.is_authenticated:
            return self.none()
        mine = Q(dossier__member=user)
        reading = Q(
            readings__reader=user,
            readings__state__in=("accepted", "writing", "finished", "revealed"),
            dossier__state__in=READABLE,
        )
        deciding = Q(dossier__state=S.ADVISED) & ~Q(dossier__member=user) if is_board(user) else Q(pk__in=[])
        return self.filter(mine | Q(pk__in=self.sent_last().values("pk")) & (reading | deciding)).distinct()

    def sent_last(self) -> Self:
        """Of every dossier the newest evidence."""
        newer = Evidence.objects.filter(dossier=OuterRef("dossier"), number__gt=OuterRef("number"))
        return self.filter(~Exists(newer))


class Evidence(models.Model):
    """What a dossier said when it was sent. Never changed: a database trigger refuses it (migration 0003).

    ``sealed`` is the canonical JSON ("dossier/1") under this evidence's own key, so that erasing a member does not
    wreck a decision under objection, nor the other way round.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="evidence")
    number = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=40)
    record_key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    sealed = models.BinaryField()
    frozen_at = models.DateTimeField()

    objects = EvidenceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "evidence"
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="one_evidence_per_number")]

    def __str__(self) -> str:
        return f"evidence {self.pk}"


class Kind(models.TextChoices):
    """Which papers there are."""

    DOSSIER = "dossier", _("dossier")
    STATEMENT = "statement", _("statement")
    LETTER = "letter", _("letter")


class DocumentQuerySet(models.QuerySet):
    def due(self, now) -> Self:
        """Papers that nobody is making and whose next try has come, those a dead worker left behind included."""
        free = Q(running_since=None) | Q(running_since__lt=now - PRINTING_TAKES)
        return self.filter(free, state=PaperState.WAITING).filter(Q(try_after=None) | Q(try_after__lte=now))


class Document(models.Model):
    """One paper: how far it is, and where its bytes rest. What it says stands elsewhere and does not change.

    ``sealed`` holds the canonical JSON of a statement or letter; a dossier's stands in its evidence. ``attempt`` counts
    the tries and names the file, so that two workers can never write over each other; ``tries_from`` is where a person
    asked for new tries.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="documents")
    record_key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+")
    sealed = models.BinaryField(default=b"")
    content_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=PaperState.choices, default=PaperState.WAITING)
    attempt = models.PositiveSmallIntegerField(default=0)
    tries_from = models.PositiveSmallIntegerField(default=0)
    running_since = models.DateTimeField(null=True, blank=True)
    try_after = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=32, blank=True)
    name = models.CharField(max_length=80, blank=True)
    sha256_unsigned = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evidence", "kind"], name="one_paper_of_each_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_made(self) -> bool:
        return self.state == PaperState.MADE

    @property
    def tries(self) -> int:
        """How often it was tried since a person last asked."""
        return self.attempt - self.tries_from
