from django.urls import path

from codeofconduct.affirmation import views

app_name = "affirmation"
urlpatterns = [
    path("beroepscode/onderschrijven/", views.affirm, name="affirm"),
    path("beroepscode/onderschreven/", views.done, name="affirmed"),
]
