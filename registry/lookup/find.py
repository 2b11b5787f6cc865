"""What the public may ask: is this person in the register? One answer, never a list to leaf through."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from django.db.models import Q
from django.utils import timezone

from codeofconduct.affirmation.queries import affirmed
from registry.registrations.models import Registration, Visibility
from registry.registrations.names import INFIXES, plain
from registry.registrations.numbers import as_number

LONGEST_QUESTION = 150
"""Signs; a name in the register is no longer either."""
FEWEST_LETTERS = 3
MOST_NAMED = 3
"""People of one name that are told apart by their municipality; for more, only the number helps."""


class Kind(Enum):
    FOUND = "found"
    SHIELDED = "shielded"
    SEVERAL = "several"
    TOO_MANY = "too_many"
    NOBODY = "nobody"
    TOO_SHORT = "too_short"


@dataclass(frozen=True)
class Entry:
    """What the register tells the public about one person. There is no more than this to show."""

    number: str
    name: str
    municipality: str
    since: date
    until: date
    edition: str = ""


@dataclass(frozen=True)
class Answer:
    kind: Kind
    entries: list[Entry] = field(default_factory=list)

    @property
    def entry(self) -> Entry:
        return self.entries[0]


NOBODY = Answer(Kind.NOBODY)


def one(query: str) -> Answer:
    """Answer for a full number, or a name of at least three letters.

    Tolerant of capitals, accents, infixes and initials. Somebody who cannot be found this way gets the same answer as
    somebody who does not exist.
    """
    query = query[: LONGEST_QUESTION + 1]
    if number := as_number(query):
        return by_number(number)
    words = plain(query).split()
    if len(query) > LONGEST_QUESTION or not _says_enough(words):
        return Answer(Kind.TOO_SHORT)
    return _by_name(words)


def by_number(number: str) -> Answer:
    """Answer for one number: everyone in the register can be asked for by it; of the shielded it only says yes."""
    registration = Registration.objects.public().select_related("member").filter(number=number).first()
    if registration is None:
        return NOBODY
    if registration.visibility == Visibility.SHIELDED:
        return Answer(Kind.SHIELDED)
    return Answer(Kind.FOUND, [_entry(registration)])


def _by_name(words: list[str]) -> Answer:
    found = Registration.objects.findable_by_name().select_related("member")
    for word in words:
        found = found.filter(_has(word))
    people = list(found.order_by("registered_on", "number")[: MOST_NAMED + 1])
    if not people:
        return NOBODY
    if len(people) == 1:
        return Answer(Kind.FOUND, [_entry(people[0])])
    if len(people) > MOST_NAMED:
        return Answer(Kind.TOO_MANY)
    return Answer(Kind.SEVERAL, [_bare_entry(person) for person in people])


def _has(word: str) -> Q:
    """Whole words only, so that three letters do not open up the register; a single letter is an initial."""
    whole = Q(search_name__contains=f" {word} ")
    return whole | Q(search_name__startswith=f" {word}") if len(word) == 1 else whole


def _says_enough(words: list[str]) -> bool:
    """At least three letters, and not only an infix or initials."""
    names_someone = any(len(word) > 1 and word not in INFIXES for word in words)
    return names_someone and sum(map(len, words)) >= FEWEST_LETTERS


def _bare_entry(registration: Registration, edition: str = "") -> Entry:
    return Entry(
        number=registration.number,
        name=registration.name,
        municipality=registration.municipality,
        since=registration.registered_on or timezone.localdate(),
        until=registration.valid_until or timezone.localdate(),
        edition=edition,
    )


def _entry(registration: Registration) -> Entry:
    affirmation = affirmed(registration.member)
    return _bare_entry(registration, affirmation.edition.number if affirmation else "")
