"""Mail about one line. The arguments are ids: the link is made here, so that no queue ever holds a token."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from portfolio.confirmations import invitations, notifications
from portfolio.confirmations.code_mail import mail_owed
from portfolio.confirmations.models import Invitation
from portfolio.sessions import owed
from portfolio.sessions.models import Participation


def mail(line: Participation, why: str) -> None:
    """Owe the person of a line one mail. It stands in the database with the change itself, and leaves after it."""
    invitations.owe(line, why)
    transaction.on_commit(partial(write_to.enqueue, str(line.pk), why))


@task(queue_name="mail")
def write_to(line_pk: str, why: str) -> None:
    """Mail the person of a line about ``why`` ("asked:1", "reminder:2", "changed:2", "answered:1"): once per occasion.

    When the mail server refuses, the mail stays owed and ``try_again`` comes back to it.
    """
    line = Participation.objects.select_related("session__record_key", "session__organiser", "person").get(pk=line_pk)
    row, occasion = invitations.owe(line, why), why.partition(":")[0]
    if not owed.claim(row, timezone.now()):
        return
    if not notifications.is_still_needed(line, occasion):
        owed.drop(row)
    elif made := invitations.make(line, why):
        invitation, token = made
        notifications.write(line, occasion, token=token, until=invitation.expires_at)
        owed.sent(invitation)


def try_again(now: datetime) -> int:
    """Hand the mails that did not leave to the workers once more; how many."""
    waiting = list(Invitation.objects.to_try_again(now).values_list("participation", "why"))
    for line, why in waiting:
        write_to.enqueue(str(line), why)
    return len(waiting) + mail_owed(now)
