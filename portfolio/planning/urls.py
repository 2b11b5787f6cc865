"""Their names begin with "intervision:", as those of the rooms beside this one (``registry/urls.py``)."""

from django.urls import path

from portfolio.planning import views

urlpatterns = [
    path("intervisie/plannen/", views.plan, name="plan"),
    path("intervisie/<uuid:pk>/plan/", views.change, name="change"),
    path("intervisie/<uuid:pk>/afgelasten/", views.cancel, name="cancel"),
    path("intervisie/<uuid:pk>/opschrijven/", views.write_down, name="write_down"),
    path("intervisie/<uuid:pk>/agenda.ics", views.calendar, name="calendar"),
]
