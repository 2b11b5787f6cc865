"""How a browser is known again while somebody answers with a code, and a device that was handed to a colleague.

Both stand in the browser's own session, and hold no words: a secret of the browser, a session's id and a moment.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils import timezone

from portfolio.confirmations import codes
from portfolio.sessions.models import Session
from portfolio.sessions.states import SessionState

BROWSER, HANDED = "answers_in", "handed_over"
HANDED_FOR = timedelta(hours=1)


def browser_of(request: HttpRequest) -> str:
    """This browser's secret; empty before it asked for a code."""
    return request.session.get(BROWSER, "")


def known_browser(request: HttpRequest) -> str:
    """The same, made when it is not there yet."""
    if BROWSER not in request.session:
        request.session[BROWSER] = codes.new_browser()
    return request.session[BROWSER]


def hand_over(request: HttpRequest, session: Session) -> None:
    """Sign out here, so that whoever gets the device sees nothing of its owner, and open this session's questions."""
    logout(request)
    until = timezone.now() + HANDED_FOR
    request.session[HANDED] = {"session": str(session.pk), "until": until.isoformat()}
    known_browser(request)


def handed_over(request: HttpRequest) -> Session | None:
    """The open session whose colleagues can answer on this device; None once its owner signed in again."""
    told = request.session.get(HANDED)
    if not told or request.user.is_authenticated or datetime.fromisoformat(told["until"]) < timezone.now():
        return None
    rows = Session.objects.filter(pk=UUID(told["session"]), state=SessionState.OPEN)
    return rows.select_related("organiser", "record_key").first()
