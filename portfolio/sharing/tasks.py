"""Mail about one share. Whoever the address belongs to, or nobody: the work is handed over alike."""

from django.utils import timezone
from django_tasks import task

from portfolio.sharing import notifications
from portfolio.sharing.models import Share


@task(queue_name="mail")
def tell(share_pk: str) -> None:
    """Tell its person that there is something to read, once. Not when it was taken back in the meantime."""
    share = Share.objects.living().select_related("person", "owner").filter(pk=share_pk, mailed_at=None).first()
    if share is None or share.person is None or not share.person.is_active:
        return
    notifications.write(share, share.person)
    Share.objects.filter(pk=share.pk).update(mailed_at=timezone.now())
