"""Reading activities. Opening many costs one query for the rows and one for the key."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.vault import Vault
from portfolio.activities.asking import Shown
from portfolio.activities.content import Content
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity, ActivityVersion, GuestLink
from portfolio.guests.tokens import sha256_of
from portfolio.writing import versions

Opened = tuple[Activity, Content]


def content_of(activity: Activity, vault: Vault | None = None) -> Content:
    """What the activity says now. Raises ``accounts.vault.CannotOpen`` when its bytes were changed or moved."""
    return Content.from_json(versions.current(activity, vault))


def content_at(activity: Activity, revision: int) -> Content:
    """What it said at an earlier revision. Raises ``ActivityVersion.DoesNotExist``."""
    version = activity.versions.get(revision=revision)
    return Content.from_json(versions.opened(version, activity, Vault.of(activity.member)))


def earlier_versions(activity: Activity) -> QuerySet[ActivityVersion]:
    return activity.versions.defer("sealed").order_by("-revision")


def with_content(user: User) -> list[Opened]:
    """Every activity of this person, last saved first, opened."""
    return _opened(Activity.objects.visible_to(user), user)


def of_kind(user: User, kind: str, vault: Vault | None = None) -> list[Opened]:
    """Their activities of one kind, last saved first, opened."""
    return _opened(Activity.objects.visible_to(user).filter(kind=kind), user, vault)


def open_one(user: User, pk: UUID) -> tuple[Activity, Content, Vault] | None:
    """One of their activities with its text and the key it opened with: two queries."""
    vault = Vault.of(user)
    found = _opened(Activity.objects.visible_to(user).filter(pk=pk), user, vault)
    for activity, content in found:
        activity.member = user  # the same person: nothing of them is asked for twice
        return activity, content, vault
    return None


def drives_of(user: User) -> list[Opened]:
    """Their answers to the question of once a year, the newest first."""
    return sorted(of_kind(user, Kind.DRIVE), key=lambda opened: opened[0].created_at, reverse=True)


def _opened(activities: QuerySet[Activity], user: User, vault: Vault | None = None) -> list[Opened]:
    return [(one, Content.from_json(text)) for one, text in versions.texts_of(activities, user, vault)]


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


@dataclass(frozen=True, slots=True)
class Answered:
    """A link with what was shown and, once somebody answered, the questions with their words."""

    link: GuestLink
    shown: Shown
    words: list[tuple[Any, str]]


def link_behind(token: str) -> GuestLink | None:
    """The link of a token that works, with its activity and member; None for any other, without saying why."""
    related = GuestLink.objects.working().select_related("activity__member")
    return related.filter(token_sha256=sha256_of(token)).first()


def shown_by(link: GuestLink, vault: Vault | None = None) -> Shown:
    """What the guest sees."""
    vault = vault or Vault.of(link.activity.member)
    return Shown.from_json(vault.open(link.sealed_shown, item=link.item, field="shown", revision=1))


def links_of(activity: Activity, vault: Vault | None = None) -> list[Answered]:
    """Every link of an activity, opened, the oldest first: one query, and one for the key."""
    rows = list(activity.links.all())
    vault = vault or (Vault.of(activity.member) if rows else None)
    return [_answered(link, vault) for link in rows] if vault else []


def answers_of(user: User, vault: Vault) -> list[tuple[UUID, str]]:
    """Every text that somebody wrote by a personal link, with the pk of the activity it is about; one query."""
    links = GuestLink.objects.visible_to(user).filter(answered_at__isnull=False)
    return [(link.activity_id, text) for link in links for text in _said(link, vault).values() if text]


def _said(link: GuestLink, vault: Vault) -> dict[str, str]:
    """What was answered, by question. Raises ``accounts.vault.CannotOpen``."""
    said: dict[str, str] = json.loads(vault.open(link.sealed_answer or b"", item=link.item, field="answer", revision=1))
    return said


def _answered(link: GuestLink, vault: Vault) -> Answered:
    shown = shown_by(link, vault)
    if link.sealed_answer is None:
        return Answered(link, shown, [])
    said = _said(link, vault)
    return Answered(link, shown, [(label, said[name]) for name, label in shown.questions.items() if said.get(name)])
