"""What the member hears by mail when it has been decided."""

from django.utils.translation import gettext_lazy as _

from registry.decisions.models import Decision
from registry.notifications import send


def decided(decision: Decision) -> None:
    """That there is a decision and until when one can object; what it is, they read after signing in."""
    dossier = decision.evidence.dossier
    template = "registry/decisions/mail/decided.txt"
    until = decision.objection_until
    send(
        dossier.member, _("There is an answer to your dossier"), template, "decisions:outcome", dossier.pk, until=until
    )
