"""Registration numbers: KM, the year someone came in, and a number in that year."""

import re

from registry.registrations.models import Registration

NUMBER = re.compile(r"KM[\s\-–.]*(\d{4})[\s\-–.]*(\d{4})", re.IGNORECASE | re.ASCII)


def as_number(text: str) -> str | None:
    """The number someone means ("km 2021 0147" is KM-2021-0147), or None when it is no number."""
    match = NUMBER.fullmatch(text.strip())
    return f"KM-{match[1]}-{match[2]}" if match else None


def next_free(year: int) -> str:
    """The number after the last one given out in that year."""
    last = Registration.objects.filter(number__startswith=f"KM-{year}-").order_by("-number").first()
    return f"KM-{year}-{int(last.number[-4:]) + 1 if last else 1:04d}"
