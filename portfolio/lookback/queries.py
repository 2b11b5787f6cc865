"""Reading looks back: opened under the member's key, a fixed number of queries however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from accounts.models import User
from accounts.vault import Vault
from portfolio.items.kinds import KINDS
from portfolio.items.opening import Opener
from portfolio.lookback.content import CameOf
from portfolio.lookback.models import FollowUp, FollowUpVersion, NotAsked
from portfolio.lookback.pairs import Invitation, Pair, few_of, invitation_among, pairs_of
from portfolio.lookback.states import OPEN, State
from portfolio.situations.models import Situation
from portfolio.writing import versions
from portfolio.writing.models import Writing

__all__ = ["Invitation", "Look", "Pair", "came_of", "front_of", "invitation_for", "looks_at", "pairs_of"]


@dataclass(frozen=True, slots=True)
class Look:
    """One look back at a situation; ``content`` is empty while nothing was written."""

    follow_up: FollowUp
    content: CameOf


def own(user: User) -> QuerySet[FollowUp]:
    """One's own looks back, as long as the situation is there: what is in the bin waits there with its looks back."""
    return FollowUp.objects.visible_to(user).filter(situation__binned_at__isnull=True)


def waiting(situation: Situation) -> QuerySet[FollowUp]:
    """The looks back at this situation in which nothing was written yet, the first day first."""
    return FollowUp.objects.filter(situation=situation, state__in=OPEN).order_by("due_on", "created_at")


def content_of(follow_up: FollowUp) -> CameOf:
    """What it says now; empty before the first word. Raises ``accounts.vault.CannotOpen``."""
    return CameOf.from_json(versions.current(follow_up)) if follow_up.revision else CameOf()


def content_at(follow_up: FollowUp, revision: int) -> CameOf:
    """What it said at an earlier revision. Raises ``FollowUpVersion.DoesNotExist``."""
    version = follow_up.versions.get(revision=revision)
    return CameOf.from_json(versions.opened(version, follow_up, Vault.of(follow_up.member)))


def earlier_versions(follow_up: FollowUp) -> QuerySet[FollowUpVersion]:
    return follow_up.versions.defer("sealed").order_by("-revision")


def looks_at(situation: Situation) -> list[Look]:
    """Every look back at one situation, the first day first; three queries."""
    rows = list(FollowUp.objects.filter(situation=situation).order_by("due_on", "created_at"))
    texts = _opened(situation.member, Q(follow_up__in=rows)) if any(row.revision for row in rows) else {}
    return [Look(row, texts.get(row.pk, CameOf())) for row in rows]


def came_of(user: User) -> dict[str, list[Look]]:
    """What was written down about every situation, by the situation's id, the first day first; two queries."""
    written = own(user).filter(state=State.DESCRIBED)
    rows = list(written.order_by("due_on", "created_at"))
    texts = _opened(user, Q(follow_up__in=rows)) if rows else {}
    found: dict[str, list[Look]] = {}
    for row in rows:
        found.setdefault(str(row.situation_id), []).append(Look(row, texts[row.pk]))
    return found


def asked_of(user: User) -> FollowUp | None:
    """The look back whose day came first, of who wants to be asked; one query."""
    if not user.is_authenticated:
        return None
    due = own(user).filter(state=State.REMINDED)
    silent = NotAsked.objects.filter(member=user)
    asked = due.exclude(member__in=silent.values("member")).select_related("situation__member")
    return asked.order_by("due_on", "created_at").first()


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page of a portfolio says of looking back: at most one line, and at most one invitation."""

    follow_up: FollowUp | None = None
    title: str = ""
    invitation: Invitation | None = None


def front_of(user: User, items: Iterable[Writing], opener: Opener) -> Front:
    """``items``: all that is there of this member, unopened. Four queries, and as much work for ten as for many."""
    follow_up, few = asked_of(user), few_of(items)
    waits = [follow_up.situation] if follow_up and follow_up.situation not in few else []
    there = dict(opener.opened([*few, *waits]))
    title = there[follow_up.situation].title if follow_up and follow_up.situation in there else ""
    invitation = invitation_among(user, [(item, there[item]) for item in few if item in there], opener.vault)
    return Front(follow_up if title else None, title, invitation)


def invitation_for(user: User) -> Invitation | None:
    """The one pair to invite to, for a page that has not read the member's items."""
    own_items = [item for kind in KINDS for item in kind.model.objects.visible_to(user)]
    return front_of(user, own_items, Opener(user)).invitation if own_items else None


def wants_to_be_asked(user: User) -> bool:
    return not NotAsked.objects.filter(member=user).exists()


def _opened(member: User, which: Q) -> dict[object, CameOf]:
    rows: Iterable[FollowUpVersion] = FollowUpVersion.objects.filter(
        which, revision=F("follow_up__revision")
    ).select_related("follow_up")
    vault = Vault.of(member)
    return {row.follow_up_id: CameOf.from_json(versions.opened(row, row.follow_up, vault)) for row in rows}
