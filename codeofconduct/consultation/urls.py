"""Reading a round is for everyone; saying something in it is for members. The editors' screens are in ``desk.py``."""

from django.urls import path

import codeofconduct.editions.urls  # noqa: F401  knows what an <article:key> is
from codeofconduct.consultation import answer_views, comment_views, views

app_name = "consultation"
room = "beroepscode/consultatie"
urlpatterns = [
    path(f"{room}/", views.overview, name="overview"),
    path(f"{room}/<int:pk>/", views.a_whole_round, name="round"),
    path(f"{room}/<int:pk>/geheel/", views.article, name="whole"),
    path(f"{room}/<int:pk>/geheel/opmerken/", comment_views.comment, name="comment_on_whole"),
    path(f"{room}/<int:pk>/<article:key>/", views.article, name="article"),
    path(f"{room}/<int:pk>/<article:key>/opmerken/", comment_views.comment, name="comment"),
    path(f"{room}/opmerking/<uuid:pk>/", comment_views.change, name="change"),
    path(f"{room}/opmerking/<uuid:pk>/terugnemen/", comment_views.take_back, name="take_back"),
    path(f"{room}/opmerking/<uuid:pk>/antwoord/", answer_views.answer, name="answer"),
]
