"""One article's permanent address. Wagtail serves the editions; its own pattern has no room for the dot in W2.3."""

from django.urls import path, register_converter

from codeofconduct.editions import views


class EditionSlug:
    """``1-1`` for edition 1.1."""

    regex = "[1-9][0-9]?-[0-9]{1,2}"
    to_python = to_url = str


class ArticleKey:
    """``W2.3``."""

    regex = r"W[1-9][0-9]?\.[1-9][0-9]?"
    to_python = to_url = str


register_converter(EditionSlug, "edition")
register_converter(ArticleKey, "article")

app_name = "editions"
urlpatterns = [path("beroepscode/<edition:slug>/<article:key>/", views.article, name="article")]
