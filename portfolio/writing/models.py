"""The tables of a private writing and its versions, to build on. No words stand in them, only sealed bytes."""

import uuid
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone

BIN_KEEPS = timedelta(days=30)
"""How long a text that was thrown away can be put back (product text, retention)."""


class WritingQuerySet(models.QuerySet):
    """Ownership is the only right to a private text."""

    def visible_to(self, user) -> Self:
        """What this person wrote and did not throw away. Nobody else sees that it exists, whatever their role."""
        return self._of(user).filter(binned_at__isnull=True)

    def on_the_line_of(self, user) -> Self:
        """The same, with what the front page shows of it beside its words; a room may add to it."""
        return self.visible_to(user)

    def in_the_bin_of(self, user) -> Self:
        """What this person threw away less than ``BIN_KEEPS`` ago: they can still put it back."""
        return self._of(user).filter(binned_at__gt=timezone.now() - BIN_KEEPS)

    def with_text(self) -> Self:
        """Each with the sealed bytes of what it says now (``versions.current``): opening one asks nothing more."""
        every: Any = self.model.versions  # type: ignore[attr-defined]
        here = {every.field.name: OuterRef("pk"), "revision": OuterRef("revision")}
        return self.annotate(sealed_now=Subquery(every.rel.related_model.objects.filter(**here).values("sealed")[:1]))

    def _of(self, user) -> Self:
        return self.filter(member=user) if user.is_authenticated else self.none()


class Writing(models.Model):
    """Something a member keeps for themselves; its text is the version that has its ``revision``.

    ``left_in_peace``: marks (digests under the member's key, 32 bytes each) of fragments by which, the member said,
    nobody can be recognised here: no words, and here so that they cost no query and go with the text.
    ``binned_at``: when the member threw it away. Until it is gone for good they alone find it, in their bin.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    open = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_at = models.DateTimeField(default=timezone.now)
    binned_at = models.DateTimeField(null=True, blank=True, editable=False)
    left_in_peace = models.BinaryField(default=b"", blank=True)

    objects = WritingQuerySet.as_manager()
    versions: Any
    """Every version of it; each room's version table points here by this name."""
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    @property
    def item(self) -> str:
        """How the vault knows it: a ciphertext of another item does not open here."""
        return f"{self._meta.model_name}:{self.pk}"


class SealedVersion(models.Model):
    """What a writing said at one revision.

    ``kept``: the member pressed a button; otherwise it is the last autosave of one open page (``page``), which began at
    ``began_at`` and may be replaced by the next one.
    """

    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    page = models.CharField(max_length=64, blank=True, default="")
    kept = models.BooleanField(default=True)
    began_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
