"""Whose mailbox an address is, and what is an address at all."""

import unicodedata
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.mailboxes import mailbox
from accounts.models import User

__all__ = ["is_address", "mailbox", "mailboxes_of", "people_behind"]

LONGEST = 254
"""Signs in an address (RFC 5321)."""
UNSEEN = "Cf"
"""The kind of sign that nobody sees: zero-width spaces, soft hyphens."""


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
    """Whether mail could be sent to it: its form, its length, plain letters before the @ and a full name after it.

    Quotes are refused there, though the standard has them: nobody's address needs them, and they are a second spelling
    of everybody's. So are letters that mail servers spell out anew on their way, and a mail server's number or nickname
    for its name.
    """
    text = text.strip()
    try:
        validate_email(text)
    except ValidationError:
        return False
    local, _at, domain = text.rpartition("@")
    seen = all(unicodedata.category(sign) != UNSEEN for sign in domain)
    named = "." in domain and not domain.startswith("[")
    return len(text) <= LONGEST and local.isascii() and '"' not in local and seen and named
