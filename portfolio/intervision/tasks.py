"""Mail about one line. The arguments are ids: the link is made here, so that no queue ever holds a token."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from portfolio.intervision import invitations, notifications, plan_mails
from portfolio.intervision.models import Invitation, Participation, PlanMail


@task(queue_name="mail")
def write_to(line_pk: str, why: str) -> None:
    """Mail the person of a line about ``why`` ("asked:1", "reminder:2", "changed:2", "answered:1"): once per occasion.

    When the mail server refuses, the mail stays owed and ``try_again`` comes back to it.
    """
    line = Participation.objects.select_related("session__record_key", "session__organiser", "person").get(pk=line_pk)
    if not invitations.claim(line, why, timezone.now()):
        return
    occasion = why.partition(":")[0]
    if not notifications.is_still_needed(line, occasion):
        invitations.drop(line, why)
        return
    made = invitations.make(line, why)
    if made is None:
        return
    invitation, token = made
    notifications.write(line, occasion, token=token, until=invitation.expires_at)
    invitations.sent(invitation)


@task(queue_name="mail")
def write_about_plan(line_pk: str, why: str) -> None:
    """Mail the person of a line about a plan ("invited:1", "moved:3", "uninvited:3", "cancelled:3"): once for each.

    The line may be gone by now: the session was written down without it.
    """
    lines = Participation.objects.select_related("session__record_key", "session__organiser", "person")
    line = lines.filter(pk=line_pk).first()
    if line is None or not plan_mails.claim(line, why, timezone.now()):
        return
    occasion = why.partition(":")[0]
    if not plan_mails.is_true(line, occasion):
        plan_mails.drop(line, why)
        return
    plan_mails.write(line, occasion)
    plan_mails.sent(line, why)


def try_again(now: datetime) -> int:
    """Hand the mails that did not leave to the workers once more; how many."""
    waiting = list(Invitation.objects.to_try_again(now).values_list("participation", "why"))
    for line, why in waiting:
        write_to.enqueue(str(line), why)
    plans = list(PlanMail.objects.to_try_again(now).values_list("participation", "why"))
    for line, why in plans:
        write_about_plan.enqueue(str(line), why)
    return len(waiting) + len(plans)
