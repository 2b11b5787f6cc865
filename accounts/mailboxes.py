"""When two e-mail addresses are one mailbox, and which mailboxes were somebody's before they changed their address."""

import hmac
import re
import unicodedata
from collections.abc import Iterable

from accounts.models import EarlierMailbox, User
from accounts.vault import derived_key

SAME_HOUSE = {
    **dict.fromkeys(("gmail.com", "googlemail.com"), "gmail.com"),
    **dict.fromkeys(("proton.me", "protonmail.com", "pm.me"), "proton.me"),
    **dict.fromkeys(("icloud.com", "me.com", "mac.com"), "icloud.com"),
}
"""Providers that deliver one mailbox under several domains, each with the one it is called by here."""
MEAN_NOTHING = {"gmail.com": str.maketrans("", "", "."), "proton.me": str.maketrans("", "", ".-_")}
"""Signs in front of the @ that these providers do not look at."""
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


def remember(person: User, addresses: Iterable[str]) -> None:
    """Keep that these are this person's, for when they no longer are: as a keyed mark that tells nobody which. Called
    when somebody signs in or proves an address; again is nothing.
    """
    marks = {_mark_of(address) for address in addresses if address}
    known = set(EarlierMailbox.objects.filter(person=person, mark__in=marks).values_list("mark", flat=True))
    rows = [EarlierMailbox(person=person, mark=mark) for mark in marks - known]
    EarlierMailbox.objects.bulk_create(rows, ignore_conflicts=True)


def were_of(person: User, addresses: Iterable[str]) -> set[str]:
    """Those of ``addresses`` that are, or once were, this person's, under whatever spelling. One query."""
    marks = {address: _mark_of(address) for address in addresses if address}
    known = set(EarlierMailbox.objects.filter(person=person, mark__in=marks.values()).values_list("mark", flat=True))
    return {address for address, mark in marks.items() if mark in known}


def _mark_of(address: str) -> str:
    """64 hexadecimal signs that nobody can make, or try addresses against, without the register's key."""
    return hmac.digest(derived_key("earlier mailboxes"), mailbox(address).encode(), "sha256").hex()
