"""The stories that touch an article, beside that article; see ``editions.beside``."""

from codeofconduct.editions.beside import Beside
from codeofconduct.editions.models import Edition
from codeofconduct.editions.states import FINAL
from codeofconduct.stories.models import Story, StoryArticle
from codeofconduct.stories.states import S

TEMPLATE = "codeofconduct/stories/_beside.html"
MOST = 5


def beside_article(edition: Edition, article_key: str) -> Beside | None:
    """The newest public stories that touch this article, in whatever edition. One query."""
    linked = StoryArticle.objects.filter(article__key=article_key, article__value__edition__state__in=FINAL)
    touching = Story.objects.live().filter(pk__in=linked.values("story"), manuscript__state=S.PUBLISHED)
    newest = touching.order_by("-first_published_at", "pk")
    found = list(newest.values_list("slug", "title", "question")[:MOST])
    return Beside(TEMPLATE, found, tuple(found)) if found else None
