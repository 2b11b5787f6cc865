"""Sessions, the lines of those who take part, and the mails that are owed to them.

No private sentence stands here in clear: facts and names are sealed under the session's key.
"""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import RecordKey
from portfolio.groups.models import Group
from portfolio.guests.tokens import LINK_LASTS
from portfolio.sessions.states import HOLDS, WAITS, Answer, Level, LineState, SessionState

ENOUGH_OTHERS = 2
"""How many others make a session shared (product text, 3.3)."""
OPEN_FOR = timedelta(days=30)


class SessionQuerySet(models.QuerySet):
    """Who may see is decided here; whoever may not see is told that nothing is there."""

    def visible_to(self, user) -> Self:
        """Sessions this person planned, logged or was named in; for anybody else there are none, in whatever role."""
        if not user.is_authenticated:
            return self.none()
        named = Participation.objects.there().filter(person=user).values("session")
        return self.filter(Q(organiser=user) | Q(pk__in=named))

    def shared(self, counting: Q | None = None) -> Self:
        """Confirmed as they are now by at least two others, and nobody says it was no conversation.

        "I was not there" denies nobody else's conversation, "for a part of it" confirms it. A confirmation of an
        earlier revision does not count, nor one outside ``counting``, a condition on lines.
        """
        lines = Participation.objects.filter(session=OuterRef("pk"))
        denied = lines.filter(state=LineState.NO_CONVERSATION)
        confirmed = (
            lines.filter(counting or Q(), state__in=HOLDS)
            .order_by()
            .values("session")
            .annotate(n=Count("pk"))
            .values("n")
        )
        return self.alias(confirmed=Subquery(confirmed)).filter(~Exists(denied), confirmed__gte=ENOUGH_OTHERS)

    def with_lines(self) -> Self:
        """With all that a page shows of them, in a fixed number of queries."""
        return self.select_related("organiser", "record_key").prefetch_related("participations__person")

    def due(self, today) -> Self:
        """Open sessions whose time is over: after 30 days, or after 14 when everyone answered."""
        waiting = Participation.objects.filter(session=OuterRef("pk"), state__in=WAITS)
        everyone_answered = Q(opened_on__lt=today - LINK_LASTS) & ~Exists(waiting)
        return self.filter(Q(closes_on__lt=today) | everyone_answered, state=SessionState.OPEN)


class Session(models.Model):
    """One conversation of a group, from plan to log. ``sealed`` holds its facts (JSON of ``facts.Facts``), bound to
    ``revision``.

    ``held_on``, ``begins`` and ``ends`` repeat three of the facts, to sort and select by. ``organiser``: who planned
    it, and from the log on who wrote it down. ``group``: for which group it was planned. ``sequence``: how often
    calendars had to be told of a change (RFC 5545).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organiser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="logged_sessions")
    record_key = models.ForeignKey(RecordKey, models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="sessions")
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.LOGGED)
    held_on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    revision = models.PositiveIntegerField(default=1)
    sequence = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField()
    recorded_at = models.DateTimeField(default=timezone.now)
    revised_at = models.DateTimeField(null=True)
    opened_on = models.DateField()
    closes_on = models.DateField()

    objects = SessionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-held_on", "-begins", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SessionState.values), name="session_state_is_known")
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"


class EarlierFacts(models.Model):
    """What a session said before a change, so that who confirmed it can see the difference."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="earlier")
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint("session", "revision", name="one_earlier_text_per_revision")]

    def __str__(self) -> str:
        return f"session {self.session_id}, revision {self.revision}"


class ParticipationQuerySet(models.QuerySet):
    def there(self) -> Self:
        """Everyone's line but those of people who were named by mistake, or are no longer invited: to them the session
        does not exist.
        """
        return self.exclude(state__in=(LineState.REMOVED, LineState.UNINVITED))


class Participation(models.Model):
    """One person's line in a session: what they were asked and what they said.

    ``sealed_person`` holds name and address as the organiser typed them, under the session's key. ``answer`` is what
    they last said, ``state`` where that stands; ``said`` is how often they spoke.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, models.CASCADE, related_name="participations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="participations")
    place = models.PositiveSmallIntegerField()
    sealed_person = models.BinaryField()
    state = models.CharField(max_length=16, choices=LineState, default=LineState.ASKED)
    answer = models.CharField(max_length=16, choices=Answer, blank=True)
    level = models.CharField(max_length=8, choices=Level, blank=True)
    answered_at = models.DateTimeField(null=True)
    said = models.PositiveIntegerField(default=0)

    objects = ParticipationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint("session", "person", name="one_line_per_participant"),
            models.UniqueConstraint("session", "place", name="one_place_per_line"),
            models.CheckConstraint(condition=Q(state__in=LineState.values), name="line_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"line {self.pk}"


class OwedMailQuerySet(models.QuerySet):
    def to_try_again(self, now) -> Self:
        """Mails that did not leave: at every tick for two hours, then every hour, and after three days no more."""
        a_tick, an_hour = now - timedelta(minutes=9), now - timedelta(hours=1)
        waits = Q(tried_at=None, made_at__lt=a_tick) | Q(tried_at__lt=an_hour) | Q(tried_at__lt=a_tick, tries__lte=12)
        return self.filter(waits, sent_at=None, revoked_at=None, made_at__gt=now - timedelta(days=3))


class OwedMail(models.Model):
    """A mail to the person of one line. ``why`` names the occasion ("asked:1", "moved:3"): one mail for one occasion.

    The row is made with the change that asks for the mail, so that no mail is lost when the mail server or a worker is
    down. ``revoked_at``: nobody needs it any more. Each table that is one has its ``participation``.
    """

    why = models.CharField(max_length=32)
    made_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = OwedMailQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
