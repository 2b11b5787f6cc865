"""The mail of this room: that there is something, from whom, until when. No title, no word of it."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.sharing.models import Share

ROOM = "portfolio/sharing/mail"


def write(share: Share, person: User) -> None:
    """Send it in the language of its person, to the address of their account."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        words = _words(share, person)
        mail = EmailMultiAlternatives(
            subject=_("%(name)s lets you read something") % {"name": words["owner"]},
            body=render_to_string(f"{ROOM}/given.txt", words),
            from_email=_sender(words["owner"]),
            to=[person.email],
        )
        mail.attach_alternative(render_to_string(f"{ROOM}/given.html", words), "text/html")
    mail.send()


def _words(share: Share, person: User) -> dict[str, str]:
    return {
        "first_name": person.get_short_name(),
        "owner": " ".join(share.owner.get_short_name().split()),
        "until": date_format(share.until, "j F Y"),
        "link": settings.BASE_URL.rstrip("/") + reverse("sharing:shared", args=[share.pk]),
        "register_name": settings.REGISTER_NAME,
        "contact": settings.DEFAULT_FROM_EMAIL,
    }


def _sender(owner: str) -> str:
    shown = _("%(name)s via %(register)s") % {"name": owner, "register": settings.REGISTER_NAME}
    return formataddr((shown, settings.DEFAULT_FROM_EMAIL))
