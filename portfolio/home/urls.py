from django.urls import path

from portfolio.home import views

app_name = "home"
urlpatterns = [
    path("portfolio/", views.portfolio, name="portfolio"),
    path("portfolio/zoeken/", views.search, name="search"),
    path("portfolio/in-beeld/", views.in_pictures, name="in_pictures"),
    path("portfolio/jaar/<int:year>/", views.year, name="year"),
]
