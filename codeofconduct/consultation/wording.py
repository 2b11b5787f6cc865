"""What can be kept of a text that becomes public. Pure."""

import unicodedata

from django.utils.translation import gettext as _

from documents.canonical import normalised

LONGEST_COMMENT = 4_000
"""Signs: about a page. Who has more to say about one article says it in two comments."""


INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def tidied(text: str) -> str:
    """One form for the same words, without empty space around them; empty when nobody would see anything."""
    text = normalised(text).strip()
    only_space = all(unicodedata.category(sign) in INVISIBLE - {"Cc"} for sign in text)
    return "" if only_space else text


def has_invisible_signs(text: str) -> bool:
    """Control signs and halves of signs: no keyboard writes them, and nobody would see them."""
    return any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text)


def what_is_wrong_with(text: str, *, empty: str) -> str:
    """Why a tidied text cannot be kept, in words for its writer; ``empty`` when there is none; nothing when it can."""
    if not text:
        return empty
    if len(text) > LONGEST_COMMENT:
        return _("This is longer than we can keep here. Make two comments of it.")
    if has_invisible_signs(text):
        return _("There is an invisible sign in your text that we cannot keep. Type the sentence again.")
    return ""
