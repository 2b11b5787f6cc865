"""The mails of this room: that somebody asks something. Never the name of a group, and no word of its agreement."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import given_name
from portfolio.groups.models import Group, Membership
from portfolio.groups.sealing import open_person
from portfolio.groups.states import State
from portfolio.guests.mails import from_member, from_register, in_two_forms

ROOM = "portfolio/groups/mail"
NEEDED_IN = {"invited": State.INVITED, "welcome": State.JOINED, "agreement": State.JOINED, "convene": State.JOINED}


def is_still_needed(place: Membership, why: str) -> bool:
    """What was done or undone in the meantime needs no mail any more."""
    occasion, _colon, which = why.partition(":")
    if occasion == "agreement" and (int(which) != place.group.version or place.accepted == int(which)):
        return False
    if occasion == "convene" and place.group.offered_to_id != place.pk:
        return False
    return place.state == NEEDED_IN[occasion]


def write(place: Membership, why: str, *, token: str) -> None:
    """Send it in the language of whoever gets it; to the address of an account where there is one."""
    named, occasion = open_person(place), why.partition(":")[0]
    address = (place.person.email if place.person.is_active else "") if place.person else named.email
    if not address:
        return
    language = place.person.language if place.person else ""
    name = place.person.get_full_name() if place.person and place.state == State.JOINED else named.name
    with translation.override(language or settings.LANGUAGE_CODE):
        convener = place.group.convener.get_short_name() if place.group.convener else ""
        subject, told, button = _words(occasion, convener)
        words = {
            "first_name": given_name(name) if name else "",
            "told": told,
            "by_link": bool(token) and occasion == "invited",
            "button": button,
            "link": _link(place, occasion, token),
            "leave_link": _leave_link(token) if occasion == "welcome" else "",
            "why_you": occasion == "invited" and convener,
        }
        _send(subject, words, address, convener if occasion != "welcome" else "")


def nudge(group: Group) -> None:
    """Ask the convener, once, whether it is time for a meeting."""
    convener = group.convener
    if convener is None or not convener.is_active:
        return
    with translation.override(convener.language or settings.LANGUAGE_CODE):
        words = {
            "first_name": convener.get_short_name(),
            "told": _(
                "It has been quiet in your intervision group. Maybe that is just fine. Do you feel like meeting"
                " again? One of you only has to pick a day. We do not write about this again until you have met."
            ),
            "button": _("Look at your group"),
            "link": settings.BASE_URL.rstrip("/") + reverse("groups:group", args=[group.pk]),
        }
        _send(_("Shall you meet again?"), words, convener.email, "")


def _words(occasion: str, convener: str) -> tuple[str, str, str]:
    """Subject, what it says, and the words on the button."""
    name = {"name": convener or settings.REGISTER_NAME}
    if occasion == "invited":
        return (
            _("%(name)s invites you to an intervision group") % name,
            _("%(name)s would like to have you in an intervision group. Read what they agree on, and say yes or no.")
            % name,
            _("Read it and answer"),
        )
    if occasion == "welcome":
        return (
            _("You take part in an intervision group"),
            _(
                "You said yes to the group of %(name)s. Keep this mail: with it you find what you agreed on, and can"
                " leave."
            )
            % name,
            _("See what you agreed on"),
        )
    if occasion == "agreement":
        return (
            _("Your intervision group has a new agreement"),
            _("%(name)s wrote a new text of what you agree on about secrecy. Is it right for you too?") % name,
            _("See what changed"),
        )
    return (
        _("Would you like to convene your group?"),
        _("%(name)s asks whether you would convene your intervision group from now on. Rather not is fine.") % name,
        _("Answer"),
    )


def _link(place: Membership, occasion: str, token: str) -> str:
    if token:
        path = reverse("groups:guest", args=[token])
    elif occasion == "invited":
        path = reverse("groups:invitation", args=[place.pk])
    else:
        name = {"agreement": "groups:agree", "convene": "groups:convene"}.get(occasion, "groups:group")
        path = reverse(name, args=[place.group_id])
    return settings.BASE_URL.rstrip("/") + path


def _leave_link(token: str) -> str:
    return settings.BASE_URL.rstrip("/") + reverse("groups:guest_leave", args=[token]) if token else ""


def _send(subject: str, words: dict, address: str, convener: str) -> None:
    words |= {"register_name": settings.REGISTER_NAME, "contact": settings.DEFAULT_FROM_EMAIL, "convener": convener}
    sender = from_member(convener) if convener else from_register()
    in_two_forms(f"{ROOM}/word", words, subject=subject, to=address, sender=sender).send()
