"""Before Wagtail's own pattern, which has no room for a dot."""

from django.urls import path, re_path

from codeofconduct.news import views

app_name = "news"
urlpatterns = [
    path("uit-het-vak/feed.xml", views.feed, name="feed"),
    re_path(r"^uit-het-vak/(?P<slug>[-\w]+)/agenda\.ics\Z", views.calendar, name="calendar"),
]
