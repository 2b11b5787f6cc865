"""The mails of this room. They name the day of the session and a link: no theme, no lesson, no "no"."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import given_name
from portfolio.confirmations.silence import token_for, wants_reminders
from portfolio.guests.mails import from_member, in_two_forms
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import address_of
from portfolio.sessions.sealing import open_person
from portfolio.sessions.states import CONFIRMING, LineState, SessionState

ROOM = "portfolio/confirmations/mail"
ASKING = frozenset({"asked", "reminder"})


def is_still_needed(line: Participation, occasion: str) -> bool:
    """A question that was answered or closed in the meantime needs no mail; who wants no reminders gets none."""
    is_open = line.session.state == SessionState.OPEN
    if occasion == "changed":
        return is_open and line.state == LineState.STALE
    if occasion in ASKING:
        return is_open and line.state == LineState.ASKED and (occasion == "asked" or wants_reminders(line))
    return True


def write(line: Participation, occasion: str, *, token: str, until: datetime) -> None:
    """Send the mail of one occasion ("asked", "reminder", "changed", "answered") to the person of a line.

    In their language; to the address of their account where the register knows one.
    """
    address = address_of(line)
    if not address:
        return
    language = line.person.language if line.person else ""
    with translation.override(language or settings.LANGUAGE_CODE):
        words = _words(line, token, until) | {"no_reminders": _no_reminders(line) if occasion in ASKING else ""}
        mail = in_two_forms(
            f"{ROOM}/{occasion}",
            words,
            subject=_subjects(occasion) % {"day": words["day"]},
            to=address,
            sender=from_member(words["organiser"]),
            headers=_one_click(words["no_reminders"]),
        )
    mail.send()


def _subjects(occasion: str) -> str:
    return {
        "reminder": _("Were you at the intervision of %(day)s? One more time"),
        "asked": _("Were you at the intervision of %(day)s?"),
        "changed": _("Something changed in the intervision of %(day)s. Is it still right?"),
        "answered": _("Your answer about the intervision of %(day)s"),
    }[occasion]


def _no_reminders(line: Participation) -> str:
    return settings.BASE_URL.rstrip("/") + reverse("intervision:guest_no_reminders", args=[token_for(line)])


def _one_click(link: str) -> dict[str, str]:
    """What a mail program needs for a button of its own (RFC 8058)."""
    return {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if link else {}


def _words(line: Participation, token: str, until: datetime) -> dict:
    session, name = line.session, open_person(line).name
    last_day = min(timezone.localdate(until), session.closes_on)
    return {
        "first_name": given_name(name),
        "organiser": session.organiser.get_short_name(),
        "day": date_format(session.held_on, "j F"),
        "until": date_format(last_day, "j F"),
        "link_until": date_format(timezone.localdate(until), "j F"),
        "confirmed": line.answer in CONFIRMING,
        "link": settings.BASE_URL.rstrip("/") + reverse("intervision:guest", args=[token]),
        "withdraw_link": settings.BASE_URL.rstrip("/") + reverse("intervision:guest_withdraw", args=[token]),
        "register_name": settings.REGISTER_NAME,
        "contact": settings.DEFAULT_FROM_EMAIL,
    }
