"""Answering with a code: mailed to the person of a line, typed in by them, good for one answer from one browser.

Eight signs of 32 are 40 bits; five tries, ten minutes, and few codes an hour leave nothing to guess. A link can be
forwarded; who types a code read it just now in the mailbox itself. That is why a colleague's phone will do: whoever
wrote the session down holds it, and still cannot answer for anyone without the code that went elsewhere.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from portfolio.confirmations.code_mail import mail_code
from portfolio.confirmations.code_signs import NO_CODE, keyed, tidy
from portfolio.confirmations.mailboxes import mark_of
from portfolio.confirmations.models import CODE_AWAITED, AnswerCode
from portfolio.sessions.lines import locked_line
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import address_of
from portfolio.sessions.states import Level, SessionState
from trail.exceptions import NotPossibleNow

ON_A_LINE, ON_A_MAILBOX = 5, 10
"""Codes in an hour: each is a mail to somebody."""
GUESSES_A_DAY = 25
"""Wrong codes on one line, from all browsers together."""


def new_browser() -> str:
    """What a browser keeps in its own session, to be known again; 256 bits."""
    return secrets.token_urlsafe(32)


@transaction.atomic
def ask(line: Participation, *, browser: str, level: Level) -> None:
    """Mail a code to the person of a line, for this browser alone; the one before no longer works there.

    Anyone who stands before the line may ask: only the mailbox's owner gets it. Raises ``NotPossibleNow`` when the
    question is closed, or after many codes in an hour.
    """
    line = locked_line(line)
    if line.session.state != SessionState.OPEN:
        raise NotPossibleNow(_("This question is closed."))
    now, mailbox = timezone.now(), mark_of(address_of(line))
    lately = AnswerCode.objects.filter(asked_at__gt=now - timedelta(hours=1))
    on_line, on_mailbox = lately.filter(participation=line), lately.filter(mailbox_hmac=mailbox)
    if on_line.count() >= ON_A_LINE or on_mailbox.count() >= ON_A_MAILBOX:
        raise NotPossibleNow(_("Several codes are on their way. Use the last one, or wait an hour."))
    mark = keyed("browser", browser)
    AnswerCode.objects.filter(participation=line, browser_hmac=mark, expires_at__gt=now).update(expires_at=now)
    code = AnswerCode.objects.create(
        participation=line, level=level, browser_hmac=mark, mailbox_hmac=mailbox, expires_at=now + CODE_AWAITED
    )
    transaction.on_commit(partial(mail_code.enqueue, code.pk))


@transaction.atomic
def check(line: Participation, typed: str, *, browser: str) -> bool:
    """Whether this is the code of this line and this browser. Every try counts; a wrong one, a used one, one of another
    line or browser, and none at all are the same ``False``.
    """
    line, now = locked_line(line), timezone.now()
    code = AnswerCode.objects.to_type(now).filter(participation=line, browser_hmac=keyed("browser", browser)).last()
    fits = hmac.compare_digest(keyed("code", code.pk if code else 0, tidy(typed)), code.code_hmac if code else NO_CODE)
    if code is None or _guessed_at(line, now):
        return False
    code.tries, code.proven_at = code.tries + 1, now if fits else None
    code.save(update_fields=["tries", "proven_at"])
    return fits


def proven(line: Participation, browser: str) -> AnswerCode | None:
    """The code that was typed in well in this browser just now, for this line, and not answered with yet."""
    if not browser:
        return None
    mark = keyed("browser", browser)
    return AnswerCode.objects.to_answer_with(timezone.now()).filter(participation=line, browser_hmac=mark).last()


def waits(line: Participation, browser: str) -> bool:
    """Whether a code was asked for in this browser that can still arrive and be typed in."""
    asked = AnswerCode.objects.filter(participation=line, proven_at=None, expires_at__gt=timezone.now())
    return bool(browser) and asked.filter(browser_hmac=keyed("browser", browser)).exists()


def use(code: AnswerCode) -> None:
    """One code is good for one answer, and so are all that were typed in this browser before it."""
    same = AnswerCode.objects.filter(participation=code.participation_id, browser_hmac=code.browser_hmac, used_at=None)
    same.exclude(proven_at=None).update(used_at=timezone.now())


def forget_old(now: datetime) -> int:
    """Forget codes of more than a day ago; how many."""
    return AnswerCode.objects.filter(asked_at__lt=now - timedelta(days=1)).delete()[0]


def _guessed_at(line: Participation, now: datetime) -> bool:
    today = AnswerCode.objects.filter(participation=line, asked_at__gt=now - timedelta(days=1))
    return (today.aggregate(tries=Sum("tries"))["tries"] or 0) >= GUESSES_A_DAY
