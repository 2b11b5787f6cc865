"""From where somebody is. It is never shown; it only keeps two people from the same municipality apart.

Only the register knows it, and the register may not be imported here: ``PREFILLED`` is a list on which it puts a
function when Django starts (``registry/apps.py``), as rooms of the code do in ``codeofconduct/editions/beside.py``.
"""

import hmac
import re
import unicodedata
from collections.abc import Callable

from accounts.models import User
from accounts.vault import derived_key

PREFILLED: list[Callable[[User], str]] = []
"""Asked with a member; gives the municipality they are known to work for, or nothing."""
NO_NAME = re.compile(r"^(gemeente|municipality of)\s+")
ALSO = {"den haag": "s gravenhage", "den bosch": "s hertogenbosch"}


def known_of(member: User) -> str:
    """What the form begins with; the member can change it."""
    return next(filter(None, (ask(member) for ask in PREFILLED)), "")


def mark_of(municipality: str) -> bytes:
    """To tell whether two names are one municipality, without keeping the name. Nobody can make one without our key."""
    return hmac.digest(derived_key("municipalities of who asks for company"), plain(municipality).encode(), "sha256")


def plain(municipality: str) -> str:
    """One spelling: no case, accents, signs or "gemeente" before it."""
    letters = unicodedata.normalize("NFKD", municipality.casefold())
    bare = "".join(one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    name = NO_NAME.sub("", " ".join(bare.split()))
    return ALSO.get(name, name)
