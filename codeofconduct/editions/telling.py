"""What changed between two editions, in sentences: the summary above the words themselves."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from codeofconduct.editions.compare import (
    ADDED,
    CHANGED,
    EXPLAINED,
    MOVED,
    REMOVED,
    RENUMBERED,
    SAME,
    Change,
    Comparison,
)

SENTENCES: dict[str, Promise] = {
    CHANGED: _("These articles have other words:"),
    ADDED: _("These articles are new:"),
    REMOVED: _("These articles are no longer there:"),
    RENUMBERED: _("These articles got another number:"),
    MOVED: _("These articles stand in another place:"),
    EXPLAINED: _("These articles have another explanation or other questions:"),
}
NAMES: dict[str, Promise] = {
    CHANGED: _("other words"),
    ADDED: _("new"),
    REMOVED: _("no longer there"),
    RENUMBERED: _("another number"),
    MOVED: _("another place"),
    EXPLAINED: _("another explanation"),
}
"""The same beside one article."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and the articles it names."""

    sentence: Promise
    kind: str
    changes: list[Change]


def summary(compared: Comparison) -> list[Told]:
    """The sentences that hold for these two editions."""
    told = [Told(sentence, kind, compared.of_kind(kind)) for kind, sentence in SENTENCES.items()]
    return [one for one in told if one.changes]


def told_of(compared: Comparison) -> list[tuple[Change, list[Promise]]]:
    """Every article about which there is something to say, with what there is to say."""
    return [(one, [NAMES[kind] for kind in NAMES if kind in one.kinds]) for one in compared.changed]


def unchanged(compared: Comparison) -> list[Change]:
    return compared.of_kind(SAME)
