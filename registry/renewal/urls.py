from django.urls import path

from registry.renewal import story_views, views

app_name = "renewal"
urlpatterns = [
    path("herregistratie/", views.overview, name="overview"),
    path("herregistratie/<uuid:pk>/", views.compose, name="compose"),
    path("herregistratie/<uuid:pk>/verhaal/", story_views.story, name="story"),
    path("herregistratie/<uuid:pk>/verhaal/bewaren/", story_views.autosave, name="autosave"),
    path("herregistratie/<uuid:pk>/verhaal/eerder/", story_views.earlier, name="earlier"),
    path("herregistratie/<uuid:pk>/stukken/", views.choose, name="choose"),
    path("herregistratie/<uuid:pk>/stukken/<uuid:item>/", views.piece, name="piece"),
    path("herregistratie/<uuid:pk>/bijeenkomsten/", views.choose_sessions, name="choose_sessions"),
    path("herregistratie/<uuid:pk>/voorbeeld/", views.preview, name="preview"),
    path("herregistratie/<uuid:pk>/insturen/", views.submit, name="submit"),
    path("herregistratie/<uuid:pk>/terugnemen/", views.take_back, name="take_back"),
    path("herregistratie/<uuid:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("herregistratie/<uuid:pk>/pdf/", views.pdf, name="pdf"),
]
