"""Mail to a donor, outside the request."""

from django_tasks import task

from codeofconduct.stories import notifications
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.states import S

TOLD = (S.PUT_BEFORE, S.RETURNED, S.PUBLISHED)


@task(queue_name="mail")
def tell_donor(manuscript_pk: str) -> None:
    """There is something to read; nothing when it was answered or taken back in the meantime."""
    manuscript = Manuscript.objects.select_related("donor").filter(pk=manuscript_pk, state__in=TOLD).first()
    if manuscript is not None and manuscript.donor is not None:
        notifications.something_to_read(manuscript.donor, manuscript)
