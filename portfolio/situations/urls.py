from django.urls import path

from portfolio.situations import changed_views, offer_views, views

app_name = "situations"
urlpatterns = [
    path("portfolio/notitie/", views.note, name="note"),
    path("portfolio/notitie/bewaren/", views.capture, name="capture"),
    path("portfolio/situaties/<uuid:pk>/", views.write, name="write"),
    path("portfolio/situaties/<uuid:pk>/bewaren/", views.autosave, name="autosave"),
    path("portfolio/situaties/<uuid:pk>/versies/", views.versions, name="versions"),
    path("portfolio/situaties/<uuid:pk>/versies/<int:revision>/", views.version, name="version"),
    path("portfolio/code-veranderd/<slug:slug>/", changed_views.changed, name="changed"),
    path("portfolio/situaties/<uuid:pk>/aanbieden/", offer_views.offer, name="offer"),
]
