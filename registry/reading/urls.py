from django.urls import path

from registry.reading import views

app_name = "reading"
urlpatterns = [
    path("lezen/", views.queue, name="queue"),
    path("lezen/<uuid:pk>/", views.read, name="read"),
    path("lezen/<uuid:pk>/aannemen/", views.accept, name="accept"),
    path("lezen/<uuid:pk>/teruggeven/", views.step_back, name="step_back"),
    path("bestuur/dossiers/<uuid:pk>/lezers/", views.assign, name="assign"),
]
