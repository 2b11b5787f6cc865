"""What the board has let rest. Of who it was about stands here only a keyed digest."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from registry.signals.patterns import Kind


class LetRestQuerySet(models.QuerySet):
    def still(self, today) -> Self:
        """What stays at rest today."""
        return self.filter(until__gte=today)


class LetRest(models.Model):
    """A question the board asked, or found no reason to ask; it does not come back before ``until`` is over.

    ``about`` is an HMAC over the kind and the members: the table tells nobody about whom a question was.
    """

    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    about = models.CharField(max_length=64)
    until = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = LetRestQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint("about", name="one_rest_per_question"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="signal_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}, at rest until {self.until}"
