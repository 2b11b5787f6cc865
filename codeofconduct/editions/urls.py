"""What the public reads of the code besides its pages in Wagtail, whose pattern has no room for the dot in W2.3."""

from django.urls import path, register_converter

from codeofconduct.editions import data_views, views


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
urlpatterns = [
    path("beroepscode/zoeken/", views.search, name="search"),
    path("beroepscode/edities/", views.shelf, name="shelf"),
    path("beroepscode/data/", data_views.about, name="data"),
    path("beroepscode/data/edities.json", data_views.editions, name="data_editions"),
    path("beroepscode/<article:key>/", views.article_today, name="article_today"),
    path("beroepscode/<edition:slug>/boekje.pdf", data_views.booklet, name="booklet"),
    path("beroepscode/<edition:slug>/data.json", data_views.edition, name="data_edition"),
    path("beroepscode/<edition:slug>/verschil/<edition:other>/", views.compare, name="compare"),
    path("beroepscode/<edition:slug>/<article:key>/", views.article, name="article"),
    path("beroepscode/<edition:slug>/<article:key>/data.json", data_views.article, name="data_article"),
]
