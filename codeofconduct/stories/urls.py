"""Around the public pages (which Wagtail serves): the donor's pages, the editors' desk, and a story's papers."""

from django.urls import path

from codeofconduct.stories import (
    address,  # noqa: F401  how a story's address looks
    desk_views,
    donor_views,
    views,
)

app_name = "stories"
urlpatterns = [
    path("verhalen/<story:slug>/anderen/", views.others, name="others"),
    path("verhalen/<story:slug>/kaart.pdf", views.card, name="card"),
    path("verhalen/<story:slug>/boekje.pdf", views.booklet, name="booklet"),
    path("mijn-verhalen/", donor_views.mine, name="mine"),
    path("mijn-verhalen/<uuid:pk>/", donor_views.manuscript, name="manuscript"),
    path("mijn-verhalen/<uuid:pk>/terugnemen/", donor_views.withdraw, name="withdraw"),
    path("redactie/verhalen/nieuw/", desk_views.compose, name="compose"),
    path("redactie/verhalen/<uuid:pk>/", desk_views.desk, name="desk"),
    path("redactie/verhalen/<uuid:pk>/lezen/", desk_views.trace, name="trace"),
    path("redactie/verhalen/<uuid:pk>/teruggeven/", desk_views.give_back, name="give_back"),
]
