"""Every address of the register. Each room holds its own paths; this list says which rooms there are."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

ROOMS = [
    "accounts",
    "trail",
    "codeofconduct.editions",
    "codeofconduct.consultation",
    "codeofconduct.affirmation",
    "codeofconduct.stories",
    "codeofconduct.news",
    "codeofconduct.methods",
    "portfolio.home",
    "portfolio.situations",
    "portfolio.images",
    "portfolio.activities",
    "portfolio.items",
    "portfolio.groups",
    "portfolio.matching",
    "portfolio.together",
    "portfolio.attachments",
    "portfolio.lookback",
    "portfolio.sharing",
    "portfolio.exchange",
    "registry.policy",
    "registry.lookup",
    "registry.renewal",
    "registry.reading",
    "registry.decisions",
    "registry.leaving",
    "registry.signals",
    "registry.desk",
]

INTERVISION = ["portfolio.confirmations", "portfolio.intervision", "portfolio.planning"]
"""Rooms whose addresses are one to who uses them: all their names begin with "intervision:"."""

urlpatterns = [
    path("", include(([path("", include(f"{room}.urls")) for room in INTERVISION], "intervision"))),
    *(path("", include(f"{room}.urls")) for room in ROOMS),
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("", include(wagtail_urls)),
]
