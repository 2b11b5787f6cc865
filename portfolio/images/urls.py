from django.urls import path

from codeofconduct.stories import address  # noqa: F401  how a story's address looks
from portfolio.images import first, views

app_name = "images"
urlpatterns = [
    path("portfolio/goed-werk/nieuw/", views.new, name="new"),
    path("portfolio/goed-werk/<uuid:pk>/", views.write, name="write"),
    path("portfolio/goed-werk/<uuid:pk>/bewaren/", views.autosave, name="autosave"),
    path("portfolio/goed-werk/<uuid:pk>/versies/", views.versions, name="versions"),
    path("portfolio/goed-werk/<uuid:pk>/versies/<int:revision>/", views.version, name="version"),
    path("verhalen/<story:slug>/eerst-jij/", first.first, name="first"),
]
