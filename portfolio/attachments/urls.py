from django.urls import path

from portfolio.attachments import views

app_name = "attachments"
urlpatterns = [
    path("portfolio/<slug:kind>/<uuid:pk>/bijlagen/", views.beside, name="beside"),  # its end: intake.py
    path("portfolio/bijlagen/<uuid:pk>/", views.picture, name="picture"),
    path("portfolio/bijlagen/<uuid:pk>/omschrijving/", views.describe, name="describe"),
    path("portfolio/bijlagen/<uuid:pk>/weghalen/", views.remove, name="remove"),
]
