"""A picture beside an item: its row. The picture itself lies sealed in a folder of its own (shelf.py)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from portfolio.items.models import COLUMNS, AboutAnItem, exactly_one_item


class Attachment(AboutAnItem):
    """``sealed``: what is to be seen on it, in its member's words. ``size``: bytes on the shelf, sealed.

    ``mark``: tells whether the same file lies here already, without telling what it is. ``width`` and ``height`` in
    pixels, so that a page does not jump when the picture comes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField(default=1)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["member"], name="attachments_of_member")]
        constraints = [
            exactly_one_item("attachment_is_about_one_item"),
            *(
                models.UniqueConstraint(fields=[column, "mark"], name=f"a_picture_lies_once_beside_one_{column}")
                for column in COLUMNS
            ),
        ]

    def __str__(self) -> str:
        return f"attachment {self.pk}"

    @property
    def sealed_as(self) -> str:
        """How the vault knows it."""
        return f"attachment:{self.pk}"

    @property
    def name(self) -> str:
        """Under which it lies on the shelf: never under the name it was sent with."""
        return f"{self.pk}.sealed"
