"""Mail to readers, outside the request."""

from django_tasks import task

from registry.reading import notifications
from registry.reading.models import Reading
from registry.reading.states import S


@task(queue_name="mail")
def ask(reading_pk: str) -> None:
    """Ask a reader; nothing when they answered in the meantime."""
    reading = Reading.objects.select_related("reader").filter(pk=reading_pk, state=S.TIE_CHECKED).first()
    if reading is not None:
        notifications.asked(reading)
