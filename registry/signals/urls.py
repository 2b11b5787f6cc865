from django.urls import path

from registry.signals import views

app_name = "signals"
urlpatterns = [
    path("bestuur/vragen/", views.home, name="home"),
    path("bestuur/vragen/<str:ref>/laten-rusten/", views.let_rest, name="let_rest"),
]
