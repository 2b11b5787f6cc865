"""Reading activities. Opening many costs one query for the rows and one for the key."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import User
from accounts.vault import Vault
from portfolio.activities.content import Content
from portfolio.activities.models import Activity, ActivityVersion
from portfolio.writing import versions

Opened = tuple[Activity, Content]


def content_of(activity: Activity) -> Content:
    """What the activity says now. Raises ``accounts.vault.CannotOpen`` when its bytes were changed or moved."""
    return Content.from_json(versions.current(activity))


def content_at(activity: Activity, revision: int) -> Content:
    """What it said at an earlier revision. Raises ``ActivityVersion.DoesNotExist``."""
    version = activity.versions.get(revision=revision)
    return Content.from_json(versions.opened(version, activity, Vault.of(activity.member)))


def earlier_versions(activity: Activity) -> QuerySet[ActivityVersion]:
    return activity.versions.defer("sealed").order_by("-revision")


def with_content(user: User) -> list[Opened]:
    """Every activity of this person, last saved first, opened."""
    return _opened(Activity.objects.visible_to(user), user)


def of_kind(user: User, kind: str) -> list[Opened]:
    """Their activities of one kind, last saved first, opened."""
    return _opened(Activity.objects.visible_to(user).filter(kind=kind), user)


def _opened(activities: QuerySet[Activity], user: User) -> list[Opened]:
    return [(one, Content.from_json(text)) for one, text in versions.texts_of(activities, user)]


def chain_of(activity: Activity, steps: Iterable[Opened]) -> list[Opened]:
    """The steps that lead to this one and those that came after it, the first one first; alone it is no chain."""
    known = {f"activity:{one.pk}": (one, content) for one, content in steps}
    here, seen = f"activity:{activity.pk}", set()
    while here in known and here not in seen and known[here][1].origin in known:
        seen.add(here)
        here = known[here][1].origin
    return _from(here, known) if here in known else []


def _from(first: str, known: dict[str, Opened]) -> list[Opened]:
    """Breadth first, oldest first: two steps may have grown from one."""
    chain, wait, seen = [], [first], {first}
    oldest_first = sorted(known.items(), key=lambda one: one[1][0].created_at)
    while wait:
        here = wait.pop(0)
        chain.append(known[here])
        following = [name for name, (_one, content) in oldest_first if content.origin == here and name not in seen]
        seen.update(following)
        wait += following
    return chain if len(chain) > 1 else []
