"""The code as data for other people's programs (docs/open-data.md). Pure.

Names of keys and the meaning of their values stay; what is added comes beside them. Nothing of a person is in it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from codeofconduct.editions.models import Edition
from codeofconduct.editions.shelf import Shelf
from documents.canonical import digest

Facts = dict[str, Any]


def editions_facts(shelf: Shelf, site: str) -> Facts:
    """Every adopted edition, oldest first; ``site`` is the register's address without a slash at the end."""
    return {"schema": "editions/1", "editions": [about(edition, shelf, site) for edition in shelf.editions]}


def edition_facts(edition: Edition, text: Facts, shelf: Shelf, site: str) -> Facts:
    """One edition with its whole text; ``sha256`` is the digest of ``text`` in canonical JSON."""
    articles = [
        {"key": article["key"], **_addresses(edition, article["key"], site), "sha256": digest(article)}
        for value in text["values"]
        for article in value["articles"]
    ]
    return {"schema": "edition-data/1", **about(edition, shelf, site), "text": text, "articles": articles}


def article_facts(edition: Edition, text: Facts, key: str, shelf: Shelf, site: str) -> Facts | None:
    """One article in its edition; None when this edition has none with that key."""
    for value in text["values"]:
        for article in value["articles"]:
            if article["key"] == key:
                return {
                    "schema": "article-data/1",
                    "key": key,
                    **_addresses(edition, key, site),
                    "sha256": digest(article),
                    "value": {"key": value["key"], "title": value["title"]},
                    "article": article,
                    "edition": about(edition, shelf, site),
                }
    return None


def about(edition: Any, shelf: Shelf, site: str) -> Facts:
    """What is to be known of an edition besides its text. Dates are days in the Netherlands, ``None`` when open."""
    until = Shelf(shelf.editions, edition, shelf.today).held_until
    return {
        "number": edition.number,
        "address": f"{site}/beroepscode/{edition.slug}/",
        "data": f"{site}/beroepscode/{edition.slug}/data.json",
        "booklet": f"{site}/beroepscode/{edition.slug}/boekje.pdf",
        "state": shelf.standing_of(edition),
        "in_force_from": _iso(edition.in_force_from),
        "in_force_until": _iso(until),
        "adopted_on": _iso(edition.adopted_on),
        "meeting": edition.meeting,
        "quorum": edition.quorum,
        "corrects": _number_of(edition.corrects_id, shelf.editions),
        "erratum": edition.erratum,
        "language": "nl",
        "sha256": edition.sha256,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number_of(pk: int | None, editions: Sequence[Any]) -> str | None:
    return next((one.number for one in editions if pk is not None and one.pk == pk), None)


def _addresses(edition: Edition, key: str, site: str) -> Facts:
    address = f"{site}/beroepscode/{edition.slug}/{key}/"
    return {"address": address, "data": f"{address}data.json"}
