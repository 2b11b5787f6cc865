"""The mails of this room. They name the day of the session and a link: no theme, no lesson, no "no"."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import given_name
from portfolio.guests.mails import from_member
from portfolio.intervision.models import Participation
from portfolio.intervision.sealing import open_person
from portfolio.intervision.states import CONFIRMING

ROOM = "portfolio/intervision/mail"


def write(line: Participation, occasion: str, *, token: str, until: datetime) -> None:
    """Send the mail of one occasion ("asked", "changed", "answered") to the person of a line, in their language.

    A person the register knows is written to at the address of their account.
    """
    person = open_person(line)
    address = line.person.email if line.person else person.email
    if not address:
        return
    language = line.person.language if line.person else ""
    with translation.override(language or settings.LANGUAGE_CODE):
        words = _words(line, person.name, token, until)
        mail = EmailMultiAlternatives(
            subject=_subjects(occasion) % {"day": words["day"]},
            body=render_to_string(f"{ROOM}/{occasion}.txt", words),
            from_email=from_member(words["organiser"]),
            to=[address],
        )
        mail.attach_alternative(render_to_string(f"{ROOM}/{occasion}.html", words), "text/html")
    mail.send()


def _subjects(occasion: str) -> str:
    return {
        "asked": _("Were you at the intervision of %(day)s?"),
        "changed": _("Something changed in the intervision of %(day)s. Is it still right?"),
        "answered": _("Your answer about the intervision of %(day)s"),
    }[occasion]


def _words(line: Participation, name: str, token: str, until: datetime) -> dict:
    session = line.session
    last_day = min(timezone.localdate(until), session.closes_on)
    return {
        "first_name": given_name(name),
        "organiser": session.organiser.get_short_name(),
        "day": date_format(session.held_on, "j F"),
        "until": date_format(last_day, "j F"),
        "confirmed": line.answer in CONFIRMING,
        "link": settings.BASE_URL.rstrip("/") + reverse("intervision:guest", args=[token]),
        "withdraw_link": settings.BASE_URL.rstrip("/") + reverse("intervision:guest_withdraw", args=[token]),
        "register_name": settings.REGISTER_NAME,
        "contact": settings.DEFAULT_FROM_EMAIL,
    }
