"""What the mails of the portfolio have in common: who they are from, and that each is there as text and as HTML."""

from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def from_member(name: str) -> str:
    """The name of whom one knows, through the register: that is how a mail is recognised."""
    shown = _("%(name)s via %(register)s") % {"name": " ".join(name.split()), "register": settings.REGISTER_NAME}
    return formataddr((shown, settings.DEFAULT_FROM_EMAIL))


def from_register() -> str:
    return formataddr((settings.REGISTER_NAME, settings.DEFAULT_FROM_EMAIL))


def in_two_forms(
    template: str, words: dict[str, Any], *, subject: str, to: str, sender: str, **about: Any
) -> EmailMultiAlternatives:
    """A mail that is not sent yet, out of ``<template>.txt`` and ``<template>.html``, in the language that is active.

    ``about`` goes to the message as it is (``headers``, ``connection``).
    """
    body = render_to_string(f"{template}.txt", words)
    mail = EmailMultiAlternatives(subject=subject, body=body, from_email=sender, to=[to], **about)
    mail.attach_alternative(render_to_string(f"{template}.html", words), "text/html")
    return mail
