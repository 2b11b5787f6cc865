from django.urls import path

from portfolio.matching import views

app_name = "matching"
urlpatterns = [
    path("intervisie/zoeken/", views.overview, name="overview"),
    path("intervisie/zoeken/nieuw/", views.ask, name="ask"),
    path("intervisie/zoeken/<uuid:pk>/stoppen/", views.withdraw, name="withdraw"),
    path("intervisie/zoeken/voorstel/<uuid:pk>/", views.proposal, name="proposal"),
    path("intervisie/groepen/<uuid:pk>/openen/", views.open_group, name="open_group"),
]
