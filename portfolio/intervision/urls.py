from django.urls import path

from portfolio.intervision import device_views, guest_views, insight_views, planning_views, views

app_name = "intervision"
urlpatterns = [
    path("intervisie/", views.overview, name="overview"),
    path("intervisie/nieuw/", views.log, name="log"),
    path("intervisie/plannen/", planning_views.plan, name="plan"),
    path("intervisie/<uuid:pk>/", views.session, name="session"),
    path("intervisie/<uuid:pk>/antwoord/", views.answer, name="answer"),
    path("intervisie/<uuid:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("intervisie/<uuid:pk>/wijzigen/", views.revise, name="revise"),
    path("intervisie/<uuid:pk>/<uuid:line>/weghalen/", views.remove, name="remove"),
    path("intervisie/<uuid:pk>/hier/", device_views.hand_over, name="hand_over"),
    path("intervisie/hier/", device_views.here, {"token": ""}, name="guest_here"),
    path("intervisie/hier/code/", device_views.code, {"token": ""}, name="guest_here_code"),
    path("intervisie/hier/antwoord/", device_views.answer, {"token": ""}, name="guest_here_answer"),
    path("intervisie/<uuid:pk>/plan/", planning_views.change, name="change"),
    path("intervisie/<uuid:pk>/afgelasten/", planning_views.cancel, name="cancel"),
    path("intervisie/<uuid:pk>/opschrijven/", planning_views.write_down, name="write_down"),
    path("intervisie/<uuid:pk>/agenda.ics", planning_views.calendar, name="calendar"),
    path("intervisie/<uuid:pk>/inzicht/", insight_views.insight, name="insight"),
    path("intervisie/<uuid:pk>/inzicht/bewaren/", insight_views.autosave, name="autosave_insight"),
    path("intervisie/inzicht/<uuid:pk>/meenemen/", insight_views.along, name="along"),
    path("meekijken/<str:token>/", guest_views.guest, name="guest"),
    path("meekijken/<str:token>/code/", guest_views.code, name="guest_code"),
    path("meekijken/<str:token>/intrekken/", guest_views.withdraw, name="guest_withdraw"),
    path("meekijken/<str:token>/geen-herinneringen/", guest_views.no_reminders, name="guest_no_reminders"),
]
