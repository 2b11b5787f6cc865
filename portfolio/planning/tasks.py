"""Mail about a plan, to the person of one line."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from portfolio.planning import notifications
from portfolio.planning.models import PlanMail
from portfolio.sessions import owed
from portfolio.sessions.models import Participation


def mail(line: Participation, occasion: str, revision: int) -> None:
    """Owe a mail, that leaves once all is certain. Its occasion is the change it tells of."""
    why = f"{occasion}:{revision}"
    _owe(line, why)
    transaction.on_commit(partial(write_about_plan.enqueue, str(line.pk), why))


@task(queue_name="mail")
def write_about_plan(line_pk: str, why: str) -> None:
    """Mail the person of a line about a plan ("invited:1", "moved:3", "uninvited:3", "cancelled:3"): once for each.

    The line may be gone by now: the session was written down without it.
    """
    lines = Participation.objects.select_related("session__record_key", "session__organiser", "person")
    line = lines.filter(pk=line_pk).first()
    if line is None or not owed.claim(row := _owe(line, why), timezone.now()):
        return
    occasion = why.partition(":")[0]
    if not notifications.is_true(line, occasion):
        owed.drop(row)
        return
    notifications.write(line, occasion)
    owed.sent(row)


def try_again(now: datetime) -> int:
    """Hand the mails that did not leave to the workers once more; how many."""
    waiting = list(PlanMail.objects.to_try_again(now).values_list("participation", "why"))
    for line, why in waiting:
        write_about_plan.enqueue(str(line), why)
    return len(waiting)


def _owe(line: Participation, why: str) -> PlanMail:
    return PlanMail.objects.get_or_create(participation=line, why=why)[0]
