"""Between which numbers a rule may lie, and how long before they start rules are made known."""

from datetime import timedelta

BOUNDS: dict[str, tuple[int, int]] = {
    "term_years": (1, 10),
    "window_months": (1, 24),
    "readers": (2, 5),
    "objection_weeks": (6, 26),
    "same_employer_years": (1, 10),
    "story_max_words": (200, 5000),
    "pieces_max": (1, 12),
}
"""The least and the most, both allowed. Two readers are a promise (product text, 2), six weeks to object are the law
(Algemene wet bestuursrecht, 6:7)."""
NOTICE = timedelta(days=30)
"""A question to a colleague is open that long: whoever was asked under the old rules can answer under them (0008)."""
AHEAD = timedelta(days=5 * 366)
"""Further away is more likely a slip of the pen than a plan."""
WHY_LIMIT = 2000
"""Signs: an explanation somebody reads to the end."""
