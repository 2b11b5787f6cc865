"""Where one edition stands among the others: in force, to come, or followed by a newer one. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from django.utils.timezone import make_aware


class Dated(Protocol):
    """An edition as far as the calendar is concerned; of a draft in preview the day is still None."""

    pk: int
    in_force_from: date
    adopted_on: date | None
    corrects_id: int | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """``editions`` are the adopted ones, oldest first; ``shown`` is one of them, a draft in preview, or None."""

    editions: Sequence[Dated]
    shown: Dated | None
    today: date

    @property
    def current(self) -> Dated | None:
        """The edition in force today."""
        held = [edition for edition in self.editions if edition.in_force_from <= self.today]
        return held[-1] if held else None

    @property
    def is_current(self) -> bool:
        return self.shown is not None and self.shown == self.current

    @property
    def is_to_come(self) -> bool:
        return bool(self.shown and self.shown.in_force_from and self.shown.in_force_from > self.today)

    @property
    def held_until(self) -> date | None:
        """The last day (inclusive) of the shown edition, when a newer one is known."""
        begun = self.shown.in_force_from if self.shown else None
        later = [edition.in_force_from for edition in self.editions if begun and edition.in_force_from > begun]
        return later[0] - timedelta(days=1) if later else None

    @property
    def others(self) -> list[Dated]:
        """The rest of the shelf, newest first."""
        return [edition for edition in reversed(self.editions) if edition != self.shown]

    @property
    def previous(self) -> Dated | None:
        """The edition before the shown one; of a draft the newest one."""
        begun = self.shown.in_force_from if self.shown else None
        earlier = [one for one in self.editions if one != self.shown and (not begun or one.in_force_from < begun)]
        return earlier[-1] if earlier and self.shown else None

    @property
    def corrected(self) -> Dated | None:
        """The older edition of which the shown one mends a mistake."""
        corrects = self.shown.corrects_id if self.shown else None
        return next((one for one in self.editions if corrects and one.pk == corrects), None)

    @property
    def corrected_by(self) -> Dated | None:
        """The newest edition that mends a mistake in the shown one."""
        mends = [one for one in self.editions if self.shown and one.corrects_id == self.shown.pk]
        return mends[-1] if mends else None

    def standing_of(self, edition: Dated) -> str:
        """``to_come``, ``in_force`` or ``superseded``, by the calendar."""
        if edition.in_force_from > self.today:
            return "to_come"
        return "in_force" if edition == self.current else "superseded"

    @property
    def facts(self) -> tuple[Any, ...]:
        """Differs as soon as an edition is added, comes into force, or another one is shown."""
        return (str(self.shown), str(self.current), *((str(one), one.in_force_from) for one in self.editions))

    @property
    def changed_at(self) -> datetime | None:
        """The start of the last day on which something was adopted or came into force; None for an empty shelf."""
        days = [
            day for one in self.editions for day in (one.adopted_on, one.in_force_from) if day and day <= self.today
        ]
        return make_aware(datetime.combine(max(days), time.min)) if days else None
