"""The life of an edition: from the first draft to the shelf of old editions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class S(TextChoices):
    """Where an edition stands."""

    WORKING = "working", _("being written")
    CONSULTATION = "consultation", _("in consultation")
    ADOPTED = "adopted", _("adopted")
    IN_FORCE = "in_force", _("in force")
    SUPERSEDED = "superseded", _("followed by a newer edition")


FINAL = frozenset({S.ADOPTED, S.IN_FORCE, S.SUPERSEDED})
"""From adoption on the text is what people affirm and cite: it never changes again."""

NEXT: dict[str, frozenset[str]] = {
    S.WORKING: frozenset({S.CONSULTATION, S.ADOPTED}),
    S.CONSULTATION: frozenset({S.WORKING}),
    S.ADOPTED: frozenset({S.IN_FORCE}),
    S.IN_FORCE: frozenset({S.SUPERSEDED}),
    S.SUPERSEDED: frozenset(),
}
