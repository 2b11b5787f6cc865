"""Before Wagtail's own pattern: what belongs to a method beside its page."""

from django.urls import path

from codeofconduct.methods import views

app_name = "methods"
urlpatterns = [
    path("werkvormen/offline.js", views.offline, name="offline"),
    path("werkvormen/bij/<str:method>/", views.about, name="about"),
    path("werkvormen/<slug:slug>/samen/", views.together, name="together"),
]
