"""A story's text as plain facts, and the digest that people say yes to."""

from typing import Any

from documents.canonical import digest


def text_of(story: Any) -> dict[str, Any]:
    """Everything a reader will see (schema ``story/1``), the address included: its words can tell who it was too."""
    return {
        "schema": "story/1",
        "title": story.title,
        "address": story.slug,
        "situation": story.situation,
        "question": story.question,
        "images": [{"who": one.who, "picture": one.picture} for one in story.images.all()],
        "card": [one.text for one in story.card_questions.all()],
        "articles": [
            {"key": article.key, "edition": article.value.edition.number} for article in articles_touched(story)
        ],
    }


def articles_touched(story: Any) -> list[Any]:
    """The articles an editor linked, of adopted editions, with core value and edition, in the editor's order."""
    links = story.article_links.select_related("article__value__edition")
    return [link.article for link in links if link.article_id and link.article.value.edition.is_final]


def text_digest(story: Any) -> str:
    """SHA-256 over the canonical text, 64 hexadecimal signs."""
    return digest(text_of(story))


def as_written(story: Any) -> Any:
    """The story as its editors last saved it: before publication that is the latest revision, not the row."""
    return story.get_latest_revision_as_object()
