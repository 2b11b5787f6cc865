"""What the page of intervision shows of this room: who was proposed, as long as there is no answer."""

from accounts.models import User
from portfolio.groups.beside import Beside
from portfolio.matching.queries import is_to_answer, proposals_of


def on_the_overview(user: User) -> Beside:
    """One query."""
    proposed = [one for one in proposals_of(user) if is_to_answer(one)]
    return Beside("portfolio/matching/_waiting.html", proposed)
