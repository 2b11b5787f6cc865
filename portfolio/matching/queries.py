"""What one sees of one's own asks and of who was proposed. Never a list of people; the other is a theme, until both
said yes.
"""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from portfolio.groups.queries import name_of
from portfolio.matching.models import Ask, Proposal
from portfolio.matching.sealing import open_told
from portfolio.matching.states import Kind, Said


@dataclass(frozen=True, slots=True)
class Mine:
    """One of my asks that runs: what I said in it."""

    ask: Ask
    themes: list[Any]
    words: str
    group_name: str


@dataclass(frozen=True, slots=True)
class Other:
    """Who was proposed, as I may see them: a theme; a name and address only once both said yes."""

    proposal: Proposal
    theme: Any
    is_group: bool
    i_convene: bool
    i_said: str
    met: bool
    name: str = ""
    email: str = ""
    words: str = ""


def asks_of(user: User) -> list[Mine]:
    """What this person asks now, the oldest first. Three queries."""
    rows = Ask.objects.visible_to(user).looking()
    rows = rows.select_related("member__key", "group__record_key").prefetch_related("themes")
    return [
        Mine(
            one,
            [row.get_theme_display() for row in one.themes.all()],
            open_told(one).words,
            name_of(one.group) if one.group else "",
        )
        for one in rows
    ]


def proposals_of(user: User) -> list[Other]:
    """Who was proposed to this person and is not over: to answer, answered with yes, or found. One query."""
    return [seen_by(user, one) for one in Proposal.objects.visible_to(user).with_all()]


def seen_by(user: User, proposal: Proposal) -> Other:
    side = proposal.side_of(user)
    own, other = (proposal.one, proposal.other) if side == "one" else (proposal.other, proposal.one)
    about = {
        "proposal": proposal,
        "theme": proposal.get_theme_display(),
        "is_group": other.kind == Kind.OPENING,
        "i_convene": own.kind == Kind.OPENING,
        "i_said": getattr(proposal, f"{side}_said"),
        "met": proposal.met_at is not None,
    }
    if not about["met"]:
        return Other(**about)
    person = other.member
    return Other(**about, name=person.get_full_name(), email=person.email, words=open_told(other).words)


def is_to_answer(one: Other) -> bool:
    return not one.met and one.i_said == Said.NOTHING


def may_ask_for(user: User) -> list[Kind]:
    """What this person does not ask for yet."""
    asked = set(Ask.objects.visible_to(user).looking().values_list("kind", flat=True))
    return [kind for kind in (Kind.PARTNER, Kind.GROUP) if kind not in asked]
