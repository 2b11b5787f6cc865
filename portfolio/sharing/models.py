"""What a member lets a colleague read, what that colleague opened, and what they wrote in the margin.

No words stand in these tables, only sealed bytes: a typed address and every comment are locked under the *owner's* key.
"""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts import groups
from portfolio.items.models import AboutAnItem, AboutAnItemQuerySet, exactly_one_item
from portfolio.sharing.states import State


class ShareQuerySet(AboutAnItemQuerySet):
    """Who may read is decided here; whoever may not is told that nothing is there."""

    def living(self) -> Self:
        """Neither taken back nor over, whether or not the clock's own work was done already."""
        return self.filter(state=State.GIVEN, until__gte=timezone.localdate())

    def over(self) -> Self:
        return self.exclude(state=State.GIVEN, until__gte=timezone.localdate())

    def visible_to(self, user) -> Self:
        """What this person may read now: given to them, not over, not in the bin, by someone who is still a member."""
        if not (user.is_authenticated and groups.is_member(user)):
            return self.none()
        not_binned = {f"{column}__binned_at": None for column in ("situation", "image", "activity")}
        given = self.living().filter(person=user, **not_binned)
        return given.filter(owner__is_active=True, owner__groups__name=groups.MEMBERS)

    def given_by(self, user) -> Self:
        """Everything this person ever gave, with whom and what about."""
        return self.filter(owner=user) if user.is_authenticated else self.none()

    def with_all(self) -> Self:
        """With whom, whose and which item, in the same query."""
        return self.select_related("person", "owner__key", "situation", "image", "activity")


class Share(AboutAnItem):
    """One person's access to one item. ``revision``: the version they read; empty when they read along.

    ``until`` is the last day (inclusive, Dutch calendar). ``together`` is the same for all that were given in one act.
    ``sealed_address``: as the owner typed it, until that person opened it: typing an address tells nobody whose it is.
    An address that is nobody's is kept just so, with no ``person``. ``looked_at`` and ``guard``: when the owner looked
    and answered the guard's questions, and which these were; what the guard saw is kept nowhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sealed_address = models.BinaryField(default=b"")
    revision = models.PositiveIntegerField(null=True)
    until = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.GIVEN)
    together = models.UUIDField(default=uuid.uuid4)
    given_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField()
    guard = models.CharField(max_length=16)
    mailed_at = models.DateTimeField(null=True)

    objects = ShareQuerySet.as_manager()  # type: ignore[misc]  # a manager of its own

    class Meta:
        ordering = ["-given_at", "pk"]
        indexes = [
            models.Index(fields=["person", "state"], name="shares_with_a_person"),
            models.Index(fields=["owner", "state"], name="shares_of_an_owner"),
        ]
        constraints = [
            exactly_one_item("a_share_is_about_one_item"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="share_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.GIVEN, ended_at=None) | (~Q(state=State.GIVEN) & Q(ended_at__isnull=False)),
                name="a_share_ends_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"share {self.pk}"

    @property
    def is_living(self) -> bool:
        return self.state == State.GIVEN and self.until >= timezone.localdate()


class Opening(models.Model):
    """Somebody read this version within this hour: one row, however often they looked."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="openings")
    revision = models.PositiveIntegerField()
    hour = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-hour", "-pk"]
        constraints = [models.UniqueConstraint("share", "revision", "hour", name="one_opening_per_version_and_hour")]

    def __str__(self) -> str:
        return f"opening of {self.share_id}"


class Comment(models.Model):
    """A question in the margin of somebody else's text. It belongs to the owner of the text, also after the share.

    ``sealed`` and ``sealed_answer`` open under the owner's key. ``revision``: the version it was written beside.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    share = models.ForeignKey(Share, models.CASCADE, related_name="comments")
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    sealed_answer = models.BinaryField(default=b"")
    written_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"comment {self.pk}"
