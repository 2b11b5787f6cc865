"""Reading activities. Opening many costs one query for the rows and one for the key."""

from django.db.models import F, QuerySet

from accounts.models import User
from accounts.vault import Vault
from portfolio.activities.content import Content
from portfolio.activities.models import Activity, ActivityVersion
from portfolio.writing import versions


def content_of(activity: Activity) -> Content:
    """What the activity says now. Raises ``accounts.vault.CannotOpen`` when its bytes were changed or moved."""
    return Content.from_json(versions.current(activity))


def content_at(activity: Activity, revision: int) -> Content:
    """What it said at an earlier revision. Raises ``ActivityVersion.DoesNotExist``."""
    version = activity.versions.get(revision=revision)
    return Content.from_json(versions.opened(version, activity, Vault.of(activity.member)))


def earlier_versions(activity: Activity) -> QuerySet[ActivityVersion]:
    return activity.versions.defer("sealed").order_by("-revision")


def with_content(user: User) -> list[tuple[Activity, Content]]:
    """Every activity of this person, last saved first, opened."""
    rows = list(
        ActivityVersion.objects.filter(activity__in=Activity.objects.visible_to(user), revision=F("activity__revision"))
        .select_related("activity")
        .order_by("-activity__saved_at", "-activity__created_at")
    )
    if not rows:
        return []
    vault = Vault.of(user)
    return [(row.activity, Content.from_json(versions.opened(row, row.activity, vault))) for row in rows]
