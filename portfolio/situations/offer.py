"""A situation as a copy to offer: paragraph by paragraph, so that each can be left out. Pure."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise

from codeofconduct.stories.offered import Offered, Part
from documents.text import paragraphs
from portfolio.situations.content import LENSES, MORE, Content
from portfolio.situations.questions import LABELS, STEPS

BEFORE = ("happened", "chafes")
AFTER = ("choice", "weighed_most", "gave_up", "expected", *MORE, *LENSES)
STEP_TITLES = {step.key: step.title for step in STEPS}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the copy, and the question it stands under; the title stands under none."""

    number: int
    question: str | Promise
    text: str


def lines_of(content: Content) -> list[Line]:
    """Everything that would go out. The day and the articles stay: the editors choose articles for the story."""
    return [Line(number, question, text) for number, (question, text) in enumerate(_texts(content))]


def mark_of(lines: list[Line]) -> str:
    """Stands for exactly these lines: what is sent is what was looked at."""
    return hashlib.sha256("\x00".join(line.text for line in lines).encode()).hexdigest()


def copy_of(lines: list[Line], taken: Collection[int]) -> Offered:
    """The lines that go out, under their questions."""
    kept = [line for line in lines if line.number in taken]
    title = next((line.text for line in kept if not line.question), "")
    under = groupby((line for line in kept if line.question), key=lambda line: str(line.question))
    return Offered(title, tuple(Part(question, tuple(one.text for one in found)) for question, found in under))


def _texts(content: Content) -> Iterator[tuple[str | Promise, str]]:
    yield "", content.title
    for name in BEFORE:
        yield from _under(LABELS[name], getattr(content, name))
    for row in content.perspectives:
        yield STEP_TITLES["perspectives"], ": ".join(part for part in (row["who"], row["sees"]) if part)
    for row in content.options:
        grounds = [f"{LABELS[name]} {row[name]}" for name in ("human", "lawful") if row[name]]
        yield STEP_TITLES["options"], "\n".join([*filter(None, [row["what"]]), *grounds])
    for name in AFTER:
        yield from _under(LABELS[name], content.text(name))


def _under(question: str | Promise, text: str) -> Iterator[tuple[str | Promise, str]]:
    for paragraph in paragraphs(text):
        yield question, paragraph
