from django.urls import path

from portfolio.intervision import device_views, guest_views, views

app_name = "intervision"
urlpatterns = [
    path("intervisie/", views.overview, name="overview"),
    path("intervisie/nieuw/", views.log, name="log"),
    path("intervisie/<uuid:pk>/", views.session, name="session"),
    path("intervisie/<uuid:pk>/antwoord/", views.answer, name="answer"),
    path("intervisie/<uuid:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("intervisie/<uuid:pk>/wijzigen/", views.revise, name="revise"),
    path("intervisie/<uuid:pk>/inzicht/", views.insight, name="insight"),
    path("intervisie/<uuid:pk>/hier/", device_views.hand_over, name="hand_over"),
    path("intervisie/hier/", device_views.here, {"token": ""}, name="guest_here"),
    path("intervisie/hier/code/", device_views.code, {"token": ""}, name="guest_here_code"),
    path("intervisie/hier/antwoord/", device_views.answer, {"token": ""}, name="guest_here_answer"),
    path("meekijken/<str:token>/", guest_views.guest, name="guest"),
    path("meekijken/<str:token>/code/", guest_views.code, name="guest_code"),
    path("meekijken/<str:token>/intrekken/", guest_views.withdraw, name="guest_withdraw"),
    path("meekijken/<str:token>/geen-herinneringen/", guest_views.no_reminders, name="guest_no_reminders"),
]
