"""Mails of this room. The arguments are ids: links are made here, so that no queue ever holds a token."""

from datetime import date

from django_tasks import task

from portfolio.groups import links, notifications
from portfolio.groups.models import QUIET_SINCE, Group, Membership


@task(queue_name="mail")
def write_to(place_pk: str, why: str) -> None:
    """Mail the person of a place about ``why`` ("invited", "welcome", "agreement:2", "convene:..."): once for each."""
    place = Membership.objects.with_all().filter(pk=place_pk).first()
    made = place and notifications.is_still_needed(place, why) and links.make(place, why)
    if not (place and made):
        return
    mail, token = made
    notifications.write(place, why, token=token)
    links.sent(mail)


@task(queue_name="mail")
def nudge(group_pk: str, today: str) -> None:
    """Mail the convener of a group that is quiet, once for one quiet time. A mail that does not leave is tried again.

    The quiet time is marked as told before the mail leaves: two workers send one mail.
    """
    quiet = Group.objects.quiet(date.fromisoformat(today)).filter(pk=group_pk)
    if not quiet.update(nudged_for=QUIET_SINCE):
        return
    group = Group.objects.with_key().get(pk=group_pk)
    try:
        notifications.nudge(group)
    except Exception:
        Group.objects.filter(pk=group_pk).update(nudged_for=None)
        raise


def nudge_quiet(today: date) -> int:
    """Hand the mail of every quiet group to the workers; how many. One that did not leave is tried again later."""
    quiet = list(Group.objects.quiet(today).values_list("pk", flat=True))
    for pk in quiet:
        nudge.enqueue(str(pk), today.isoformat())
    return len(quiet)
