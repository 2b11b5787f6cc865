"""The mail that carries a personal link, when the member asks the register to send it. No word of a text is in it.

It leaves at once and not by the queue: neither the address nor the link may be kept anywhere.
"""

from smtplib import SMTPException

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.activities.models import GuestLink
from portfolio.guests.mails import from_member, in_two_forms

ROOM = "portfolio/activities/mail"
AN_HOUR, AT_MOST = 3600, 10
"""How many links one member may have mailed in an hour: the register is no way to write to many."""
SECONDS = 10
"""How long a mail server may take; somebody is waiting for the page."""


def address_of(token: str) -> str:
    """The personal link whole, as one passes it on."""
    return settings.BASE_URL.rstrip("/") + reverse("activities:guest", args=[token])


def mail(link: GuestLink, token: str, *, to: str, by: User) -> bool:
    """Mail the link; whether it left. The member still has it on their screen when it did not."""
    if _mailed_this_hour(by) > AT_MOST:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        name = by.get_short_name()
        until = date_format(timezone.localdate(link.expires_at), "j F")
        words = {"name": name, "until": until, "link": address_of(token), "register_name": settings.REGISTER_NAME}
        message = in_two_forms(
            f"{ROOM}/asked",
            words,
            subject=_("%(name)s would like to hear from you") % {"name": name},
            to=to,
            sender=from_member(name),
            connection=get_connection(timeout=SECONDS),
        )
    try:
        return bool(message.send())
    except (SMTPException, OSError):
        return False


def _mailed_this_hour(member: User) -> int:
    name = f"links-mailed:{member.pk}"
    cache.add(name, 0, AN_HOUR)
    try:
        return cache.incr(name)
    except ValueError:  # it ran out between the two lines
        return 1
