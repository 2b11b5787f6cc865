"""What the rest of the register asks of the code."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse

from codeofconduct.editions.compare import Comparison, changes
from codeofconduct.editions.models import TEXT, Article, Edition
from codeofconduct.editions.search import Entry
from documents.canonical import digest


def in_force(on: date) -> Edition | None:
    """The edition that holds on this day in the Netherlands; None before the first one. One query."""
    return Edition.objects.in_force_on(on).first()


def edition_numbered(number: str) -> Edition | None:
    """The adopted edition with this number, or None; what is still being written is not cited."""
    return Edition.objects.final().filter(number=number).first()


def articles_of(edition: Edition) -> list[Article]:
    """The articles in the order of the code, each with its core value. One query."""
    articles = list(
        Article.objects.filter(value__edition=edition)
        .select_related("value")
        .order_by("value__sort_order", "sort_order")
    )
    for article in articles:
        article.value.edition = edition
    return articles


def in_other_editions(key: str, edition: Edition) -> list[Article]:
    """The article with this key in every other adopted edition, newest first, with its edition. One query."""
    others = Article.objects.filter(key=key, value__edition__in=Edition.objects.final().exclude(pk=edition.pk))
    return list(others.select_related("value__edition").order_by("-value__edition__in_force_from"))


def article_today(key: str, on: date) -> Article | None:
    """The article with this key in the edition in force, or in the newest older one that has it. One query."""
    held = Article.objects.filter(key=key, value__edition__in=Edition.objects.final().filter(in_force_from__lte=on))
    return held.select_related("value__edition").order_by("-value__edition__in_force_from").first()


def to_search(current: Edition | None, editions: Sequence[Edition]) -> tuple[list[Entry], list[Entry]]:
    """What can be found in the edition in force, and the articles that only older ones have; ``editions`` are the
    shelf, oldest first. Two queries.
    """
    if current is None:
        return [], []
    older = list(reversed(editions[: editions.index(current)]))
    prefetch_related_objects([current, *older], *TEXT)
    here = [_preamble(current), *_entries(current)]
    known, earlier = {entry.key for entry in here}, []
    for edition in older:
        gone = [entry for entry in _entries(edition) if entry.key not in known and "." in entry.key]
        known |= {entry.key for entry in gone}
        earlier += gone
    return here, earlier


def _preamble(edition: Edition) -> Entry:
    return Entry("", edition.number, edition.url, "", (edition.preamble,))


def _entries(edition: Edition) -> Iterator[Entry]:
    """Each core value, and its articles."""
    for value in edition.core_values.all():
        yield Entry(value.key, edition.number, f"{edition.url}#{value.key}", value.title, (value.title,))
        for article in value.articles.all():
            questions = [getattr(article, name) for name in Article.QUESTIONS]
            texts = (article.text, article.explanation, *questions)
            address = reverse("editions:article", args=[edition.slug, article.key])
            yield Entry(article.key, edition.number, address, value.title, texts)


def changed_between(old: Edition, new: Edition) -> Comparison:
    """What the newer edition says otherwise. Two queries, however long they are."""
    prefetch_related_objects([old, new], *TEXT)
    return changes(text_of(old), text_of(new))


def text_digest(edition: Edition) -> str:
    """SHA-256 over the canonical JSON of an edition's text: what was adopted, in 64 hexadecimal signs."""
    return digest(text_of(edition))


def text_of(edition: Edition) -> dict[str, Any]:
    """The whole text of an edition (schema ``edition/1``), without dates or states."""
    return {
        "schema": "edition/1",
        "number": edition.number,
        "preamble": edition.preamble,
        "values": [
            {"key": value.key, "title": value.title, "articles": _articles(value.articles.all())}
            for value in edition.core_values.all()
        ],
    }


def _articles(articles: Iterable[Article]) -> list[dict[str, Any]]:
    return [
        {
            "key": article.key,
            "text": article.text,
            "explanation": article.explanation,
            "questions": {name.removeprefix("question_"): getattr(article, name) for name in Article.QUESTIONS},
        }
        for article in articles
    ]
