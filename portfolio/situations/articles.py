"""The articles a situation can stand to: those of the edition in force on its day, and those already linked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce

from codeofconduct.editions.models import Article, Edition
from codeofconduct.editions.shelf import Shelf
from portfolio.situations.content import Content, link_field

_CHIP = re.compile(r"link-(?P<edition>[1-9][0-9]?\.[0-9]{1,2})-(?P<key>W[1-9][0-9]?\.[1-9][0-9]?)")
Pair = tuple[str, str]
"""An article as it is pinned: the number of its edition and its key there."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One article as the editor shows it. ``of_the_day``: its edition was in force when it happened."""

    key: str
    edition: str
    value: str
    text: str
    explanation: str
    url: str
    of_the_day: bool

    @property
    def field(self) -> str:
        return link_field(self.edition, self.key)


def offered(content: Content, *, today: date, chosen: Iterable[Pair] = ()) -> list[Offered]:
    """The whole edition of the day, then what is linked or ``chosen`` from another one. One query, however many.

    Without a day it is today's edition; of before the first edition too, and then no article is ``of_the_day``.
    Empty when there is no code yet.
    """
    day = min(content.occurred_on or today, today)
    others = {(link["edition"], link["key"]) for link in content.links}
    found = _articles_of(day, today, {number for number, _key in {*others, *chosen}})
    editions = list(dict.fromkeys(article.value.edition for article in found))
    on_its_day: Any = Shelf(editions, None, day).current
    whole: Any = on_its_day or Shelf(editions, None, today).current
    if whole is None:
        return []
    begun = {edition.number for edition in editions if edition.in_force_from <= today}
    others |= {pair for pair in chosen if pair[0] in begun}
    articles = [
        _offered(article, of_the_day=article.value.edition == on_its_day)
        for article in found
        if article.value.edition == whole or (article.value.edition.number, article.key) in others
    ]
    return sorted(articles, key=lambda article: article.edition != whole.number)


def chosen_in(data: Mapping[str, str]) -> set[Pair]:
    """The articles a page sent something for. It may show another edition than today's stored day asks for.

    The member moved the day, by autosave or on another screen, while the articles of the old day still stood there:
    what they chose is what they read.
    """
    matches = ((_CHIP.fullmatch(name), name) for name in data)
    return {(match["edition"], match["key"]) for match, name in matches if match and data[name]}


def _articles_of(day: date, today: date, numbers: set[str]) -> list[Article]:
    """Those of the edition of the day (or else of today) and of the editions with these numbers, the oldest first."""
    there = Edition.objects.final()
    whole = Coalesce(*(Subquery(Edition.objects.in_force_on(on).values("pk")) for on in (day, today)))
    return list(
        Article.objects.filter(Q(value__edition=whole) | Q(value__edition__in=there.filter(number__in=numbers)))
        .select_related("value__edition")
        .order_by("value__edition__in_force_from", "value__sort_order", "sort_order")
    )


def _offered(article: Article, *, of_the_day: bool) -> Offered:
    value = article.value
    about = (article.key, value.edition.number, value.title, article.text, article.explanation)
    return Offered(*about, url=article.get_absolute_url(), of_the_day=of_the_day)
