"""The mails about a plan: when and where, with a file for the calendar. No theme, no method, nobody else's name."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import given_name
from portfolio.guests.mails import from_member
from portfolio.intervision.calendar import calendar_of
from portfolio.intervision.invitations import LEASE
from portfolio.intervision.models import Participation, PlanMail
from portfolio.intervision.sealing import open_facts, open_person
from portfolio.intervision.states import TO_COME, LineState, SessionState

ROOM = "portfolio/intervision/mail"
IS_OFF = ("uninvited", "cancelled")


def owe(line: Participation, why: str) -> None:
    """Write down that a mail has to leave; once for each occasion."""
    PlanMail.objects.get_or_create(participation=line, why=why)


def claim(line: Participation, why: str, now: datetime) -> bool:
    """Whether this worker may send the mail of this occasion now: it did not leave, and nobody else is at it."""
    owe(line, why)
    free = Q(tried_at=None) | Q(tried_at__lt=now - LEASE)
    return bool(_owed(line, why).filter(free).update(tried_at=now, tries=F("tries") + 1))


def sent(line: Participation, why: str) -> None:
    _owed(line, why).update(sent_at=timezone.now())


def drop(line: Participation, why: str) -> None:
    """It is not true any more; it will not be tried again."""
    _owed(line, why).update(revoked_at=timezone.now())


def is_true(line: Participation, occasion: str) -> bool:
    """A later change may have overtaken a mail that waited; that change has a mail of its own."""
    if occasion == "uninvited":
        return line.state == LineState.UNINVITED
    if occasion == "cancelled":
        return line.session.state == SessionState.CANCELLED
    return line.state == LineState.INVITED and line.session.state in TO_COME


def write(line: Participation, occasion: str) -> None:
    """Send the mail of one occasion, in the person's language.

    A person the register knows is written to at the address of their account.
    """
    person = open_person(line)
    address = line.person.email if line.person else person.email
    if not address:
        return
    language = line.person.language if line.person else ""
    with translation.override(language or settings.LANGUAGE_CODE):
        words = _words(line, person.name)
        mail = EmailMultiAlternatives(
            subject=_subject(occasion) % {"day": words["day"]},
            body=render_to_string(f"{ROOM}/{occasion}.txt", words),
            from_email=from_member(words["organiser"]),
            to=[address],
        )
        mail.attach_alternative(render_to_string(f"{ROOM}/{occasion}.html", words), "text/html")
        file = calendar_of(line.session, url=words["link"], cancelled=occasion in IS_OFF)
        mail.attach("intervisie.ics", file.decode(), "text/calendar; method=PUBLISH")
    mail.send()


def _owed(line: Participation, why: str) -> QuerySet[PlanMail]:
    return PlanMail.objects.filter(participation=line, why=why, sent_at=None, revoked_at=None)


def _subject(occasion: str) -> str:
    return {
        "invited": _("Are you coming to the intervision of %(day)s?"),
        "moved": _("The intervision is now on %(day)s"),
        "uninvited": _("You are no longer on the list for the intervision of %(day)s"),
        "cancelled": _("The intervision of %(day)s is off"),
    }[occasion]


def _words(line: Participation, name: str) -> dict:
    session, facts = line.session, open_facts(line.session)
    page = settings.BASE_URL.rstrip("/") + reverse("intervision:session", args=[session.pk])
    return {
        "first_name": given_name(name),
        "organiser": session.organiser.get_short_name(),
        "day": date_format(facts.held_on, "j F"),
        "facts": facts,
        "link": page if line.person else "",
        "register_name": settings.REGISTER_NAME,
        "contact": settings.DEFAULT_FROM_EMAIL,
    }
