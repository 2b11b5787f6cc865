"""The articles a situation can stand to: those of the edition in force on its day, and those already linked."""

from dataclasses import dataclass
from datetime import date

from codeofconduct.editions.queries import articles_of, edition_numbered, in_force
from portfolio.situations.content import Content, link_field


@dataclass(frozen=True, slots=True)
class Offered:
    """One article as the editor shows it."""

    key: str
    edition: str
    value: str
    text: str
    explanation: str

    @property
    def field(self) -> str:
        return link_field(self.edition, self.key)


def offered(content: Content, *, today: date) -> list[Offered]:
    """Empty when there is no code yet. Costs two queries, and two for every other edition that is linked."""
    edition = in_force(content.occurred_on or today) or in_force(today)
    articles = _of(edition) if edition else []
    known = {(article.edition, article.key) for article in articles}
    elsewhere = [link for link in content.links if (link["edition"], link["key"]) not in known]
    for number in sorted({link["edition"] for link in elsewhere}):
        wanted = {link["key"] for link in elsewhere if link["edition"] == number}
        older = edition_numbered(number)
        articles += [article for article in (_of(older) if older else []) if article.key in wanted]
    return articles


def _of(edition) -> list[Offered]:
    return [
        Offered(article.key, edition.number, article.value.title, article.text, article.explanation)
        for article in articles_of(edition)
    ]
