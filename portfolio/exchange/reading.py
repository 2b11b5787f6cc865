"""Reading what a package tells of itself: one way for each kind of value, and nothing is believed."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portfolio.writing.text import EARLIEST

NO_ITEM = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)
"""What the reading of something raises that is none."""
MOST = 10**9


def a_number(told: Any) -> int:
    """A revision. Raises ``ValueError``."""
    if type(told) is not int or not 0 < told < MOST:
        raise ValueError
    return told


def a_moment(told: Any) -> datetime:
    """A moment that has been. Raises ``ValueError`` or ``TypeError``."""
    at = parse_datetime(told)
    if at is None or at.tzinfo is None or not EARLIEST.year < at.year or at > timezone.now():
        raise ValueError
    return at
