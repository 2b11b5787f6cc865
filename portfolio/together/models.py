"""What somebody put before others, the seats of who was asked, and the links that were mailed.

No sentence, name or address stands here in clear: everything is sealed under the asking's own key. Withdrawing
destroys that key.
"""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import RecordKey
from portfolio.images.models import ImageOfGoodWork
from portfolio.situations.models import Situation
from portfolio.together.states import Kind, SeatState, State


class AskingQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """What this person put before others and did not withdraw; who was asked has a seat, see ``Seat``."""
        mine = self.filter(owner=user) if user.is_authenticated else self.none()
        return mine.exclude(state=State.WITHDRAWN)

    def with_all(self) -> Self:
        """With everything a page opens of it, in a fixed number of queries."""
        return self.select_related("owner", "record_key", "image", "situation")


class Asking(models.Model):
    """A question one person puts before others, who write before they see each other.

    ``sealed`` holds a ``Put``, ``sealed_outcome`` an ``Outcome``. ``counts_from``: the day from which the owner is
    asked, after three and nine months, what came of it; ``asked_back``: after how many months that was last done.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.WRITING)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    record_key = models.ForeignKey(RecordKey, models.SET_NULL, null=True, related_name="+")
    image = models.ForeignKey(ImageOfGoodWork, models.SET_NULL, null=True, related_name="+")
    situation = models.ForeignKey(Situation, models.SET_NULL, null=True, related_name="+")
    sealed = models.BinaryField()
    sealed_outcome = models.BinaryField(default=bytes)
    outcome_revision = models.PositiveIntegerField(default=0)
    outcome_shown = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    write_until = models.DateField()
    counts_from = models.DateField(null=True)
    asked_back = models.PositiveSmallIntegerField(default=0)

    objects = AskingQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="asking_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="asking_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"asking {self.pk}"


class SeatQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """One's own seats at what was not withdrawn; the owner has none."""
        mine = self.filter(person=user) if user.is_authenticated else self.none()
        return mine.exclude(asking__state=State.WITHDRAWN)

    def with_all(self) -> Self:
        return self.select_related("asking__owner", "asking__record_key", "person")


class Seat(models.Model):
    """One person's place: who was asked, and what they wrote, sent or not yet.

    ``knew``: an account was behind the address; when that is gone, so is the name. ``kept_at``: when they took a copy
    of their own text into their portfolio.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asking = models.ForeignKey(Asking, models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    knew = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField()
    sealed_person = models.BinaryField()
    state = models.CharField(max_length=10, choices=SeatState, default=SeatState.ASKED)
    revision = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField(default=bytes)
    answered_at = models.DateTimeField(null=True)
    kept_at = models.DateTimeField(null=True)

    objects = SeatQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint("asking", "person", name="one_seat_per_person"),
            models.UniqueConstraint("asking", "place", name="one_place_per_seat"),
            models.CheckConstraint(condition=Q(state__in=SeatState.values), name="seat_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"seat {self.pk}"


class SeatMail(models.Model):
    """A mail about a seat, once for each occasion (``why``), and the personal link it carried, as a hash only.

    Who has an account gets no link: ``token_sha256`` is then null.
    """

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="mails")
    why = models.CharField(max_length=10)
    token_sha256 = models.CharField(max_length=64, unique=True, null=True)
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint("seat", "why", name="one_mail_per_occasion_of_a_seat")]

    def __str__(self) -> str:
        return f"mail {self.pk}"
