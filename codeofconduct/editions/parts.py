"""Core values and articles out of plain facts: the way back from ``queries.text_of``. Nothing is saved here."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from codeofconduct.editions.models import Article, CoreValue


def core_values(values: Iterable[Mapping[str, Any]]) -> Iterator[CoreValue]:
    """In the order given; each holds ``key``, ``title`` and ``articles``."""
    for place, value in enumerate(values):
        made = CoreValue(sort_order=place, key=value["key"], title=value["title"])
        made.articles.set(_article(number, article) for number, article in enumerate(value.get("articles", ())))
        yield made


def _article(place: int, article: Mapping[str, Any]) -> Article:
    questions = {f"question_{name}": question for name, question in article.get("questions", {}).items()}
    return Article(
        sort_order=place,
        key=article["key"],
        text=article["text"].strip(),
        explanation=article.get("explanation", "").strip(),
        **questions,
    )
