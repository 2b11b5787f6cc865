"""What the guard finds: a place in the text, what kind of thing stands there, and why that matters."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Category(StrEnum):
    """The kinds of things that may tell who someone is, strongest first."""

    BSN = "bsn"
    IBAN = "iban"
    EMAIL = "email"
    PHONE = "phone"
    BIRTH = "birth"
    ADDRESS = "address"
    PLATE = "plate"
    CASE = "case"
    PERSON = "person"
    EMPLOYER = "employer"
    PLACE = "place"


WHY: dict[Category, str | Promise] = {
    Category.BSN: _("This looks like a citizen service number. It leads to one person at once; leave it out."),
    Category.IBAN: _("This looks like a bank account number. It leads to one person."),
    Category.EMAIL: _("This looks like an e-mail address. It leads to one person."),
    Category.PHONE: _("This looks like a phone number. It leads to one person."),
    Category.BIRTH: _("This looks like a date of birth. “In her fifties” says enough."),
    Category.ADDRESS: _("This looks like an address. “A flat at the edge of town” says enough."),
    Category.PLATE: _("This looks like a number plate. It leads to one person."),
    Category.CASE: _("This looks like a case number. Somebody can look it up."),
    Category.PERSON: _("Is there a name here? A description keeps it safe."),
    Category.EMPLOYER: _("Does this say where someone works? “A shop in town” says enough."),
    Category.PLACE: _("Does this say where someone lives? In a small place everybody knows who it is."),
}


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]`` may identify someone. ``certain``: a checksum or a fixed form says so; otherwise a guess."""

    start: int
    end: int
    category: Category
    certain: bool

    @property
    def certainty(self) -> str:
        """ "certain" or "possible", as the evaluation calls it."""
        return "certain" if self.certain else "possible"

    @property
    def why(self) -> str:
        """One plain sentence, in the language of the moment."""
        return str(WHY[self.category])

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
