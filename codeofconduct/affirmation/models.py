"""A member stands behind an edition, in one sentence of their own."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import User
from codeofconduct.consultation.states import ShownAs
from codeofconduct.editions.models import Edition


class AffirmationQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """One's own; the sentence is nobody else's."""
        return self.filter(member=user)

    def shown(self) -> Self:
        """Whose sentence stands beside its article for everyone, because the member chose so."""
        return self.exclude(shown_text="")


class Affirmation(models.Model):
    """That, when and which edition is the register's; the sentence is the member's, under their own key.

    ``shown_text`` is the copy a member chose to show beside the article, and may hide again any day; empty: private.
    A member may write the sentence anew (``revision`` counts); ``affirmed_at`` stays the day they first affirmed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affirmations")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="affirmations")
    article_key = models.CharField(max_length=6)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField(default=1)
    affirmed_at = models.DateTimeField(default=timezone.now)
    shown_text = models.TextField(blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    shown_as = models.CharField(max_length=10, choices=ShownAs.choices, blank=True)

    objects = AffirmationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "edition"], name="one_affirmation_per_edition")]

    def __str__(self) -> str:
        return f"affirmation {self.pk}"
