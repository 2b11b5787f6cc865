"""How a story came about. No page, no words in the clear: Wagtail knows nothing of these tables."""

import hashlib
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import RecordKey, User
from codeofconduct.stories.states import AT_THE_DESK, S


class TakenBackManager(models.Manager):
    def was_at(self, slug: str) -> bool:
        """Whether a public story stood at this address and was taken back."""
        return self.filter(address_sha256=digest_of_slug(slug)).exists()


def digest_of_slug(slug: str) -> str:
    return hashlib.sha256(slug.encode("utf-8", "surrogatepass")).hexdigest()


class TakenBack(models.Model):
    """An address where a public story stood. Only a digest of it: the words of an address are words of the story."""

    address_sha256 = models.CharField(max_length=64, unique=True)
    objects = TakenBackManager()
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.address_sha256


class ManuscriptQuerySet(models.QuerySet):
    def offered_by(self, member: User) -> Self:
        """A donor's own."""
        return self.filter(donor=member)

    def at_the_desk(self) -> Self:
        """Where something is still to be done by editors, donor or second reader."""
        return self.filter(state__in=AT_THE_DESK)

    def seen_at_the_desk(self) -> Self:
        """What editors have a page of: what is at the desk, and what is public and may come back to it."""
        return self.filter(state__in=[*AT_THE_DESK, S.PUBLISHED])


class Manuscript(models.Model):
    """How a story came about: what the donor offered (sealed under a key of its own), who rewrote, agreed and read.

    ``composed``: no donor, the editors made it up themselves. ``agreed_sha256`` is the digest of the text put before
    the donor and agreed to: another text is not published. Withdrawing destroys the copy and its key and takes the page
    away. Giving it back does so too, but for the reason, which is sealed under the donor's own key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=12, choices=S.choices, default=S.OFFERED)
    composed = models.BooleanField(default=False)
    donor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    record_key = models.OneToOneField(RecordKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField(null=True)
    sealed_remarks = models.BinaryField(null=True)
    revision = models.PositiveIntegerField(default=0)
    story = models.OneToOneField("codeofconduct.Story", on_delete=models.SET_NULL, null=True, related_name="manuscript")
    rewritten_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    agreed_sha256 = models.CharField(max_length=64, blank=True)
    offered_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now)

    objects = ManuscriptQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[S.AGREED, S.READ, S.PUBLISHED]) | ~Q(agreed_sha256=""),
                name="agreed_to_a_text",
            ),
            models.CheckConstraint(
                condition=~Q(state=S.WITHDRAWN)
                | Q(sealed__isnull=True, sealed_remarks__isnull=True, record_key__isnull=True, story__isnull=True),
                name="withdrawn_leaves_nothing",
            ),
            models.CheckConstraint(
                condition=~Q(state=S.RETURNED) | Q(sealed__isnull=True, record_key__isnull=True, story__isnull=True),
                name="given_back_leaves_no_copy",
            ),
            models.CheckConstraint(
                condition=Q(composed=True) | Q(donor__isnull=False) | Q(state__in=[S.RETURNED, S.WITHDRAWN]),
                name="nobody_leaves_an_offered_story_behind",
            ),
        ]

    def __str__(self) -> str:
        return f"manuscript {self.pk}"
