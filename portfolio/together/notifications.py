"""The mails of this room: that somebody waits, or that it unfolded. Never a word of what was asked or written."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User, given_name
from portfolio.guests.mails import from_member, from_register, in_two_forms
from portfolio.together.models import Seat
from portfolio.together.sealing import open_person
from portfolio.together.states import Kind, SeatState, State

ROOM = "portfolio/together/mail"
TO_THE_OWNER = frozenset({"wrote", "after_3", "after_9"})


def is_still_needed(seat: Seat, why: str) -> bool:
    """What was done in the meantime needs no mail any more."""
    if why == "reminder":
        return seat.state == SeatState.ASKED and seat.asking.state == State.WRITING
    return True


def write(seat: Seat, why: str, *, token: str) -> None:
    """Send it, in the language of whoever gets it; to the address of an account where there is one."""
    owner = seat.asking.owner
    if owner is None or not owner.is_active:
        return
    reader, address, name = _reader(seat, why, owner)
    if not address:
        return
    with translation.override((reader and reader.language) or settings.LANGUAGE_CODE):
        asked_by = owner.get_short_name()
        subject, told, button = _words(seat, why, asked_by)
        words = {
            "first_name": given_name(name) if name else "",
            "told": told,
            "button": button,
            "link": settings.BASE_URL.rstrip("/") + _address(seat, why, token),
            "rather_not": why in {"asked", "reminder"},
            "why_you": why not in TO_THE_OWNER,
            "asked_by": asked_by,
            "register_name": settings.REGISTER_NAME,
            "contact": settings.DEFAULT_FROM_EMAIL,
        }
        sender = from_register() if why in TO_THE_OWNER else from_member(asked_by)
        mail = in_two_forms(f"{ROOM}/word", words, subject=subject, to=address, sender=sender)
    mail.send()


def _reader(seat: Seat, why: str, owner: User) -> tuple[User | None, str, str]:
    if why in TO_THE_OWNER:
        return owner, owner.email, owner.get_full_name()
    if seat.person:
        return seat.person, seat.person.email if seat.person.is_active else "", seat.person.get_full_name()
    asked = open_person(seat)
    return None, "" if seat.knew else asked.email, asked.name


def _words(seat: Seat, why: str, asked_by: str) -> tuple[str, str, str]:
    """Subject, what it says, and the words on the button."""
    day = date_format(seat.asking.write_until, "j F")
    by_link = _("You do not need an account.") if not seat.person_id else ""
    if why in {"asked", "reminder"}:
        told = _(
            "%(name)s asks you to write something before you see what others wrote. A few sentences are enough. You"
            " have until %(day)s."
        )
        subject = _("%(name)s asks you something") if why == "asked" else _("%(name)s waits for you")
        values = {"name": asked_by, "day": day}
        return subject % values, " ".join(filter(None, (told % values, by_link))), _("See it and write")
    if why == "unfolded":
        return _("Everything lies open now"), _("You can now read what the others wrote."), _("Read it")
    if why == "wrote":
        told = _("What you asked others for is there. Yours and theirs lie open for both of you now.")
        if seat.asking.kind == Kind.WEIGHING:
            told = _("What you asked others for is there. Everything lies open now.")
        return _("Somebody wrote for you"), told, _("Read it")
    told = _("Some time ago you wrote down what you expected. You can now lay beside it what really came of it.")
    return _("What came of it?"), told, _("Write it down")


def _address(seat: Seat, why: str, token: str) -> str:
    if why in TO_THE_OWNER:
        return reverse("together:outcome" if why.startswith("after") else "together:asking", args=[seat.asking_id])
    return reverse("together:guest", args=[token]) if token else reverse("together:seat", args=[seat.pk])
