from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from registry.demo.clock import live_ahead
from trail import labels

LABELS = {
    "registration.registered": _("Entered in the register"),
    "registration.renewed": _("Registration renewed"),
    "registration.withdrawn": _("Left the register"),
    "registration.came_back": _("In the register again, as before leaving"),
    "dossier.opened": _("Dossier started"),
    "dossier.submitted": _("Dossier sent"),
    "dossier.taken_back": _("Dossier taken back to compose on"),
    "dossier.withdrawn": _("Dossier withdrawn"),
    "dossier.being_read": _("Dossier given to readers"),
    "dossier.advised": _("All readers have finished"),
    "dossier.renewed": _("Renewed"),
    "dossier.kept_in_conversation": _("Still in conversation"),
    "evidence.rendered": _("PDF made and sealed"),
    "evidence.failed": _("Making the PDF did not work"),
    "evidence.tried_again": _("Making the PDF is tried again"),
    "reading.proposed": _("Reader asked"),
    "reading.accepted": _("Reader takes it on"),
    "reading.begun": _("Reader began to write"),
    "reading.stepped_back": _("Reader gave it back"),
    "reading.finished": _("Reader finished"),
    "reading.revealed": _("Readers see each other's findings"),
    "decision.proposed": _("Decision proposed"),
    "decision.decided": _("Decision taken by two people"),
    "decision.set_aside": _("Proposal set aside"),
    "signal.rested": _("A question about confirming put aside"),
}


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = _("The register")

    def ready(self) -> None:
        # Words and tables: apps must be loaded.
        from portfolio.exchange.sections import MORE  # noqa: PLC0415
        from portfolio.intervision.beside import UNDER_THE_LINES  # noqa: PLC0415
        from portfolio.matching.municipality import PREFILLED  # noqa: PLC0415
        from registry import watched  # noqa: PLC0415
        from registry.leaving import labels as leaving  # noqa: PLC0415
        from registry.leaving import takeout  # noqa: PLC0415
        from registry.policy import beside_session  # noqa: PLC0415
        from registry.policy import labels as policy  # noqa: PLC0415
        from registry.registrations.queries import municipality_of  # noqa: PLC0415

        for action, label in LABELS.items():
            labels.register(action, label)
        leaving.register()
        policy.register()
        watched.register()
        MORE.append(takeout.entries)
        PREFILLED.append(municipality_of)
        UNDER_THE_LINES.append(beside_session.beside)
        if settings.DEMO and settings.DEMO_DAYS_AHEAD:
            live_ahead(settings.DEMO_DAYS_AHEAD)
