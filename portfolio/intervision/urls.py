"""Their names begin with "intervision:", as those of the rooms beside this one (``registry/urls.py``)."""

from django.urls import path

from portfolio.intervision import insight_views, log_views, views

urlpatterns = [
    path("intervisie/", views.overview, name="overview"),
    path("intervisie/nieuw/", log_views.log, name="log"),
    path("intervisie/<uuid:pk>/", views.session, name="session"),
    path("intervisie/<uuid:pk>/antwoord/", views.answer, name="answer"),
    path("intervisie/<uuid:pk>/wijzigen/", views.revise, name="revise"),
    path("intervisie/<uuid:pk>/<uuid:line>/weghalen/", views.remove, name="remove"),
    path("intervisie/<uuid:pk>/inzicht/", insight_views.insight, name="insight"),
    path("intervisie/<uuid:pk>/inzicht/bewaren/", insight_views.autosave, name="autosave_insight"),
    path("intervisie/inzicht/<uuid:pk>/meenemen/", insight_views.along, name="along"),
]
