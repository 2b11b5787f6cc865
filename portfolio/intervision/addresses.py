"""When two e-mail addresses are one mailbox, whose mailbox that is, and who cannot be named in a session."""

import unicodedata
from collections.abc import Iterable, Sequence

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.intervision.facts import Invited

DOTS_MEAN_NOTHING = {"gmail.com", "googlemail.com"}
LONGEST = 254
"""Signs in an address (RFC 5321)."""
LOOKALIKES = str.maketrans("авеѕіјкмнорстухԁһӏԛԝαεικνορτυχ", "abesijkmhopctyxdhlqwaeikvoptux")
"""Cyrillic and Greek letters that look Latin: an address that only looks like another one is treated as that one."""


def mailbox(address: str) -> str:
    """One spelling for all aliases of a mailbox: no case, no ``+tag``, no Gmail dots, no lookalike letters."""
    plain = unicodedata.normalize("NFKC", address.strip()).casefold().translate(LOOKALIKES)
    local, _at, domain = plain.rpartition("@")
    local = local.partition("+")[0]
    if domain in DOTS_MEAN_NOTHING:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def people_behind(addresses: Iterable[str]) -> dict[str, User]:
    """The active people who proved that an address is theirs, by address in lower case."""
    wanted = {address.strip().casefold() for address in addresses}
    proven = EmailAddress.objects.filter(email__in=wanted, verified=True, user__is_active=True).select_related("user")
    return {row.email.casefold(): row.user for row in proven}


def refused(invited: Sequence[Invited], organiser: User) -> dict[int, str]:
    """Who cannot be named, by place in the list: the organiser under any address, someone twice, no address at all."""
    own = mailboxes_of(organiser)
    people = people_behind(one.email for one in invited)
    found: dict[int, str] = {}
    seen: set[str | int] = set()
    for place, one in enumerate(invited):
        box, person = mailbox(one.email), people.get(one.email.strip().casefold())
        if not is_address(one.email):
            found[place] = _("Write an e-mail address, for example name@example.org.")
        elif box in own or person == organiser:
            found[place] = _("This is your own address. You are in the session already, because you write it down.")
        elif box in seen or (person and person.pk in seen):
            found[place] = _("This colleague is in the list twice.")
        seen |= {box, person.pk} if person else {box}
    return found


def mailboxes_of(person: User) -> set[str]:
    """Every mailbox of a person that the register knows of, proven or not."""
    known = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    return {mailbox(address) for address in [person.email, *known]}


def is_address(text: str) -> bool:
    """Whether mail could be sent to it: its form, and its length."""
    try:
        validate_email(text.strip())
    except ValidationError:
        return False
    return len(text.strip()) <= LONGEST
