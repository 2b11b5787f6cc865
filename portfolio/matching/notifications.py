"""The mails of this room: that there is somebody, and that both said yes. No theme, no name, no word of anybody."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portfolio.guests.mails import from_register, in_two_forms
from portfolio.matching.models import Ask, Proposal

ROOM = "portfolio/matching/mail"


def proposed(proposal: Proposal, ask: Ask) -> None:
    """There is somebody who asked for company as well."""
    with translation.override(ask.member.language or settings.LANGUAGE_CODE):
        told = _("Somebody in another municipality asked for company as well, about something you named.")
        _send(ask, _("There may be somebody for you"), told, _("Look at it"), proposal)


def met(proposal: Proposal, ask: Ask) -> None:
    """Both said yes."""
    with translation.override(ask.member.language or settings.LANGUAGE_CODE):
        told = _("You both said yes. You can now see who it is, and how you reach each other.")
        _send(ask, _("You both said yes"), told, _("See who it is"), proposal)


def _send(ask: Ask, subject: str, told: str, button: str, proposal: Proposal) -> None:
    if not ask.member.is_active:
        return
    words = {
        "first_name": ask.member.get_short_name(),
        "told": told,
        "button": button,
        "link": settings.BASE_URL.rstrip("/") + reverse("matching:proposal", args=[proposal.pk]),
        "register_name": settings.REGISTER_NAME,
    }
    in_two_forms(f"{ROOM}/word", words, subject=subject, to=ask.member.email, sender=from_register()).send()
