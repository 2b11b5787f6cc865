from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("account/", views.home, name="home"),
    # Wagtail's own sign-in would pass by the second factor and the rate limits.
    path("beheer/login/", views.editors_door, name="editors_door"),
]
