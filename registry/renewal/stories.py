"""What the member's own story said before."""

from datetime import timedelta

from django.utils import timezone

from accounts.vault import Vault
from registry.renewal.models import Dossier, EarlierStory

FIELD = "story"
ONE_SITTING = timedelta(minutes=10)
"""Between two texts that are kept while a page saves by itself."""


def keep(dossier: Dossier, story: str, *, sparingly: bool = False) -> None:
    """Put a text with the earlier ones; an empty one is not worth it. Called inside the transaction of the verb."""
    last = dossier.earlier_stories.first()
    just_kept = last is not None and timezone.now() - last.kept_at < ONE_SITTING
    if not story or (sparingly and just_kept):
        return
    row = EarlierStory(dossier=dossier, number=last.number + 1 if last else 1)
    row.sealed = Vault.of(dossier.member).seal(story, item=f"dossier:{dossier.pk}", field=FIELD, revision=row.number)
    row.save()


def earlier(dossier: Dossier) -> list[tuple[EarlierStory, str]]:
    """The earlier texts, newest first. Raises ``accounts.vault.CannotOpen``."""
    vault, item = Vault.of(dossier.member), f"dossier:{dossier.pk}"
    rows = dossier.earlier_stories.all()
    return [(row, vault.open(bytes(row.sealed), item=item, field=FIELD, revision=row.number)) for row in rows]
