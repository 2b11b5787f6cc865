"""At most two reminders of a question nobody answered, then silence.

After 4 and after 10 days. Nothing follows on an answer, on a "no", on a withdrawal or on the closing of the question.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from portfolio.confirmations.models import Invitation
from portfolio.confirmations.tasks import mail
from portfolio.sessions.lines import locked_line
from portfolio.sessions.models import Participation
from portfolio.sessions.states import LineState, SessionState

REMINDED_AFTER = (timedelta(days=4), timedelta(days=10))
MOST_ASKING_MAILS = 1 + len(REMINDED_AFTER)
"""Of one line, while nobody answers it, however often the question opens."""
ASKING = Q(why__startswith="asked") | Q(why__startswith="reminder")


def remind_due(today: date) -> int:
    """Owe a reminder to every line that is due one; how many. Doing it twice reminds once.

    When the register stood still for a while, one mail makes up for two.
    """
    return sum(_remind(line, number) for number in (2, 1) for line in _due(number, today))


def _due(number: int, today: date) -> list[Participation]:
    """The lines whose reminder ``number`` is due, and that had neither that one nor any in the last days."""
    lately = Q(why__startswith="reminder", made_at__gt=timezone.now() - REMINDED_AFTER[0])
    later = Q(why__in=[f"reminder:{n}" for n in (1, 2) if n >= number])
    had = Invitation.objects.filter(lately | later, participation=OuterRef("pk"))
    open_since = today - REMINDED_AFTER[number - 1]
    asked = Participation.objects.filter(state=LineState.ASKED, session__state=SessionState.OPEN)
    due = asked.filter(~Exists(had), session__opened_on__lte=open_since, session__closes_on__gte=today)
    return list(due)


@transaction.atomic
def _remind(line: Participation, number: int) -> bool:
    line = locked_line(line)
    waits = line.state == LineState.ASKED and line.session.state == SessionState.OPEN
    if not waits or line.invitations.filter(ASKING).count() >= MOST_ASKING_MAILS:
        return False
    mail(line, f"reminder:{number}")
    return True
