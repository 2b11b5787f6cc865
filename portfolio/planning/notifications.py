"""The mails about a plan: when and where, with a file for the calendar. No theme, no method, nobody else's name."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import given_name
from portfolio.guests.mails import from_member, in_two_forms
from portfolio.planning.calendar import calendar_of
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import address_of
from portfolio.sessions.sealing import open_facts, open_person
from portfolio.sessions.states import TO_COME, LineState, SessionState

ROOM = "portfolio/planning/mail"
IS_OFF = ("uninvited", "cancelled")


def is_true(line: Participation, occasion: str) -> bool:
    """A later change may have overtaken a mail that waited; that change has a mail of its own."""
    if occasion == "uninvited":
        return line.state == LineState.UNINVITED
    if occasion == "cancelled":
        return line.session.state == SessionState.CANCELLED
    return line.state == LineState.INVITED and line.session.state in TO_COME


def write(line: Participation, occasion: str) -> None:
    """Send the mail of one occasion, in the person's language."""
    address = address_of(line)
    if not address:
        return
    language = line.person.language if line.person else ""
    with translation.override(language or settings.LANGUAGE_CODE):
        words = _words(line)
        subject = _subject(occasion) % {"day": words["day"]}
        sender = from_member(words["organiser"])
        mail = in_two_forms(f"{ROOM}/{occasion}", words, subject=subject, to=address, sender=sender)
        file = calendar_of(line.session, url=words["link"], cancelled=occasion in IS_OFF)
        mail.attach("intervisie.ics", file.decode(), "text/calendar; method=PUBLISH")
    mail.send()


def _subject(occasion: str) -> str:
    return {
        "invited": _("Are you coming to the intervision of %(day)s?"),
        "moved": _("The intervision is now on %(day)s"),
        "uninvited": _("You are no longer on the list for the intervision of %(day)s"),
        "cancelled": _("The intervision of %(day)s is off"),
    }[occasion]


def _words(line: Participation) -> dict:
    session, facts = line.session, open_facts(line.session)
    page = settings.BASE_URL.rstrip("/") + reverse("intervision:session", args=[session.pk])
    return {
        "first_name": given_name(open_person(line).name),
        "organiser": session.organiser.get_short_name(),
        "day": date_format(facts.held_on, "j F"),
        "facts": facts,
        "link": page if line.person else "",
        "register_name": settings.REGISTER_NAME,
        "contact": settings.DEFAULT_FROM_EMAIL,
    }
