"""Reading situations. Opening many costs one query for the rows and one for the key, however many there are."""

from django.db.models import F, QuerySet

from accounts.models import User
from accounts.vault import Vault
from portfolio.situations.content import Content
from portfolio.situations.models import Situation, Version
from portfolio.writing import versions


def content_of(situation: Situation) -> Content:
    """What the situation says now. Raises ``accounts.vault.CannotOpen`` when its bytes were changed or moved."""
    return Content.from_json(versions.current(situation))


def content_at(situation: Situation, revision: int) -> Content:
    """What it said at an earlier revision. Raises ``Version.DoesNotExist``."""
    version = situation.versions.get(revision=revision)
    return Content.from_json(versions.opened(version, situation, Vault.of(situation.member)))


def earlier_versions(situation: Situation) -> QuerySet[Version]:
    """Every version that was kept, newest first, the current one included."""
    return situation.versions.defer("sealed").order_by("-revision")


def with_content(user: User) -> list[tuple[Situation, Content]]:
    """Everything this person wrote, last saved first, opened."""
    rows = list(
        Version.objects.filter(situation__in=Situation.objects.visible_to(user), revision=F("situation__revision"))
        .select_related("situation")
        .order_by("-situation__saved_at", "-situation__created_at")
    )
    if not rows:
        return []
    vault = Vault.of(user)
    return [(row.situation, Content.from_json(versions.opened(row, row.situation, vault))) for row in rows]
