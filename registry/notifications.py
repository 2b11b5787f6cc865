"""Mail from the rooms of the register: that something is there, and where. Never a word of what somebody wrote."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise

from accounts.models import User


def send(to: User, subject: str | Promise, template: str, address: str, *args: object, **dates: date | None) -> None:
    """One mail in the reader's language, with one link (the URL name and its arguments) and dates in words."""
    with translation.override(to.language or settings.LANGUAGE_CODE):
        words = {name: date_format(day, "j F Y") for name, day in dates.items() if day}
        words |= {
            "first_name": to.get_short_name(),
            "link": settings.BASE_URL.rstrip("/") + reverse(address, args=args),
            "register_name": settings.REGISTER_NAME,
            "contact": settings.DEFAULT_FROM_EMAIL,
        }
        EmailMessage(str(subject), render_to_string(template, words), settings.DEFAULT_FROM_EMAIL, [to.email]).send()
