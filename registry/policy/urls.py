from django.urls import path

from registry.policy import views

app_name = "policy"
urlpatterns = [
    path("regels/", views.rules, name="rules"),
    path("bestuur/regels/", views.all_rules, name="all_rules"),
    path("bestuur/regels/nieuw/", views.set_rules, name="set_rules"),
    path("bestuur/regels/<int:pk>/terugnemen/", views.withdraw, name="withdraw"),
]
