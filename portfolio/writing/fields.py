"""Form fields for a member's words. They tidy, say in plain words what is wrong, and never lose what was typed."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portfolio.writing.text import EARLIEST, TEXT_LIMIT, TITLE_LIMIT, is_blank, tidy, tidy_line

DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%y", "%d/%m/%y"]
NAMED_MONTH = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3,10})\.?\s+(?P<year>\d{4})")
MONTHS = (
    *("januari january", "februari february", "maart mrt march", "april", "mei may", "juni june", "juli july"),
    *("augustus august", "september", "oktober october", "november", "december"),
)
"""Each month as it may be named; a beginning of three letters is enough."""
NAME_LIMIT = 150
STEERING = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs that steer the direction of writing, and spaces without width. A name needs none of them."""
LIKE_AN_ADDRESS = re.compile(r"[/\\]|\bwww\.|(?<![@\w.-])[\w.-]+\.(?:nl|com|org|net|eu|io|info)\b", re.IGNORECASE)
"""Of a page on the web. Who types a mail address for a name is let be: no mail program opens anything for it."""
STRANGE_SIGN = _("There was a sign here that cannot be kept. It is taken out; read your text and save it again.")


class Words(forms.CharField):
    """Text as the member wrote it. There is no ``maxlength``: a browser would cut off what is pasted."""

    def __init__(self, *, limit: int = TEXT_LIMIT, rows: int = 4, one_line: bool = False, **options) -> None:
        look = {"dir": "auto"} if one_line else {"dir": "auto", "rows": rows}
        options.setdefault("widget", forms.TextInput(attrs=look) if one_line else forms.Textarea(attrs=look))
        options.setdefault("required", False)
        super().__init__(strip=False, **options)
        self.limit, self.one_line = limit, one_line
        # Django's own check would show the sign again, where nobody can see or remove it.
        self.validators = []

    def to_python(self, value: str | None) -> str:
        text = tidy_line(value or "") if self.one_line else tidy(value or "")
        return "" if is_blank(text) else text.rstrip()

    def clean(self, value: str | None) -> str:
        if "\x00" in (value or ""):
            raise ValidationError(STRANGE_SIGN)
        text = super().clean(value)
        if len(text) > self.limit:
            raise ValidationError(too_long(len(text), self.limit))
        return text

    def bound_data(self, data: str | None, initial: str) -> str:
        """What is shown again after an error: everything that was typed, without signs that cannot be shown."""
        return tidy(data or "")


class Title(Words):
    """One line of at most 150 signs. ``heading``: it looks like the heading of the page it is the title of."""

    def __init__(self, *, heading: bool = False, **options) -> None:
        if heading:
            # A box of one row that grows: in a plain input a phone would hide the end of the title.
            look = {"dir": "auto", "rows": 1, "class": "titlein", "placeholder": _("A title, if you like")}
            options.setdefault("widget", forms.Textarea(attrs=look))
        super().__init__(limit=TITLE_LIMIT, one_line=True, **options)


class NameOfSomebody(Words):
    """What somebody else is called, as one types it: it begins a mail to them. No sign that turns the direction of what
    follows, or that nobody sees, and no web address: a mail of ours is not the place for anybody's link.
    """

    def __init__(self, **options) -> None:
        super().__init__(limit=NAME_LIMIT, one_line=True, **options)

    def to_python(self, value: str | None) -> str:
        return tidy_line(STEERING.sub("", super().to_python(value)))

    def clean(self, value: str | None) -> str:
        name = super().clean(value)
        if LIKE_AN_ADDRESS.search(name):
            raise ValidationError(_("Write only a name here, no address."))
        return name


class Day(forms.DateField):
    """A day as people write it: in figures, or with the month by name."""

    def __init__(self, **options) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        invalid = {"invalid": _("Write a date as day-month-year, for example 3-5-2026.")}
        options["error_messages"] = invalid | options.get("error_messages", {})
        super().__init__(input_formats=DATE_FORMATS, **options)

    def clean(self, value: str | date | None) -> date | None:
        return super().clean(_in_figures(value.strip()) if isinstance(value, str) else value)


class DayItHappened(Day):
    """A day that has been: not in the future, not before 1950. May stay empty."""

    def __init__(self, **options) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: str | date | None) -> date | None:
        day = super().clean(value)
        if day is not None and day > timezone.localdate():
            raise ValidationError(_("This day has yet to come. Choose today or a day that has been."))
        if day is not None and day < EARLIEST:
            raise ValidationError(_("This day is long ago. Look at the year once more."))
        return day


def _in_figures(day: str) -> str:
    """ "3 mei 2024" as "3-5-2024": a month may be named, in Dutch or in English, in full or as people shorten it."""
    if not (named := NAMED_MONTH.fullmatch(day)):
        return day
    begin = named["month"].lower()
    months = [n for n, names in enumerate(MONTHS, 1) if any(name.startswith(begin) for name in names.split())]
    return f"{named['day']}-{months[0]}-{named['year']}" if months else day


def too_long(length: int, limit: int) -> str:
    """How much has to go, in words; the text itself stays in the field."""
    return ngettext(
        "This is %(over)s sign longer than fits here (%(limit)s signs). Shorten it, or make a second piece of it.",
        "This is %(over)s signs longer than fits here (%(limit)s signs). Shorten it, or make a second piece of it.",
        length - limit,
    ) % {"over": length - limit, "limit": limit}
