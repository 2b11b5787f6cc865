from django.urls import path

from portfolio.exchange import views

app_name = "exchange"
urlpatterns = [
    path("account/gegevens/", views.my_data, name="my_data"),
    path("account/gegevens/alles/", views.export, name="export"),
    path("account/gegevens/papier/", views.paper, name="paper"),
    path("account/gegevens/ophalen/<uuid:pk>/", views.fetch, name="fetch"),
    path("intervisie/<uuid:pk>/bewijs/", views.proof, name="proof"),
    path("account/gegevens/inlezen/", views.bring_in, name="bring_in"),
    path("account/gegevens/ingevoerd/", views.brought_along, name="brought_along"),
]
