"""What ``scan`` found, as it is shown: the fragment in its sentence, why it was marked, and neutral words for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portfolio.guard.phrases import phrases
from portfolio.guard.scan import scan
from portfolio.guard.spans import Category, Span

AROUND = 50
"""Signs shown before and after a fragment, so that one sees which sentence it stands in."""
FRAGMENTS_SHOWN = 3
Left = Callable[[str], bool]
"""Whether the member said of a fragment that nobody can be recognised by it here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fragment in its sentence. ``phrases`` are neutral words that fit in its place."""

    span: Span
    before: str
    fragment: str
    after: str
    phrases: tuple[str, ...]

    @property
    def why(self) -> str:
        return self.span.why


@dataclass(frozen=True, slots=True)
class Hint:
    """What to say under a field about one category: the sentence, the fragments, and where each stands."""

    category: Category
    why: str
    fragments: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """What was seen in one of several texts."""

    title: str
    findings: list[Finding]


def nothing_left(_fragment: str) -> bool:
    """Nobody said anything of any fragment."""
    return False


def findings(text: str, left: Left = nothing_left) -> list[Finding]:
    """Everything ``scan`` sees and the member did not leave in peace, in reading order."""
    return [_finding(text, span) for span in scan(text) if not left(text[span.start : span.end])]


def hints(text: str, left: Left = nothing_left) -> list[Hint]:
    """The findings under a field: one hint per category, with at most three different fragments."""
    by_category: dict[Category, dict[str, Finding]] = {}
    for one in findings(text, left):
        by_category.setdefault(one.span.category, {}).setdefault(one.fragment, one)
    return [_hint(category, by_category[category]) for category in Category if category in by_category]


def over(texts: Iterable[tuple[str, str]], left: Left = nothing_left) -> list[Listed]:
    """The findings in several texts (title, text), only the texts in which something was seen.

    For ``portfolio/guard/_listed.html``, on every page that shows, sends or prints what a member wrote.
    """
    listed = [Listed(title, findings(text, left)) for title, text in texts]
    return [one for one in listed if one.findings]


def _hint(category: Category, found: dict[str, Finding]) -> Hint:
    shown = list(found)[:FRAGMENTS_SHOWN]
    return Hint(category, found[shown[0]].why, tuple(shown), tuple(found[fragment] for fragment in shown))


def _finding(text: str, span: Span) -> Finding:
    fragment = text[span.start : span.end]
    return Finding(span, _before(text, span.start), fragment, _after(text, span.end), tuple(phrases(text, span)))


def _before(text: str, start: int) -> str:
    """The last words before a fragment; a word is not cut in two."""
    if start <= AROUND:
        return text[:start]
    return f"… {text[start - AROUND : start].partition(' ')[2]}"


def _after(text: str, end: int) -> str:
    if len(text) - end <= AROUND:
        return text[end:]
    return f"{text[end : end + AROUND].rpartition(' ')[0]} …"
