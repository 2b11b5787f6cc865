"""When two e-mail addresses are one mailbox, and whose mailbox that is."""

import re
import unicodedata
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.models import User

SAME_HOUSE = {
    **dict.fromkeys(("gmail.com", "googlemail.com"), "gmail.com"),
    **dict.fromkeys(("proton.me", "protonmail.com", "pm.me"), "proton.me"),
    **dict.fromkeys(("icloud.com", "me.com", "mac.com"), "icloud.com"),
}
"""Providers that deliver one mailbox under several domains, each with the one it is called by here."""
MEAN_NOTHING = {"gmail.com": str.maketrans("", "", "."), "proton.me": str.maketrans("", "", ".-_")}
"""Signs in front of the @ that these providers do not look at."""
LONGEST = 254
"""Signs in an address (RFC 5321)."""
LOOKALIKES = str.maketrans("авеѕіјкмнорстухԁһӏԛԝѵαεικνορτυχıɑɡɩοօոսհ", "abesijkmhopctyxdhlqwvaeikvoptuxiagioonuh")
"""Cyrillic, Greek, Armenian and odd Latin letters that look plain Latin: an address that only looks like another one is
treated as that one."""
ESCAPED = re.compile(r"\\(.)")
UNSEEN = {"Cf", "Mn"}
DOTS = str.maketrans("。．｡", "...")
"""What a mail server takes for a dot in a domain (RFC 3490, 3.1)."""


def mailbox(address: str) -> str:
    """One spelling for all aliases of a mailbox: no case, no ``+tag``, no quotes, no dots where they mean nothing, no
    lookalike or invisible letters, one way to write a domain.
    """
    local, _at, domain = address.strip().rpartition("@")
    domain = ".".join(map(_label, domain.translate(DOTS).rstrip(".").split(".")))
    domain = SAME_HOUSE.get(domain, domain)
    local = _plain(_unquoted(local)).partition("+")[0].translate(MEAN_NOTHING.get(domain, {}))
    return f"{local}@{domain}"


def _plain(text: str) -> str:
    """In small letters, as it looks: what nobody sees (zero-width signs, soft hyphens, accents put on top) is gone."""
    spread = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in spread if unicodedata.category(sign) not in UNSEEN).translate(LOOKALIKES)


def _label(label: str) -> str:
    """One part of a domain: as it reads, whether it came in letters or in the spelling for machines (``xn--``)."""
    label = _plain(label)
    if label.startswith("xn--"):
        try:
            return _plain(label.removeprefix("xn--").encode("ascii").decode("punycode"))
        except UnicodeError:
            return label
    return label


def _unquoted(local: str) -> str:
    """``"anna"@`` is ``anna@`` (RFC 5321, 4.1.2)."""
    if len(local) > 2 and local.startswith('"') and local.endswith('"'):
        return ESCAPED.sub(r"\1", local[1:-1])
    return local


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
    seen = all(unicodedata.category(sign) != "Cf" for sign in domain)
    named = "." in domain and not domain.startswith("[")
    return len(text) <= LONGEST and local.isascii() and '"' not in local and seen and named
