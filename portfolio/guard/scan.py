"""Run every detector over a text and keep one finding per place."""

from collections.abc import Callable, Iterator

from portfolio.guard import codes, dates, employers, numbers, people, places, scripts
from portfolio.guard.spans import Span

Detector = Callable[[str], Iterator[Span]]

DETECTORS: tuple[Detector, ...] = (
    numbers.email_addresses,
    numbers.bank_accounts,
    numbers.citizen_service_numbers,
    numbers.phone_numbers,
    dates.dates_of_birth,
    codes.number_plates,
    places.addresses,
    codes.case_numbers,
    employers.employers,
    places.home_towns,
    scripts.other_scripts,
    people.names,
)
"""In order of strength: where two findings overlap, the earlier detector's stands."""


def scan(text: str) -> list[Span]:
    """Everything in ``text`` that may tell who someone is, in reading order, never overlapping.

    Offsets are code points of ``text`` as given. Takes time in proportion to its length.
    """
    taken, found = bytearray(len(text)), []
    for detect in DETECTORS:
        for span in detect(text):
            if span.start < span.end and 1 not in taken[span.start : span.end]:
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                found.append(span)
    return sorted(found, key=lambda span: span.start)
