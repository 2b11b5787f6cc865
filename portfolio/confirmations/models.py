"""What the register signed about a line, and how its person is reached: links, codes, and who wants no reminders."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portfolio.sessions.models import OwedMail, Participation
from portfolio.sessions.states import Level

CODE_LASTS = timedelta(minutes=10)
"""From the moment its mail left."""
CODE_AWAITED = timedelta(minutes=30)
"""How long somebody may still be waiting for a code whose mail did not leave."""
CODE_LEASE = timedelta(minutes=2)
"""How long one worker has for the mail with a code before another may try."""
CODE_TRIES = 5


class Statement(models.Model):
    """What the register signed about a line. Append-only: database triggers refuse every change.

    ``body`` is canonical JSON (RFC 8785): session, revision, digest of the facts, line, answer, level, time.
    """

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="statements")
    said = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    content_sha256 = models.CharField(max_length=64)
    body = models.BinaryField()
    kid = models.CharField(max_length=32)
    signature = models.BinaryField(max_length=64)
    signed_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["said"]
        constraints = [models.UniqueConstraint("participation", "said", name="one_statement_per_time_of_speaking")]

    def __str__(self) -> str:
        return f"statement {self.pk}"


class Invitation(OwedMail):
    """A personal link to one line, and the mail that carries it. Of the link only the SHA-256 is kept."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="invitations")
    token_sha256 = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("participation", "why", name="one_mail_per_occasion")]

    def __str__(self) -> str:
        return f"link {self.pk}"


class AnswerCodeQuerySet(models.QuerySet):
    def to_type(self, now) -> Self:
        """Codes that can still be typed in: fresh, not proven yet, and not guessed at too often."""
        return self.filter(proven_at=None, used_at=None, expires_at__gt=now, tries__lt=CODE_TRIES).exclude(code_hmac="")

    def to_mail(self, now) -> Self:
        """Codes that somebody waits for, whose mail did not leave, and that no worker is busy with."""
        free = Q(tried_at=None) | Q(tried_at__lt=now - CODE_LEASE)
        return self.filter(free, sent_at=None, proven_at=None, used_at=None, expires_at__gt=now)

    def to_answer_with(self, now) -> Self:
        """Codes that were typed in well just now, and not answered with yet."""
        return self.filter(proven_at__gt=now - CODE_LASTS, used_at=None)


class AnswerCode(models.Model):
    """A code, mailed to the person of a line, with which they answer from one browser; ``level`` says whose device.

    Nothing here can be used: of the code, of the browser's own secret and of the mailbox only keyed hashes are kept.
    The code is made when its mail leaves, so ``code_hmac`` is empty before that; a mail that was refused leaves later
    with another code in it. ``expires_at``: until then the mail is owed; once it left, until then the code works.
    """

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="codes")
    level = models.CharField(max_length=8, choices=Level)
    browser_hmac = models.CharField(max_length=64)
    mailbox_hmac = models.CharField(max_length=64, db_index=True)
    code_hmac = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    proven_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    objects = AnswerCodeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"code {self.pk}"


class NoReminders(models.Model):
    """A mailbox that wants no reminders. Kept as a keyed hash: nobody can read or guess the address back."""

    mailbox_hmac = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"no reminders {self.pk}"
