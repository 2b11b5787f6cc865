"""When two e-mail addresses are one mailbox, and whose mailbox that is."""

import unicodedata
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.models import User

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
