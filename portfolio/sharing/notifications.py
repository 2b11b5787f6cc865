"""The mail of this room: that there is something, from whom, until when. No title, no word of it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.guests.mails import from_member, in_two_forms
from portfolio.sharing.models import Share

ROOM = "portfolio/sharing/mail"


def write(share: Share, person: User) -> None:
    """Send it in the language of its person, to the address of their account."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        words = _words(share, person)
        subject = _("%(name)s lets you read something") % {"name": words["owner"]}
        sender = from_member(words["owner"])
        mail = in_two_forms(f"{ROOM}/given", words, subject=subject, to=person.email, sender=sender)
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
