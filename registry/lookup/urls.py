from django.urls import path

from registry.lookup import views

app_name = "lookup"
urlpatterns = [
    path("", views.home, name="home"),
    path("register/", views.search, name="search"),
    path("register/<str:number>/", views.entry, name="entry"),
]
