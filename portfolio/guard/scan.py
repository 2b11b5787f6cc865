"""Run every detector over a text and keep one finding per place."""

from collections.abc import Callable, Iterator

from portfolio.guard import numbers, people, places
from portfolio.guard.spans import Category, Hint, Span

Detector = Callable[[str], Iterator[Span]]

DETECTORS: tuple[Detector, ...] = (
    numbers.citizen_service_numbers,
    numbers.bank_accounts,
    numbers.email_addresses,
    numbers.phone_numbers,
    numbers.dates_of_birth,
    places.addresses,
    numbers.number_plates,
    numbers.case_numbers,
    people.titled_names,
)
"""In order of strength: where two findings overlap, the earlier detector's stands."""

FRAGMENTS_SHOWN = 3


def scan(text: str) -> list[Span]:
    """Everything in ``text`` that may tell who someone is, in reading order, never overlapping."""
    found: list[Span] = []
    for detect in DETECTORS:
        for span in detect(text):
            if not any(span.overlaps(earlier) for earlier in found):
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def hints(text: str) -> list[Hint]:
    """The findings as hints to show under a field: one per category, with at most three different fragments."""
    fragments: dict[Category, dict[str, None]] = {}
    for span in scan(text):
        fragments.setdefault(span.category, {})[text[span.start : span.end]] = None
    return [
        Hint(category, Span(0, 0, category, certain=False).why, tuple(fragments[category])[:FRAGMENTS_SHOWN])
        for category in Category
        if category in fragments
    ]
