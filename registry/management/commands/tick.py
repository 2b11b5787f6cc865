"""What time alone brings about. Run it every ten minutes: planned pages wait for it. Doing it again does nothing."""

import logging
from collections.abc import Callable, Iterator
from datetime import date

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from codeofconduct.consultation.actions import close_over
from codeofconduct.editions.actions import bring_into_force
from portfolio.attachments.shelf import sweep
from portfolio.confirmations import codes
from portfolio.confirmations.reminders import remind_due as remind_of_questions
from portfolio.confirmations.tasks import try_again as try_mail_again
from portfolio.exchange import actions as exchange
from portfolio.groups.tasks import nudge_quiet
from portfolio.intervision.actions import close_due
from portfolio.items.bin import empty_bins
from portfolio.lookback.actions import remind_due
from portfolio.matching.actions import end_due as end_asks
from portfolio.matching.tasks import look_due
from portfolio.planning.actions import fade_due, hold_due
from portfolio.planning.tasks import try_again as try_plan_mail_again
from portfolio.sharing.actions import end_due
from portfolio.together.actions import ask_back_due, remind_waiting
from registry.desk.press import pick_up
from registry.leaving.actions import erase_due, remind_soon
from trail import checkpoints, once

logger = logging.getLogger(__name__)


def _editions(today: date) -> Iterator[str]:
    for edition in bring_into_force(today):
        yield f"edition {edition.number} is in force"


def _consultations(today: date) -> Iterator[str]:
    for consultation in close_over(today):
        yield f"the consultation on edition {consultation.edition.number} is closed"


def _planned_pages(today: date) -> Iterator[str]:
    """News that was to appear, or to go, at a moment: Wagtail's own command, which says nothing."""
    call_command("publish_scheduled", verbosity=0)
    yield from ()


def _planned_sessions(today: date) -> Iterator[str]:
    if over := hold_due(timezone.now()):
        yield f"planned sessions whose time is over: {over}"
    if faded := fade_due(today):
        yield f"sessions that nobody wrote down, gone from view: {faded}"


def _sessions(today: date) -> Iterator[str]:
    if closed := close_due(today):
        yield f"sessions closed: {closed}"


def _quiet_groups(today: date) -> Iterator[str]:
    if quiet := nudge_quiet(today):
        yield f"mails asked for to conveners of quiet groups: {quiet}"


def _reminders(today: date) -> Iterator[str]:
    if reminded := remind_of_questions(today):
        yield f"reminders of a question: {reminded}"


def _owed_mail(today: date) -> Iterator[str]:
    now = timezone.now()
    codes.forget_old(now)
    if mails := try_mail_again(now) + try_plan_mail_again(now):
        yield f"mails that had not left, tried again: {mails}"


def _company(today: date) -> Iterator[str]:
    if ended := end_asks(today):
        yield f"asks for company ended: {ended}"
    if proposed := look_due():
        yield f"people proposed to each other: {proposed}"


def _looks_back(today: date) -> Iterator[str]:
    if reminded := remind_due(today):
        yield f"situations to look back at: {reminded}"


def _pictures(today: date) -> Iterator[str]:
    if swept := sweep(timezone.now()):
        yield f"pictures without a text removed: {swept}"


def _shares(today: date) -> Iterator[str]:
    if ended := end_due(today):
        yield f"shares ended: {ended}"


def _askings(today: date) -> Iterator[str]:
    if mails := remind_waiting(today) + ask_back_due(today):
        yield f"mails asked for about what people wrote together: {mails}"


def _papers(today: date) -> Iterator[str]:
    if papers := pick_up():
        yield f"papers handed to the workers: {papers}"


def _checkpoint(today: date) -> Iterator[str]:
    """The trail's root, signed, once an hour when something happened."""
    if made := checkpoints.publish_due(timezone.now()):
        yield f"checkpoint signed over {made.size} entries"


def _bins(today: date) -> Iterator[str]:
    if deleted := empty_bins(timezone.now()):
        yield f"texts that lay in a bin for 30 days, deleted: {deleted}"


def _parcels(today: date) -> Iterator[str]:
    if gone := exchange.throw_away_over():
        yield f"parcels thrown away: {gone}"
    if waiting := exchange.pick_up():
        yield f"parcels handed to the workers: {waiting}"


def _leavers(today: date) -> Iterator[str]:
    if told := remind_soon(today):
        yield f"mails asked for to people whose texts are erased soon: {told}"
    if erased := erase_due(today):
        yield f"people erased, half a year after they left: {erased}"


def _form_keys(today: date) -> Iterator[str]:
    if forms := once.forget_old(timezone.now()):
        yield f"old form keys forgotten: {forms}"


PARTS: dict[str, Callable[[date], Iterator[str]]] = {
    "editions": _editions,
    "consultations": _consultations,
    "planned pages": _planned_pages,
    "planned sessions": _planned_sessions,
    "sessions": _sessions,
    "quiet groups": _quiet_groups,
    "reminders": _reminders,
    "owed mail": _owed_mail,
    "company": _company,
    "looks back": _looks_back,
    "pictures": _pictures,
    "shares": _shares,
    "askings": _askings,
    "papers": _papers,
    "checkpoint": _checkpoint,
    "bins": _bins,
    "parcels": _parcels,
    "leavers": _leavers,
    "form keys": _form_keys,
}


class Command(BaseCommand):
    help = (
        f"What time alone brings about: {', '.join(PARTS)}. One part that fails does not stop the others; then the exit"
        " code is 1."
    )

    def handle(self, *args, **options) -> None:
        today = timezone.localdate()
        failed = [name for name, part in PARTS.items() if not self._done(name, part, today)]
        if failed:
            raise CommandError("Not finished, and tried again at the next tick: " + ", ".join(failed))

    def _done(self, name: str, part: Callable[[date], Iterator[str]], today: date) -> bool:
        try:
            for line in part(today):
                self.stdout.write(line)
        except Exception:  # whatever it was: the other parts have their own work
            logger.exception("The tick could not finish: %s", name)
            return False
        return True
