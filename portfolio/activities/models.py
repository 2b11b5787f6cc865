"""An activity and its versions: one pair of tables for all kinds, because they are written and kept alike."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from portfolio.activities.kinds import Kind
from portfolio.writing.models import SealedVersion, Writing, WritingQuerySet


class ActivityQuerySet(WritingQuerySet):
    def on_the_line_of(self, user) -> Self:
        """With ``last_answer``, the moment somebody answered by a link, and ``skipped_on`` (see ``DriveSkipped``)."""
        answers = GuestLink.objects.filter(activity=OuterRef("pk"), answered_at__isnull=False).order_by("-answered_at")
        skipped = DriveSkipped.objects.filter(member=OuterRef("member"))
        extra = {"last_answer": answers.values("answered_at")[:1], "skipped_on": skipped.values("on")[:1]}
        return self.visible_to(user).annotate(**{name: Subquery(one) for name, one in extra.items()})


class Activity(Writing):
    """What a member did to learn. ``occurred_on`` repeats what the sealed text says, to order by."""

    kind = models.CharField(max_length=12, choices=Kind)
    occurred_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        indexes = [models.Index(fields=["member", "-saved_at"], name="activities_of_member")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="activity_has_a_known_kind")
        ]

    def __str__(self) -> str:
        return f"activity {self.pk}"


class ActivityVersion(SealedVersion):
    """What an activity said at one revision."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "revision"], name="one_version_per_revision_of_an_activity")
        ]
        ordering = ["-revision"]

    def __str__(self) -> str:
        return f"activity {self.activity_id}, revision {self.revision}"


class GuestLinkQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """The links of this person's own activities, those in their bin left out."""
        own = self.filter(activity__member=user, activity__binned_at=None)
        return own if user.is_authenticated else self.none()

    def working(self) -> Self:
        """Those that open something now: an answered one still says thank you."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now(), activity__binned_at=None)

    def waiting(self) -> Self:
        """Those with which somebody can still answer."""
        return self.working().filter(answered_at=None)


class GuestLink(models.Model):
    """A personal link with which one person answers, once, without an account: the host of a day of going along, an
    expert by experience.

    Of the link only the SHA-256 is kept. ``sealed_shown`` is exactly what that person sees, as it was when the link
    was made; ``sealed_answer`` what they wrote. Both stand under the member's key: only the member reads them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    sealed_shown = models.BinaryField()
    sealed_answer = models.BinaryField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    objects = GuestLinkQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, sealed_answer__isnull=True)
                | Q(answered_at__isnull=False, sealed_answer__isnull=False),
                name="guest_link_is_answered_with_an_answer",
            )
        ]

    def __str__(self) -> str:
        return f"guest link {self.pk}"

    @property
    def item(self) -> str:
        """How the vault knows it."""
        return f"guestlink:{self.pk}"

    @property
    def works(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


class DriveSkipped(models.Model):
    """On which day a member last let the yearly question about their drive pass. Nothing else is kept of it."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    on = models.DateField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"drive skipped on {self.on}"
