from django.urls import path

from portfolio.items import views

app_name = "items"
urlpatterns = [
    path("portfolio/notitie/<uuid:pk>/wat-is-dit/", views.ripen, name="ripen"),
    path("portfolio/prullenbak/", views.the_bin, name="bin"),
    path("portfolio/prullenbak/<slug:kind>/<uuid:pk>/terug/", views.put_back, name="put_back"),
    path("portfolio/prullenbak/<slug:kind>/<uuid:pk>/voorgoed/", views.delete, name="delete"),
    path("portfolio/stuk/<slug:kind>/<uuid:pk>/vergelijken/", views.compare, name="compare"),
    path("portfolio/stuk/<slug:kind>/<uuid:pk>/verwijderen/", views.throw_away, name="throw_away"),
]
