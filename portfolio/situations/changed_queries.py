"""What changed for one member: found at the moment of reading, under their own key, and kept nowhere.

Nothing is stored, counted or logged, and nobody else can ask it: the rows come through the member's own situations.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import prefetch_related_objects

from accounts.models import User
from codeofconduct.editions.models import TEXT, Edition
from codeofconduct.editions.queries import text_of
from portfolio.situations import queries
from portfolio.situations.changed import Step, Touched, touched

TOLD_FOR = timedelta(days=90)
"""How long after its first day a portfolio's front page says that there is a new edition."""


@dataclass(frozen=True, slots=True)
class ForMe:
    """``before`` is None for the first edition: then there is nothing to lay beside it."""

    edition: Edition
    before: Edition | None
    touched: list[Touched]


def changed_for(member: User, slug: str, today: date) -> ForMe | None:
    """None when no such edition has come into force. Five queries, however many situations and editions."""
    begun = [edition for edition in Edition.objects.on_the_shelf() if edition.in_force_from <= today]
    place = next((place for place, edition in enumerate(begun) if edition.slug == slug), None)
    if place is None:
        return None
    editions = begun[: place + 1]
    if place == 0:
        return ForMe(editions[0], None, [])
    prefetch_related_objects(editions, *TEXT)
    step = Step([text_of(edition) for edition in editions])
    return ForMe(editions[-1], editions[-2], touched(queries.with_content(member), step))


def newly_in_force(today: date) -> list[Edition]:
    """The editions that followed another one in the last three months, newest first. One query."""
    begun = [edition for edition in Edition.objects.on_the_shelf() if edition.in_force_from <= today]
    recent = [new for _old, new in pairwise(begun) if today - new.in_force_from <= TOLD_FOR]
    return recent[::-1]
