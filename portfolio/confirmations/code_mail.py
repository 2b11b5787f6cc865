"""The mail with a code. The code is made here and stands in the mail alone: no queue and no row holds it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from portfolio.confirmations.code_signs import fresh, in_groups, keyed
from portfolio.confirmations.models import CODE_LASTS, CODE_LEASE, AnswerCode
from portfolio.guests.mails import from_register, in_two_forms
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import address_of
from portfolio.sessions.states import Level, LineState, SessionState

ROOM = "portfolio/confirmations/mail"


@task(queue_name="mail")
def mail_code(code_pk: int) -> None:
    """Make the code and mail it. Whoever asked for another one meanwhile, or waited too long, gets none.

    When the mail server refuses, the mail stays owed: this task comes back to it, and so does the tick. Each time the
    code is another one, so that of two mails only the last one's code works.
    """
    code = fresh()
    if not _claim(code_pk, code, timezone.now()):
        return
    related = ("participation__session__record_key", "participation__person")
    row = AnswerCode.objects.select_related(*related).get(pk=code_pk)
    if not _is_of_use(row.participation):
        AnswerCode.objects.filter(pk=code_pk).update(expires_at=timezone.now())
        return
    try:
        _write(row.participation, code, on_a_device=row.level == Level.DEVICE)
    except Exception:
        _come_back(code_pk)
        raise
    _left(code_pk, code, timezone.now())


def mail_owed(now: datetime) -> int:
    """Hand the codes whose mail did not leave to the workers once more; how many."""
    waiting = list(AnswerCode.objects.to_mail(now).filter(asked_at__lt=now - CODE_LEASE).values_list("pk", flat=True))
    for code_pk in waiting:
        mail_code.enqueue(code_pk)
    return len(waiting)


def _claim(code_pk: int, code: str, now: datetime) -> bool:
    mine = AnswerCode.objects.to_mail(now).filter(pk=code_pk)
    return bool(mine.update(code_hmac=keyed("code", code_pk, code), tried_at=now))


def _is_of_use(line: Participation) -> bool:
    return line.session.state == SessionState.OPEN and line.state != LineState.REMOVED


def _come_back(code_pk: int) -> None:
    """Try again soon. A backend that cannot wait leaves it to the tick."""
    if mail_code.get_backend().supports_defer:
        mail_code.using(run_after=timezone.now() + CODE_LEASE + timedelta(seconds=1)).enqueue(code_pk)


def _left(code_pk: int, code: str, now: datetime) -> None:
    """From now on it works for ten minutes, unless another one was asked for, or mailed, meanwhile."""
    this_one = AnswerCode.objects.filter(pk=code_pk, code_hmac=keyed("code", code_pk, code), expires_at__gt=now)
    this_one.update(sent_at=now, expires_at=now + CODE_LASTS)


def _write(line: Participation, code: str, *, on_a_device: bool) -> None:
    """Nothing of the session stands in it, not even its day: codes are read aloud, and over shoulders."""
    address = address_of(line)
    if not address:
        return
    language = line.person.language if line.person else ""
    with translation.override(language or settings.LANGUAGE_CODE):
        words = {"code": in_groups(code), "on_a_device": on_a_device, "register_name": settings.REGISTER_NAME}
        mail = in_two_forms(f"{ROOM}/code", words, subject=_("Your code"), to=address, sender=from_register())
    mail.send()
