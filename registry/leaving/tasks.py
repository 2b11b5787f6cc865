"""Work in the background: the mails to who leaves."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from accounts.models import Leaving
from registry.leaving import notifications


@task(queue_name="mail")
def tell_left(member_pk: int) -> None:
    """Tell until when everything can be taken along; nothing to somebody who came back meanwhile."""
    leaving = Leaving.objects.select_related("member").filter(member=member_pk).first()
    if leaving is not None:
        notifications.left(leaving)


@task(queue_name="mail")
@transaction.atomic
def tell_soon(member_pk: int) -> None:
    """Tell once, shortly before, that everything is erased. A mail that does not leave is tried again by the clock."""
    leaving = Leaving.objects.select_for_update().filter(member=member_pk, reminded_at=None).first()
    if leaving is None or leaving.erase_on <= timezone.localdate():
        return
    leaving.reminded_at = timezone.now()
    leaving.save(update_fields=["reminded_at"])
    notifications.soon(leaving)
