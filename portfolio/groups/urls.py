from django.urls import path

from portfolio.groups import guest_views, own_views, views

app_name = "groups"
urlpatterns = [
    path("intervisie/groepen/", views.overview, name="overview"),
    path("intervisie/groepen/nieuw/", views.found, name="found"),
    path("intervisie/groepen/uitnodiging/<uuid:pk>/", own_views.invitation, name="invitation"),
    path("intervisie/groepen/<uuid:pk>/", views.group, name="group"),
    path("intervisie/groepen/<uuid:pk>/uitnodigen/", views.invite, name="invite"),
    path("intervisie/groepen/<uuid:pk>/wijzigen/", views.change, name="change"),
    path("intervisie/groepen/<uuid:pk>/lijst/<uuid:place>/", views.take_off, name="take_off"),
    path("intervisie/groepen/<uuid:pk>/afspraak/", own_views.agree, name="agree"),
    path("intervisie/groepen/<uuid:pk>/trekker/", own_views.convene, name="convene"),
    path("intervisie/groepen/<uuid:pk>/verlaten/", own_views.leave, name="leave"),
    path("meedoen/<str:token>/", guest_views.guest, name="guest"),
    path("meedoen/<str:token>/verlaten/", guest_views.leave, name="guest_leave"),
]
