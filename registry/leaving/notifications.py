"""The mails to who leaves: the day, and what they can do until then."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Leaving
from registry.notifications import send


def left(leaving: Leaving) -> None:
    subject, template = _("You left the register"), "registry/leaving/mail/left.txt"
    send(leaving.member, subject, template, "leaving:leave", erase_on=leaving.erase_on)


def soon(leaving: Leaving) -> None:
    """Two weeks before: nothing of what they wrote, only the day and the way."""
    subject, template = _("Before your texts are erased"), "registry/leaving/mail/soon.txt"
    send(leaving.member, subject, template, "leaving:leave", erase_on=leaving.erase_on)
