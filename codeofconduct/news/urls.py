"""Before Wagtail's own pattern, which has no room for a dot."""

from django.urls import path

from codeofconduct.news import views

app_name = "news"
urlpatterns = [
    path("uit-het-vak/feed.xml", views.feed, name="feed"),
    path("uit-het-vak/<str:slug>/agenda.ics", views.calendar, name="calendar"),
]
