"""What an edition still needs before a meeting can adopt it. Pure: it looks at the text of ``queries.text_of``."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _

from codeofconduct.editions.models import a_value_key, an_article_key

Text = dict[str, Any]


def misnumbered(text: Text) -> list[str]:
    """Keys that do not stand for exactly one value or article, as sentences."""
    return [*_malformed(text), *_repeated(text), *_astray(text)]


def unfinished(text: Text) -> list[str]:
    """What is still empty, as sentences."""
    return list(_empty(text))


def _keys(text: Text) -> Iterator[tuple[str, RegexValidator]]:
    for value in text["values"]:
        yield value["key"], a_value_key
        for article in value["articles"]:
            yield article["key"], an_article_key


def _malformed(text: Text) -> Iterator[str]:
    for key, validator in _keys(text):
        try:
            validator(key)
        except ValidationError:
            yield _("The key “%(key)s” has another form than W2 or W2.3.") % {"key": key}


def _repeated(text: Text) -> Iterator[str]:
    for key, times in Counter(key for key, _validator in _keys(text)).items():
        if times > 1:
            yield _("The key %(key)s is there more than once.") % {"key": key}


def _astray(text: Text) -> Iterator[str]:
    for value in text["values"]:
        for article in value["articles"]:
            if not article["key"].startswith(f"{value['key']}."):
                yield _("Article %(key)s stands under another core value.") % {"key": article["key"]}


def _empty(text: Text) -> Iterator[str]:
    if not text["values"]:
        yield _("The edition has no core values yet.")
    for value in text["values"]:
        if not value["title"].strip():
            yield _("Core value %(key)s has no title yet.") % {"key": value["key"]}
        if not value["articles"]:
            yield _("Core value %(key)s has no articles yet.") % {"key": value["key"]}
        for article in value["articles"]:
            if not article["text"].strip():
                yield _("Article %(key)s has no text yet.") % {"key": article["key"]}


def article_keys(text: Text) -> set[str]:
    """Every article's key."""
    return {article["key"] for value in text["values"] for article in value["articles"]}
