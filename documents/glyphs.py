"""What our letters can print, and what to print where they cannot.

A sign without a glyph makes a page that no archive accepts (PDF/A, PDF/UA) and that a reader cannot read. So before
rendering each sign is looked up in the fonts; what is missing becomes words between brackets. The member's own
spelling stays untouched in the data that travels inside the document.
"""

import re
import unicodedata
from functools import cache
from itertools import groupby

from django.utils.translation import gettext as _

from documents.fonts import FACES, FALLBACK

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, except tab, line feed and return
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff"  # joiners, bidi overrides, variation selectors, non-characters
    "\ud800-\udfff\ue000-\uf8ff"  # surrogates, private use
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"  # skin tones, tags, private planes
)
PLAINER = {0x202F: "\u00a0", 0x2011: "-", ord("\t"): " "}
"""Signs that only the Arabic letters have, in a spelling that fits the text around them."""
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
NON_JOINER = "\u200c"  # Persian spelling needs it between letters; elsewhere it only hides
TOWERS = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")
"""More accents on one letter than any spelling has: they would stand over the lines around them."""
FLAG = range(0x1F1E6, 0x1F200)


@cache
def printable_signs() -> frozenset[int]:
    """Code points that some font behind every paper text can draw. Reads the fonts' tables once per process."""
    from fontTools.ttLib import TTFont

    signs: set[int] = set()
    for face in FACES:
        if face.name in FALLBACK:
            with TTFont(face.file, lazy=True) as font:
                signs |= font.getBestCmap().keys()
    return frozenset(signs | {ord("\n"), ord("\t"), ord(" ")})


def in_letters(text: str) -> str:
    """``text`` with only signs that can be printed; the rest named in words, in the active language."""
    text = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text).translate(PLAINER))
    text = TOWERS.sub(r"\1", _without_stray_joiners(INVISIBLE.sub("", text)))
    if all(ord(sign) in printable_signs() for sign in set(text)):
        return text
    return "".join(_named(kind, list(signs)) for kind, signs in groupby(map(_simpler, text), key=_kind))


def _without_stray_joiners(text: str) -> str:
    if NON_JOINER not in text:
        return text
    return re.sub(r"(?<![\u0600-\u06ff])\u200c|\u200c(?![\u0600-\u06ff])", "", text)


def _simpler(sign: str) -> str:
    """A plainer spelling the fonts do have: a no-break space for a narrow one, ``fi`` for its ligature."""
    if ord(sign) in printable_signs():
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    return plain if all(ord(part) in printable_signs() for part in plain) else sign


def _kind(sign: str) -> str:
    if all(ord(part) in printable_signs() for part in sign):
        return ""
    if ord(sign) in FLAG:
        return "flag"
    if unicodedata.name(sign, "").startswith("COMBINING"):
        return "accent"
    return {"S": "sign", "L": "script", "M": "script"}.get(unicodedata.category(sign)[0], "sign")


def _named(kind: str, signs: list[str]) -> str:
    if kind == "flag":
        letters = "".join(chr(ord("A") + ord(sign) - FLAG.start) for sign in signs)
        return _("[flag: %(letters)s]") % {"letters": letters}
    if kind == "accent":
        return ""
    if kind == "script":
        return _("[text in another script: %(script)s]") % {"script": _script(signs[0])}
    if kind == "sign":
        return "".join(_sign(sign) for sign in signs)
    return "".join(signs)


def _script(letter: str) -> str:
    word = unicodedata.name(letter, "?").split()[0]
    return word if word == "CJK" else word.capitalize()


def _sign(sign: str) -> str:
    name = unicodedata.name(sign, "").lower() or f"U+{ord(sign):04X}"
    if unicodedata.category(sign) == "So" and ord(sign) >= 0x1F000:
        return _("[emoji: %(name)s]") % {"name": name}
    return _("[sign: %(name)s]") % {"name": name}
