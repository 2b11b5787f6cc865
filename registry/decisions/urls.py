from django.urls import path

from registry.decisions import views
from registry.renewal.models import Kind

app_name = "decisions"
urlpatterns = [
    path("bestuur/dossiers/<uuid:pk>/", views.decide, name="decide"),
    path("herregistratie/<uuid:pk>/besluit/", views.outcome, name="outcome"),
    path("herregistratie/<uuid:pk>/brief/", views.paper, {"kind": Kind.LETTER}, name="letter"),
    path("herregistratie/<uuid:pk>/verklaring/", views.paper, {"kind": Kind.STATEMENT}, name="statement"),
]
