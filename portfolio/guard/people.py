"""Names of people, in three ways: behind a title or relation, as capitals the dictionary does not know, by their place.

No list of first names decides: such lists protect people with Dutch names and fail those with the names most common
among residents. A capitalised word that is no Dutch word may be a name, wherever it comes from. Everything here is a
guess; ``certain`` is never said.
"""

from collections.abc import Iterator

from portfolio.guard.cues_before import after_cue
from portfolio.guard.reading import Reading
from portfolio.guard.spans import Span
from portfolio.guard.standing import name_at


def names(text: str) -> Iterator[Span]:
    """Every name that stands in ``text``, first and last name as one."""
    reading = Reading.of(text)
    number = 0
    while number < len(reading.words):
        found = after_cue(reading, number) or name_at(reading, number)
        if found is None:
            number += 1
            continue
        reading.found.update(range(found.first, found.last + 1))
        yield Span(reading.words[found.first].start, reading.words[found.last].end, found.category, certain=False)
        number = found.last + 1
