"""Mail about one seat. The arguments are ids: the link is made here, so that no queue ever holds a token."""

from django_tasks import task

from portfolio.together import links, notifications
from portfolio.together.models import Seat
from portfolio.together.states import State


@task(queue_name="mail")
def write_to(seat_pk: str, why: str) -> None:
    """Mail about ``why`` ("asked", "reminder", "unfolded" to the seat; "wrote", "after_3", "after_9" to the owner)."""
    seat = Seat.objects.with_all().filter(pk=seat_pk).exclude(asking__state=State.WITHDRAWN).first()
    made = seat and notifications.is_still_needed(seat, why) and links.make(seat, why)
    if not (seat and made):
        return
    mail, token = made
    notifications.write(seat, why, token=token)
    links.sent(mail)
