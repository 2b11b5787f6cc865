"""Reading pairs: those that were kept, those one may lay side by side, and the two texts of one pair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse

from accounts.models import User
from accounts.vault import Vault
from portfolio.items.kinds import KINDS, Part, called, content_of, day_of, everything_of, parts_of, write_url
from portfolio.lookback.content import Third
from portfolio.lookback.marks import Marker
from portfolio.lookback.models import Dismissed, ThenAndNow, ThenAndNowVersion
from portfolio.lookback.pairing import AT_MOST, Found, Text, proposals, worth_a_glance
from portfolio.writing import versions
from portfolio.writing.models import Writing
from portfolio.writing.text import first_words

Opened = tuple[Writing, Any]
"""An item of a portfolio and its content, as ``portfolio.items.kinds.everything_of`` gives them."""
PROPOSED = ("situation", "imageofgoodwork")
"""What the register lays side by side by itself; the member may choose anything of their own."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts, as far as one line can tell."""

    item: Writing
    content: Any

    @property
    def id(self) -> str:
        return str(self.item.pk)

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def on(self) -> date:
        return day_of(self.item)

    @property
    def name(self) -> str:
        return called(self.item)

    @property
    def url(self) -> str:
        return write_url(self.item)

    @property
    def line(self) -> str:
        return first_words(next((text for text in self.content.texts() if text), ""))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that were kept together, and the third. A side that is gone is None: no title of it is left."""

    kept: ThenAndNow
    earlier: Side | None
    later: Side | None
    third: Third

    @property
    def url(self) -> str:
        return pair_url(self.third.earlier, self.third.later)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Two texts one might want to see side by side, and what they share."""

    earlier: Side
    later: Side
    articles: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def url(self) -> str:
        return pair_url(self.earlier.id, self.later.id)


def pair_url(earlier: object, later: object) -> str:
    return reverse("lookback:pair", args=[earlier, later])


def sides_of(user: User, opened: Iterable[Opened] | None = None) -> dict[str, Side]:
    """Everything of this member that is there, by id. ``opened``: what the caller has opened already."""
    return {str(item.pk): Side(item, content) for item, content in (everything_of(user) if opened is None else opened)}


def kept_by(user: User) -> list[tuple[ThenAndNow, Third]]:
    """Every pair this member kept, the last written on first; two queries."""
    rows = list(
        ThenAndNowVersion.objects.filter(
            then_and_now__in=ThenAndNow.objects.visible_to(user), revision=F("then_and_now__revision")
        )
        .select_related("then_and_now")
        .order_by("-then_and_now__saved_at", "-then_and_now__created_at")
    )
    if not rows:
        return []
    vault = Vault.of(user)
    return [(row.then_and_now, Third.from_json(versions.opened(row, row.then_and_now, vault))) for row in rows]


def all_pairs_of(user: User, sides: dict[str, Side]) -> list[Pair]:
    """Also those of which a side is gone: the third text is its writer's."""
    return [_pair(kept, third, sides) for kept, third in kept_by(user)]


def pairs_of(user: User, opened: Iterable[Opened] | None = None) -> list[Pair]:
    """The pairs of which both texts are there: the arcs of a learning line. Two queries beside the texts'."""
    return [pair for pair in all_pairs_of(user, sides_of(user, opened)) if pair.earlier and pair.later]


def invitations_for(
    user: User, sides: dict[str, Side], *, at_most: int = AT_MOST, vault: Vault | None = None
) -> list[Invitation]:
    """Pairs the member has neither kept nor dismissed, those that touch most first. Nothing of it is stored."""
    texts = [_text(side) for side in sides.values() if side.item._meta.model_name in PROPOSED]
    if len(texts) < 2:
        return []
    marker, settled = Marker(vault or Vault.of(user)), _settled(user)
    found = proposals(texts, settled=lambda one, other: marker.of(one, other) in settled, at_most=at_most)
    return [_invitation(one, sides) for one in found]


def few_of(items: Iterable[Writing]) -> list[Writing]:
    """Of all items of a member, unopened, the few among which a pair is looked for where a page must come at once."""
    by_id = {str(item.pk): item for item in items if item._meta.model_name in PROPOSED}
    return [by_id[one] for one in worth_a_glance((day_of(item), one) for one, item in by_id.items())]


def invitation_among(user: User, few: Iterable[Opened], vault: Vault) -> Invitation | None:
    """The one pair to invite to on the front page; one query."""
    return next(iter(invitations_for(user, sides_of(user, few), at_most=1, vault=vault)), None)


def is_early(sides: Sequence[Side]) -> bool:
    """Whether no two texts lie a year apart yet."""
    days = [side.on for side in sides]
    return not days or (max(days) - min(days)).days < 365


def kept_pair(user: User, one: UUID, other: UUID) -> ThenAndNow | None:
    """The pair of these two texts, when the member kept it; also when one of them is gone."""
    mine = ThenAndNow.objects.visible_to(user)
    if not mine.exists():
        return None
    return mine.select_related("member").filter(mark=Marker(Vault.of(user)).of(one, other)).first()


@dataclass(frozen=True, slots=True)
class Two:
    """The two texts of one page, the earlier first; one that is gone is None. ``kept``: the pair, when it is one."""

    one: Writing | None
    other: Writing | None
    kept: ThenAndNow | None
    url: str


def two_texts(user: User, one: UUID, other: UUID) -> Two | None:
    """Two own texts, kept together or not; None for texts that are not both there, unless they were kept."""
    own = [item for kind in KINDS for item in kind.model.objects.visible_to(user).filter(pk__in={one, other})]
    kept = kept_pair(user, one, other)
    if one == other or (kept is None and len(own) < 2):
        return None
    own.sort(key=lambda item: (day_of(item), str(item.pk)))
    earlier, later = own if len(own) == 2 else (own[0], None) if own else (None, None)
    return Two(earlier, later, kept, pair_url(one, other))


@dataclass(frozen=True, slots=True)
class ToRead:
    """One text whole: question and answer in reading order."""

    side: Side
    parts: list[Part]


def to_read(item: Writing) -> ToRead:
    content = content_of(item)
    return ToRead(Side(item, content), parts_of(item, content))


def third_of(kept: ThenAndNow) -> Third:
    """What stands beside the two now. Raises ``accounts.vault.CannotOpen``."""
    return Third.from_json(versions.current(kept))


def third_at(kept: ThenAndNow, revision: int) -> Third:
    """What stood there at an earlier revision. Raises ``ThenAndNowVersion.DoesNotExist``."""
    return Third.from_json(versions.opened(kept.versions.get(revision=revision), kept, Vault.of(kept.member)))


def earlier_thirds(kept: ThenAndNow) -> QuerySet[ThenAndNowVersion]:
    return kept.versions.defer("sealed").order_by("-revision")


def _pair(kept: ThenAndNow, third: Third, sides: dict[str, Side]) -> Pair:
    """In the order of their days as they are now: a member may have moved one since."""
    earlier, later = sides.get(third.earlier), sides.get(third.later)
    if earlier and later and later.on < earlier.on:
        earlier, later = later, earlier
    return Pair(kept, earlier, later, third)


def _settled(user: User) -> set[str]:
    kept = ThenAndNow.objects.visible_to(user).order_by().values_list("mark")
    return {mark for (mark,) in kept.union(Dismissed.objects.filter(member=user).order_by().values_list("mark"))}


def _text(side: Side) -> Text:
    articles = frozenset(link["key"] for link in getattr(side.content, "links", ()))
    return Text(side.id, side.on, " ".join((side.title, *side.content.texts())), articles)


def _invitation(found: Found, sides: dict[str, Side]) -> Invitation:
    return Invitation(sides[found.earlier], sides[found.later], found.articles, found.words)
