from django.urls import path

from registry.desk import views

app_name = "desk"
urlpatterns = [
    path("bestuur/", views.home, name="home"),
    path("bestuur/stukken/<uuid:pk>/opnieuw/", views.try_again, name="try_again"),
]
