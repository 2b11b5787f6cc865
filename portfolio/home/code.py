"""What happens to the code these weeks, the same for everyone who keeps a portfolio: it says nothing of their texts."""

from dataclasses import dataclass
from datetime import date

from codeofconduct.consultation.models import Consultation
from codeofconduct.consultation.queries import open_now
from codeofconduct.editions.models import Edition
from portfolio.situations.changed_queries import newly_in_force


@dataclass(frozen=True, slots=True)
class GoingOn:
    """Editions that came into force lately, and the consultation that is open."""

    editions: list[Edition]
    consultation: Consultation | None

    def __bool__(self) -> bool:
        return bool(self.editions or self.consultation)


def going_on(today: date) -> GoingOn:
    """Two queries."""
    return GoingOn(newly_in_force(today), open_now(today))
