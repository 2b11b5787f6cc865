from django.urls import path

from registry.lookup import views

app_name = "lookup"
urlpatterns = [
    path("", views.home, name="home"),
    path("echt/", views.check, name="check"),
    path("register/", views.search, name="search"),
    path("register/<str:number>/", views.entry, name="entry"),
]
