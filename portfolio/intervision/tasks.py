"""Mail about one line. The arguments are ids: the link is made here, so that no queue ever holds a token."""

from django_tasks import task

from portfolio.intervision import invitations, notifications
from portfolio.intervision.models import Participation


@task(queue_name="mail")
def write_to(line_pk: str, why: str) -> None:
    """Mail the person of a line about ``why`` ("asked:1", "changed:2", "answered:1"): once for each occasion."""
    line = Participation.objects.select_related("session__record_key", "session__organiser", "person").get(pk=line_pk)
    made = invitations.make(line, why)
    if made is None:
        return
    invitation, token = made
    notifications.write(line, why.partition(":")[0], token=token, until=invitation.expires_at)
    invitations.sent(invitation)
