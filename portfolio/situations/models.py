"""A situation and its versions."""

from django.db import models

from portfolio.situations.states import State
from portfolio.writing.models import SealedVersion, Writing


class Situation(Writing):
    """A moment where it came down to the member. ``occurred_on`` repeats what the sealed text says, to order by."""

    state = models.CharField(max_length=12, choices=State.choices, default=State.NOTE)
    occurred_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["member", "-saved_at"], name="situations_of_member")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="situation_has_a_known_state")
        ]

    def __str__(self) -> str:
        return f"situation {self.pk}"


class Version(SealedVersion):
    """What a situation said at one revision."""

    situation = models.ForeignKey(Situation, on_delete=models.CASCADE, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["situation", "revision"], name="one_version_per_revision_of_a_situation")
        ]
        ordering = ["-revision"]

    def __str__(self) -> str:
        return f"situation {self.situation_id}, revision {self.revision}"
