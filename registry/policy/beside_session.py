"""What this room puts on the page of an intervision session: which confirmations count for renewal, in a sentence."""

from collections.abc import Sequence
from typing import Any

from portfolio.confirmations.queries import Line
from portfolio.groups.beside import Beside
from portfolio.sessions.states import HOLDS
from registry.policy.queries import timeline


def beside(lines: Sequence[Line]) -> Beside | None:
    """Each by the rules of the day on which it was given; nothing while nobody confirmed."""
    confirmed = [one for one in lines if one.line.state in HOLDS]
    if not confirmed:
        return None
    rules = timeline()
    return Beside(
        "registry/policy/_beside_session.html",
        {"do_not_count": [one for one in confirmed if not rules.counts(*_given(one.line))]},
    )


def _given(line: Any) -> tuple[str, Any]:
    return line.level, line.answered_at
