from django.urls import path

from portfolio.sharing import owner_views, reader_views, views

app_name = "sharing"
urlpatterns = [
    path("beroepscode/onderschreven/tonen/", views.show_sentence, name="show_sentence"),
    path("beroepscode/onderschreven/verbergen/", views.hide_sentence, name="hide_sentence"),
    path("portfolio/delen/<slug:kind>/<uuid:pk>/", owner_views.share, name="share"),
    path("portfolio/delen/<uuid:pk>/intrekken/", owner_views.revoke, name="revoke"),
    path("portfolio/wie-zag-wat/", owner_views.seen_by, name="seen"),
    path("portfolio/wie-zag-wat/<slug:kind>/<uuid:pk>/", owner_views.seen_of, name="seen_of"),
    path("portfolio/opmerkingen/<slug:kind>/<uuid:pk>/", owner_views.remarks, name="remarks"),
    path("portfolio/opmerkingen/<uuid:pk>/antwoord/", owner_views.answer, name="answer"),
    path("portfolio/opmerkingen/<uuid:pk>/weghalen/", owner_views.remove, name="remove"),
    path("gedeeld/", reader_views.received, name="received"),
    path("gedeeld/<uuid:pk>/", reader_views.shared, name="shared"),
    path("gedeeld/<uuid:pk>/beeld/<uuid:picture>/", reader_views.picture, name="picture"),
    path("gedeeld/<uuid:pk>/opmerking/", reader_views.comment, name="comment"),
    path("gedeeld/<uuid:pk>/opmerking/<uuid:comment>/terugnemen/", reader_views.take_back, name="take_back"),
]
