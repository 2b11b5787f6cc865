"""A member's words on screen and on paper.

Text is stored as it was typed. Only on the way out does it become HTML, through a list of eight tags and no
attributes: what someone types can never become a link, a style or a script.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from documents.canonical import normalised
from documents.glyphs import in_letters

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote"}
LONGEST_WORD = 40
"""Signs after which a word on paper may break: hyphenating one endless word costs time to the third power."""

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_LONG_WORD = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD + 1},}}")


def paragraphs(text: str) -> list[str]:
    """The parts of a text between blank lines, in order and without empty ones."""
    return [part.strip() for part in _PARAGRAPH_END.split(normalised(text).strip()) if part.strip()]


def safe_html(text: str) -> SafeString:
    """``text`` as HTML for the screen: paragraphs, line ends, emphasis, lists and quotations, nothing else."""
    import nh3

    html = _markdown().render(normalised(text).replace("\x00", ""))
    return mark_safe(nh3.clean(html, tags=TAGS, attributes={}, link_rel=None))  # noqa: S308  cleaned by nh3


def printable(text: str) -> str:
    """``text`` for paper: signs our letters have, the rest in words, and room to break in endless words."""
    return _LONG_WORD.sub(_with_breaks, in_letters(text))


def paper_html(text: str) -> SafeString:
    """``text`` as HTML for paper: the same few tags as on screen, over printable signs, in its own direction."""
    html = safe_html(printable(text))
    return format_html('<div class="rtl" dir="rtl">{}</div>', html) if _runs_left(text) else html


def _runs_left(text: str) -> bool:
    """Whether most letters belong to a script written from right to left, such as Arabic."""
    kinds = Counter(map(unicodedata.bidirectional, text))
    return kinds["R"] + kinds["AL"] > kinds["L"]


def _with_breaks(word: re.Match[str]) -> str:
    signs = word[0]
    return "\u200b".join(signs[start : start + LONGEST_WORD] for start in range(0, len(signs), LONGEST_WORD))


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("zero", {"breaks": True}).enable(["newline", "emphasis", "list", "blockquote"])
