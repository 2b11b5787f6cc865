"""Words beside which somebody may be known although no name stands there: the only one, a councillor, in the news.

A machine cannot see rare circumstances. It can ask gently where such a word stands, beside the three questions.
"""

import re
from collections.abc import Iterable

CUES = re.compile(
    r"\b(?:de|het|als|onze|hun|zijn|haar) (?:enige|eerste|laatste|oudste|jongste)\b"
    r"|\b(?:voormalig|voormalige|wethouder|raadslid|burgemeester|bekende? (?:van|in|gezicht|figuur|nederlander)"
    r"|nieuws|krant|journaal|televisie|tv|radio|viral|rechtszaak|omgekomen|verongelukt|vermoord|moord|zelfdoding"
    r"|ongeluk|brand|vermist|kampioen|olympisch|schrijver van|oprichter|eigenaar van|imam van|dominee van|pastoor van"
    r"|tweeling|drieling|enige in|als enige)\b",
    re.IGNORECASE,
)
MOST = 5


def rare(texts: Iterable[str]) -> list[str]:
    """The cue words that stand in ``texts``, each once and small, at most five."""
    seen: dict[str, None] = {}
    for text in texts:
        seen |= dict.fromkeys(match[0].lower() for match in CUES.finditer(text))
    return list(seen)[:MOST]
