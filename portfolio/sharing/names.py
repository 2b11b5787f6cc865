"""How the owner of a text knows the people they share it with, and who can read it, as a sentence."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.vault import Vault
from portfolio.sharing.models import Share
from portfolio.sharing.sealing import open_address

NAMED_IN_A_LINE = 3


def name_of(share: Share, vault: Vault) -> str:
    """The name; the address as it was typed, until its person opened the share; or that somebody left."""
    return _known(share, vault, share.person.get_full_name() if share.person else "")


def short_name_of(share: Share, vault: Vault) -> str:
    return _known(share, vault, share.person.get_short_name() if share.person else "")


def until_in_words(day: date) -> str:
    """Without the year when that is the year of today."""
    return date_format(day, "j F" if day.year == localdate().year else "j F Y")


def read_by(shares: Sequence[Share], vault: Vault) -> str:
    """Who can read a text, for its owner: "You, and Fatima until 3 December". Empty when nobody else can."""
    names = list(dict.fromkeys(short_name_of(share, vault) for share in shares))
    if not names:
        return ""
    days = {share.until for share in shares}
    if len(names) > NAMED_IN_A_LINE:
        names = [*names[:NAMED_IN_A_LINE], _("others")]
    people = get_text_list(names, _("and"))
    if len(days) > 1:
        return _("You, and for a time %(people)s") % {"people": people}
    return _("You, and %(people)s until %(day)s") % {"people": people, "day": until_in_words(days.pop())}


def _known(share: Share, vault: Vault, name: str) -> str:
    if share.sealed_address:
        return open_address(share, vault)
    return name if share.person and share.person.is_active else _("Former participant")
