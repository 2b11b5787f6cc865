from django.urls import path

from portfolio.home import views

app_name = "home"
urlpatterns = [
    path("portfolio/", views.portfolio, name="portfolio"),
    path("portfolio/zoeken/", views.search, name="search"),
    path("portfolio/jaar/<int:year>/", views.year, name="year"),
]
