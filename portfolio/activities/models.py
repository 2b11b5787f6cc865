"""An activity and its versions: one pair of tables for all kinds, because they are written and kept alike."""

from django.db import models

from portfolio.activities.kinds import Kind
from portfolio.writing.models import SealedVersion, Writing


class Activity(Writing):
    """What a member did to learn. ``occurred_on`` repeats what the sealed text says, to order by."""

    kind = models.CharField(max_length=12, choices=Kind)
    occurred_on = models.DateField(null=True, blank=True)

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
