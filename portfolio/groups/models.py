"""Intervision groups, who has a place in them, and what they agreed about secrecy.

No name of a group, no agreement, no name or address of who was invited stands here in clear: they are sealed under
the group's own key.
"""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.groups import MEMBERS
from accounts.models import RecordKey
from portfolio.groups.states import THERE, State

FEWEST, MOST = 3, 10
"""How many people make a group (product text, 3.3)."""
NAME_LIMIT = 120
AGREEMENT_LIMIT = 2_000
QUIET_AFTER = timedelta(days=90)
"""Groups meet every four to eight weeks. After three months at least one meeting did not happen, summers included."""
QUIET_SINCE = Coalesce("last_met_on", "founded_on")
"""The day from which nobody met."""


class GroupQuerySet(models.QuerySet):
    """Who may see is decided here; whoever may not see is told that nothing is there."""

    def visible_to(self, user) -> Self:
        """The groups this person takes part in; nobody else sees that they exist, superusers included.

        Who is invited sees that one invitation instead: ``Membership.objects.visible_to``.
        """
        if not user.is_authenticated:
            return self.none()
        return self.filter(pk__in=Membership.objects.filter(person=user, state=State.JOINED).values("group"))

    def with_key(self) -> Self:
        """With what its name and agreement open with."""
        return self.select_related("record_key", "convener")

    def quiet(self, today) -> Self:
        """Groups whose convener can be reminded: nobody met for ``QUIET_AFTER``, and that was not said yet."""
        quiet = self.alias(since=QUIET_SINCE).filter(since__lte=today - QUIET_AFTER)
        told = Q(nudged_for__isnull=False, nudged_for=QUIET_SINCE)
        return quiet.filter(convener__in=_members()).exclude(told)


def _members():
    """Who can convene: an account that is in use, of a member of the register."""
    return get_user_model().objects.filter(is_active=True, groups__name=MEMBERS)


class Group(models.Model):
    """Three to ten equals who meet for intervision. ``sealed_name`` is bound to ``name_revision``.

    ``convener`` is None when they left and nobody took it on. ``offered_to``: who is asked to convene from now on;
    ``offered_at`` without it: who was asked would rather not. ``version``: the agreement that holds now.
    ``last_met_on``: the latest session; ``nudged_for``: the first day of the quiet time the convener got a mail about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record_key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+")
    convener = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sealed_name = models.BinaryField()
    name_revision = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    founded_on = models.DateField(default=timezone.localdate)
    last_met_on = models.DateField(null=True)
    nudged_for = models.DateField(null=True)
    offered_to = models.ForeignKey("Membership", models.SET_NULL, null=True, related_name="+")
    offered_at = models.DateTimeField(null=True)

    objects = GroupQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["founded_on", "pk"]

    def __str__(self) -> str:
        return f"group {self.pk}"


class Agreement(models.Model):
    """One version of what a group agrees about secrecy, in its own words. It never changes; another may follow it.

    ``written_by`` is None once that person had themselves erased.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="agreements")
    version = models.PositiveIntegerField()
    sealed = models.BinaryField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint("group", "version", name="one_agreement_per_version")]

    def __str__(self) -> str:
        return f"agreement {self.version} of group {self.group_id}"


class MembershipQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """One's own places: where one is invited, and where one takes part."""
        return self.filter(person=user, state__in=THERE) if user.is_authenticated else self.none()

    def joined(self) -> Self:
        return self.filter(state=State.JOINED)

    def could_convene(self) -> Self:
        """Who takes part and is a member of the register: no guest, and nobody who left it."""
        return self.joined().filter(person__in=_members())

    def with_all(self) -> Self:
        """With what a page opens of a place, in one query."""
        return self.select_related("group__record_key", "group__convener", "person")


class Membership(models.Model):
    """One person's place in a group: a member with an account (``person``), or a guest.

    ``sealed_person`` holds name and address as the convener typed them; empty once the place is no longer taken.
    ``knew``: an account was behind the address; when that is gone, so is the name. ``mark``: a keyed digest of the
    mailbox, so that nobody has two places. ``accepted``: the latest version this person accepted; 0 before the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    knew = models.BooleanField(default=False)
    sealed_person = models.BinaryField(default=bytes)
    mark = models.BinaryField(max_length=32, default=bytes)
    state = models.CharField(max_length=9, choices=State, default=State.INVITED)
    accepted = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = MembershipQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["invited_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="place_state_is_known"),
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(state__in=sorted(THERE)), name="one_place_per_person"
            ),
            models.UniqueConstraint(
                fields=["group", "mark"], condition=Q(state__in=sorted(THERE)), name="one_place_per_mailbox"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.JOINED) | Q(accepted__gt=0), name="nobody_takes_part_without_the_agreement"
            ),
        ]
        indexes = [models.Index(fields=["person", "state"], name="places_of_a_person")]

    def __str__(self) -> str:
        return f"place {self.pk}"


class Acceptance(models.Model):
    """That one person accepted one version of the agreement, and when."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="acceptances")
    version = models.PositiveIntegerField()
    accepted_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint("membership", "version", name="one_acceptance_per_version")]

    def __str__(self) -> str:
        return f"acceptance {self.pk}"


class PlaceMail(models.Model):
    """A mail about a place, once for each occasion (``why``), and the personal link it carried, as a hash only.

    Who has an account gets no link: ``token_sha256`` is then null. ``expires_at`` is null for the link with which a
    guest can leave: it lives as long as they take part.
    """

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="mails")
    why = models.CharField(max_length=24)
    token_sha256 = models.CharField(max_length=64, unique=True, null=True)
    expires_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint("membership", "why", name="one_mail_per_occasion_of_a_place")]

    def __str__(self) -> str:
        return f"mail {self.pk}"
