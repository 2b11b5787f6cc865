"""Filters for a member's words: ``text|prose`` on screen, ``text|paper`` and, for one line, ``name|ink`` on paper.

And ``day`` for the dates of stored facts.
"""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from documents.text import paper_html, printable, safe_html

register = template.Library()


@register.filter
def prose(text: str | None) -> SafeString:
    """Text of a member as HTML on screen."""
    return safe_html(text or "")


@register.filter
def paper(text: str | None) -> SafeString:
    """Text of a member as HTML on paper."""
    return paper_html(text or "")


@register.filter
def ink(text: str | None) -> str:
    """One line (a name, a title) with printable signs only; escaping stays the template's work."""
    return printable(text or "")


@register.filter
def day(iso: str | None) -> str:
    """A stored date (``2022-05-01``) as people of the active language write it; empty stays empty."""
    return date_format(date.fromisoformat(iso), "j F Y") if iso else ""
