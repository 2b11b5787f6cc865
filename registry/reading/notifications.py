"""What a reader hears by mail."""

from django.utils.translation import gettext_lazy as _

from registry.notifications import send
from registry.reading.models import Reading


def asked(reading: Reading) -> None:
    """Somebody's dossier waits for them; whose, they see when they have signed in."""
    send(reading.reader, _("Will you read a dossier?"), "registry/reading/mail/asked.txt", "reading:read", reading.pk)
