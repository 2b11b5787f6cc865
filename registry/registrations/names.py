"""How a name is written and how it is asked for are two things: both are brought to one plain form."""

import re
import unicodedata

WITHOUT_MARK = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e"}
)
"""Letters that Unicode does not take apart into a letter and a mark."""
# fmt: off
INFIXES = frozenset({
    "a", "aan", "al", "auf", "bij", "d", "da", "de", "dei", "del", "della", "den", "der", "di", "do", "dos",
    "du", "el", "en", "het", "i", "in", "la", "las", "le", "les", "lo", "los", "op", "s", "t", "te", "ten",
    "ter", "tot", "uit", "uijt", "van", "vom", "von", "voor", "zu", "zum", "zur",
})
# fmt: on
"""Parts of a surname that name nobody by themselves."""

_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_NOT_A_LETTER = re.compile(r"[^\w]+|_+")


def plain(name: str) -> str:
    """Lower case, without accents or signs, single spaces. "Yıldız-O’Brien" becomes "yildiz obrien"."""
    letters = unicodedata.normalize("NFKD", name.casefold()).translate(WITHOUT_MARK)
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(_NOT_A_LETTER.sub(" ", _APOSTROPHES.sub("", bare)).split())


def searchable(name: str) -> str:
    """The plain name between spaces, and its infixes glued to what follows, so that "elidrissi" is found too."""
    words = plain(name).split()
    glued = [
        "".join(words[start:])
        for start in range(len(words))
        if words[start] in INFIXES and (start == 0 or words[start - 1] not in INFIXES)
    ]
    return f" {' '.join(words + glued)} "
