from django.urls import path

from portfolio.activities import address, answer_views, guest_views, views  # noqa: F401  how a kind looks in an address

app_name = "activities"
urlpatterns = [
    path("portfolio/activiteiten/", views.overview, name="overview"),
    path("portfolio/activiteiten/nieuw/<activity:kind>/", views.new, name="new"),
    path("portfolio/activiteiten/drijfveer/", views.drive, name="drive"),
    path("portfolio/activiteiten/drijfveer/overslaan/", views.skip_drive, name="skip_drive"),
    path("portfolio/activiteiten/<uuid:pk>/", views.write, name="write"),
    path("portfolio/activiteiten/<uuid:pk>/bewaren/", views.autosave, name="autosave"),
    path("portfolio/activiteiten/<uuid:pk>/versies/", views.versions, name="versions"),
    path("portfolio/activiteiten/<uuid:pk>/versies/<int:revision>/", views.version, name="version"),
    path("portfolio/activiteiten/<uuid:pk>/vragen/", answer_views.ask, name="ask"),
    path("portfolio/activiteiten/<uuid:pk>/vragen/<uuid:link>/", answer_views.revoke, name="revoke"),
    path("antwoord/<str:token>/", guest_views.guest, name="guest"),
]
