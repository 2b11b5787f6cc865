from django.urls import path

from portfolio.together import asking_views, guest_views, seat_views, views

app_name = "together"
urlpatterns = [
    path("samen/", views.overview, name="overview"),
    path("portfolio/goed-werk/<uuid:pk>/ernaast/", asking_views.ask_beside, name="ask_beside"),
    path("weegtafel/nieuw/", asking_views.ask_to_weigh, name="ask_to_weigh"),
    path("samen/<uuid:pk>/", views.asking, name="asking"),
    path("samen/<uuid:pk>/openen/", views.unfold, name="unfold"),
    path("samen/<uuid:pk>/uitkomst/", views.outcome, name="outcome"),
    path("samen/<uuid:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("samen/plek/<uuid:pk>/", seat_views.seat, name="seat"),
    path("samen/plek/<uuid:pk>/onthouden/", seat_views.autosave, name="autosave"),
    path("samen/plek/<uuid:pk>/bewaren/", seat_views.keep, name="keep"),
    path("samen/plek/<uuid:pk>/terugnemen/", seat_views.take_back, name="seat_take_back"),
    path("meewegen/<str:token>/", guest_views.guest, name="guest"),
    path("meewegen/<str:token>/terugnemen/", guest_views.take_back, name="guest_take_back"),
]
