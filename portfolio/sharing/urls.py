from django.urls import path

from portfolio.sharing import views

app_name = "sharing"
urlpatterns = [
    path("beroepscode/onderschreven/tonen/", views.show_sentence, name="show_sentence"),
    path("beroepscode/onderschreven/verbergen/", views.hide_sentence, name="hide_sentence"),
]
