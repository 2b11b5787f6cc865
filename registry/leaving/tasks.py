"""Work in the background: the mail to who leaves."""

from django_tasks import task

from accounts.models import Leaving
from registry.leaving import notifications


@task(queue_name="mail")
def tell_left(member_pk: int) -> None:
    """Tell until when everything can be taken along; nothing to somebody who came back meanwhile."""
    leaving = Leaving.objects.select_related("member").filter(member=member_pk).first()
    if leaving is not None:
        notifications.left(leaving)
