"""Let the demo's past happen in the past: every verb sees the day on which it was done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import time_machine
from django.utils import timezone


def moment(day: date, at: time = time(16, 40)) -> datetime:
    """A moment in the Netherlands; most writing is done on the way home."""
    return timezone.make_aware(datetime.combine(day, at))


@contextmanager
def as_if(when: datetime) -> Iterator[None]:
    """Run the block as if it were ``when``; the clock keeps ticking from there."""
    with time_machine.travel(when, tick=True):
        yield


def live_ahead(days: int) -> None:
    """From now on this whole process lives ``days`` later; its clock ticks as usual."""
    time_machine.travel(timezone.now() + timedelta(days=days), tick=True).start()
