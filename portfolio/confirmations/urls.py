"""Their names begin with "intervision:", as those of the rooms beside this one (``registry/urls.py``)."""

from django.urls import path

from portfolio.confirmations import device_views, guest_views, views

urlpatterns = [
    path("intervisie/<uuid:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("intervisie/<uuid:pk>/hier/", device_views.hand_over, name="hand_over"),
    path("intervisie/hier/", device_views.here, {"token": ""}, name="guest_here"),
    path("intervisie/hier/code/", device_views.code, {"token": ""}, name="guest_here_code"),
    path("intervisie/hier/antwoord/", device_views.answer, {"token": ""}, name="guest_here_answer"),
    path("meekijken/<str:token>/", guest_views.guest, name="guest"),
    path("meekijken/<str:token>/code/", guest_views.code, name="guest_code"),
    path("meekijken/<str:token>/intrekken/", guest_views.withdraw, name="guest_withdraw"),
    path("meekijken/<str:token>/geen-herinneringen/", guest_views.no_reminders, name="guest_no_reminders"),
]
