"""Why an article touches somebody's work, beside that article; see ``editions.beside``."""

from codeofconduct.affirmation.queries import shown_beside
from codeofconduct.editions.beside import Beside
from codeofconduct.editions.models import Edition

TEMPLATE = "codeofconduct/affirmation/_shown.html"


def beside_article(edition: Edition, article_key: str) -> Beside | None:
    """The sentences members show. One query."""
    shown = shown_beside(article_key, edition)
    return Beside(TEMPLATE, shown, tuple((one.by, one.text) for one in shown)) if shown else None
