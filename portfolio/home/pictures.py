"""A member's own pictures: what they wrote and with whom they met, handed to ``portfolio.pictures`` as plain values.

``printed``: titles and names only in letters that our paper fonts have.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.utils import timezone

from accounts.models import User, given_name
from codeofconduct.editions.models import CoreValue, Edition
from codeofconduct.editions.shelf import Shelf
from documents.glyphs import in_letters
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity
from portfolio.home import timeline
from portfolio.home.queries import Portfolio
from portfolio.home.sources import PAIRS, Unopened, opened_third
from portfolio.intervision import queries as intervision
from portfolio.items.kinds import day_of
from portfolio.pictures.drawing import Picture
from portfolio.pictures.learning_line import Arc, Mark, learning_line
from portfolio.pictures.network import INTERVISION, SHADOWED, SHARED, Companion, network
from portfolio.pictures.triangle import Tension, triangle
from portfolio.pictures.value_map import Story, Value, value_map
from portfolio.sharing.queries import names_given_to
from portfolio.situations.models import Situation
from portfolio.situations.weights import LENSES, Weight, weight_in_words

ON_THE_LINE = {timeline.SITUATION, timeline.IMAGE, timeline.ACTIVITY, timeline.SESSION}
SHORT = {"excellent": "ex", "ethical": "et", "energetic": "en"}
A_FEW, OFTEN = 2, 4
"""From how many times on one met "a few times" and "often"."""
Clean = Callable[[str], str]


def line_of(everything: Portfolio) -> Picture:
    """The learning line of the front page: nothing is opened for it but which two texts lie side by side."""
    marks = [_mark(one) for _source, one in everything.line if one.kind in ON_THE_LINE]
    return learning_line(marks, _arcs(everything), by_year=True)


def pictures_of(member: User, *, printed: bool = False) -> list[Picture]:
    """All four: learning line, values, triangle, network. Opens everything; a fixed number of queries."""
    everything, clean = Portfolio(member), in_letters if printed else str
    items = everything.opener.opened(everything.items)
    titles = dict(_titles(everything, items))
    marks = [
        replace(_mark(one), title=clean(titles.get(str(one.pk), "")))
        for _source, one in everything.line
        if one.kind in ON_THE_LINE
    ]
    stories = [(item, content) for item, content in items if isinstance(item, Situation)]
    return [
        learning_line(marks, _arcs(everything)),
        value_map(_values(stories), [_story(item, content, clean) for item, content in stories]),
        triangle([_tension(item, content, clean) for item, content in stories]),
        network(_companions(member, items, clean)),
    ]


def _mark(one: Unopened) -> Mark:
    return Mark(str(one.pk), one.kind, one.on, one.name)


def _arcs(everything: Portfolio) -> list[Arc]:
    pairs = [one.thing for source, one in everything.line if source is PAIRS]
    thirds = [opened_third(row, everything.opener.vault) for row in pairs]
    days = {str(one.pk): one.on for _source, one in everything.line}
    there = [(third.earlier, third.later) for third in thirds if {third.earlier, third.later} <= days.keys()]
    return [(one, other) if days[one] <= days[other] else (other, one) for one, other in there]


def _titles(everything: Portfolio, items: Iterable[tuple[Any, Any]]) -> Iterable[tuple[str, str]]:
    yield from ((str(item.pk), content.title) for item, content in items)
    sessions = [placed for placed in everything.line if placed[1].kind == timeline.SESSION]
    for placed, entry in zip(sessions, everything.opened(sessions), strict=True):
        yield str(placed[1].pk), entry.title


def _values(stories: Iterable[tuple[Any, Any]]) -> list[Value]:
    """Those of today's code in its order, then those of earlier editions that a story was linked to."""
    editions = Edition.objects.on_the_shelf()
    current = Shelf(editions, None, timezone.localdate()).current
    rows = CoreValue.objects.filter(edition__in=editions).order_by("-edition__in_force_from", "sort_order")
    today = [Value(row.key, row.title) for row in rows if current and row.edition_id == current.pk]
    linked = {_value_of(link["key"]) for _item, content in stories for link in content.links}
    before = {row.key: Value(row.key, row.title) for row in rows if row.key in linked}
    return today + [value for key, value in before.items() if key not in {one.key for one in today}]


def _value_of(article: str) -> str:
    """ "W2" of "W2.3": the keys of the code are made so (editions/models.py)."""
    return article.partition(".")[0]


def _story(item: Any, content: Any, clean: Clean) -> Story:
    values = frozenset(_value_of(link["key"]) for link in content.links)
    return Story(day_of(item), clean(content.title), values, _heaviest(content.weights))


def _heaviest(weights: Any) -> str:
    """The E that weighed most, when it is one."""
    most = max(weights.values(), key=_weight)
    first, *others = [lens for lens in LENSES if weights[lens] == most]
    return SHORT[first] if _weight(most) and not others else ""


def _tension(item: Any, content: Any, clean: Clean) -> Tension:
    said = [content.weights[lens] for lens in LENSES]
    excellent, ethical, energetic = map(_weight, said)
    words = tuple(str(weight_in_words(weight)) for weight in said)
    return Tension(day_of(item), clean(content.title), excellent, ethical, energetic, words)


def _weight(word: str) -> int:
    """The place of a word among the four; what was left open weighs as little as "not"."""
    return Weight.values.index(word) if word else 0


def _companions(member: User, items: Iterable[tuple[Any, Any]], clean: Clean) -> list[Companion]:
    """Who bears the same name is one person here: the picture tells no more than its owner typed."""
    sat = [(name, INTERVISION) for names in intervision.met_by(member).values() for name in names]
    went = [(content.words["host"], SHADOWED) for item, content in items if _shadowing(item)]
    gave = [(name, SHARED) for name in names_given_to(member)]
    met = [(" ".join(clean(name).split()), way) for name, way in sat + went + gave]
    ways: dict[str, list[str]] = {}
    for name, way in met:
        ways.setdefault(name, []).append(way)
    people = [(name, how) for name, how in ways.items() if name]
    return [Companion(name, _called(name, how), frozenset(how), _often(len(how))) for name, how in people]


def _called(name: str, how: Iterable[str]) -> str:
    """Colleagues by what one calls them; whom one went along with is often described: "a teacher of the school"."""
    return name if SHADOWED in how else given_name(name) or name


def _shadowing(item: Any) -> bool:
    return isinstance(item, Activity) and item.kind == Kind.SHADOWING


def _often(count: int) -> int:
    return (count >= A_FEW) + (count >= OFTEN)
