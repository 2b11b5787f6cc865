"""Where a draft says something else than the edition it is to follow: nobody should have to look for that."""

from django.db.models import prefetch_related_objects

from codeofconduct.consultation.models import Consultation
from codeofconduct.editions.compare import Change, Comparison, changes
from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import text_of
from codeofconduct.editions.selections import TEXT


def compared(consultation: Consultation) -> Comparison | None:
    """The draft beside the edition that held on its first day; None when there was none. Three queries."""
    held = list(Edition.objects.in_force_on(consultation.opened_on))
    prefetch_related_objects(held, *TEXT)
    return changes(text_of(held[0]), consultation.text) if held else None


def change_of(consultation: Consultation, key: str) -> tuple[str, Change] | None:
    """The number of that edition and what became of one article, when its own words are others. Three queries."""
    found = compared(consultation)
    changed = [one for one in found.changed if one.key_new == key] if found else []
    return (found.old_number, changed[0]) if found and changed else None
