from django.urls import path

from portfolio.lookback import pair_views, views

app_name = "lookback"
_LOOK = "portfolio/situaties/<uuid:pk>/wat-ervan-kwam/"
_PAIR = "portfolio/toen-en-nu/"
urlpatterns = [
    path(_LOOK, views.came_of, name="came_of"),
    path(f"{_LOOK}<uuid:look>/", views.look, name="look"),
    path(f"{_LOOK}<uuid:look>/bewaren/", views.autosave, name="autosave"),
    path(f"{_LOOK}<uuid:look>/versies/", views.versions, name="versions"),
    path(f"{_LOOK}<uuid:look>/versies/<int:revision>/", views.version, name="version"),
    path(_PAIR, pair_views.overview, name="overview"),
    path(f"{_PAIR}<uuid:one>/<uuid:other>/", pair_views.pair, name="pair"),
    path(f"{_PAIR}<uuid:one>/<uuid:other>/bewaren/", pair_views.autosave, name="autosave_beside"),
    path(f"{_PAIR}<uuid:one>/<uuid:other>/versies/", pair_views.versions, name="versions_beside"),
    path(f"{_PAIR}<uuid:one>/<uuid:other>/versies/<int:revision>/", pair_views.version, name="version_beside"),
    path(f"{_PAIR}<uuid:one>/<uuid:other>/loslaten/", pair_views.let_go, name="let_go"),
]
