"""What lies in a member's bin, of every kind. Throwing away and putting back: portfolio/writing/bin.py."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from accounts.models import User
from portfolio.items.kinds import BY_SLUG, KINDS, called
from portfolio.writing import bin as bins
from portfolio.writing import versions
from portfolio.writing.models import BIN_KEEPS, Writing


@dataclass(frozen=True, slots=True)
class Thrown:
    """A line of the bin: what it is, since when it lies there, and until when it can be put back."""

    slug: str
    pk: Any
    called: str
    title: str
    on: datetime

    @property
    def until(self) -> datetime:
        return self.on + BIN_KEEPS


def in_the_bin(user: User) -> list[Thrown]:
    """Everything this person threw away, the latest first. Two queries per kind, however much there is."""
    found = [
        Thrown(kind.slug, item.pk, called(item), kind.content.from_json(text).title, item.binned_at)
        for kind in KINDS
        for item, text in versions.texts_of(kind.model.objects.in_the_bin_of(user), user)
    ]
    return sorted(found, key=lambda one: one.on, reverse=True)


def thrown_away(user: User, slug: str, pk: Any) -> Writing:
    """The item of this person behind an address, when it lies in their bin. Raises ``Http404``."""
    kind = BY_SLUG.get(slug)
    item = kind.model.objects.in_the_bin_of(user).select_related("member").filter(pk=pk).first() if kind else None
    if item is None:
        raise Http404
    return item


def empty_bins(now: datetime) -> int:
    """Delete what lay in any bin longer than ``BIN_KEEPS``; how many. For the clock; doing it again deletes nothing."""
    return sum(bins.delete_over_time(kind.model, now) for kind in KINDS)
