"""What the member hears by mail while their dossier is on its way."""

from django.utils.translation import gettext_lazy as _

from registry.notifications import send
from registry.renewal.models import Dossier


def received(dossier: Dossier) -> None:
    """The dossier arrived."""
    send(
        dossier.member,
        _("Your dossier has arrived"),
        "registry/renewal/mail/received.txt",
        "renewal:compose",
        dossier.pk,
    )
