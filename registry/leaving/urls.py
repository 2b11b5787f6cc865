from django.urls import path

from registry.leaving import views

app_name = "leaving"
urlpatterns = [
    path("account/gegevens/vertrekken/", views.leave, name="leave"),
    path("account/gegevens/terugkomen/", views.come_back, name="come_back"),
    path("account/gegevens/wissen/", views.erase, name="erase"),
]
