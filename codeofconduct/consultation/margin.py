"""The line on the pages of the code that says members talk along; see ``editions.beside``."""

from django.utils import timezone

from codeofconduct.consultation.queries import rounds_beside
from codeofconduct.editions.beside import Beside
from codeofconduct.editions.models import Edition

TEMPLATE = "codeofconduct/consultation/_notice.html"


def beside_code(edition: Edition | None) -> Beside | None:
    """What runs now, and the rounds that were held on the edition shown. One query."""
    today = timezone.localdate()
    shown = rounds_beside(edition, today)
    if not shown:
        return None
    running = [one for one in shown if one.is_open_on(today)]
    held = [one for one in shown if not one.is_open_on(today)]
    facts = [(one.pk, one.until, one.edition.number) for one in shown]
    return Beside(TEMPLATE, {"running": running, "held": held}, (facts,))
