from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrailConfig(AppConfig):
    name = "trail"
    verbose_name = _("What happened")

    def ready(self) -> None:
        from trail import labels  # noqa: PLC0415  (labels are words: apps must be loaded)

        labels.register("trail.unlinked", _("Names were taken out of the trail"))
        labels.register("key.added", _("A signing key was taken into use"))
        labels.register("key.compromised", _("A signing key may have been in other hands"))
        labels.register("key.retired", _("A signing key was retired"))
