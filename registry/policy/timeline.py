"""All rules that stand, one after the other: which held on a day, and whether a confirmation counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q
from django.utils import timezone

from portfolio.sessions.states import Level
from registry.policy.models import Policy


@dataclass(frozen=True)
class Timeline:
    """``rules`` are in the order in which they start, one for a day."""

    rules: Sequence[Policy]

    def on(self, day: date) -> Policy:
        """The rules of that day. Raises ``Policy.DoesNotExist`` for a day before the register had any."""
        started = [one for one in self.rules if one.starts_on <= day]
        if not started:
            raise Policy.DoesNotExist(f"The register had no rules on {day}.")
        return started[-1]

    def counts(self, level: str, at: datetime) -> bool:
        """Whether a confirmation that was given at this moment, in this way, counts for renewal.

        By the rules of that very day: what counted when a colleague gave it, goes on counting (docs/decisions/0008).
        Before the first rules those of the first day.
        """
        started = [one for one in self.rules if one.starts_on <= timezone.localdate(at)]
        return level in (started or self.rules)[-1 if started else 0].levels_that_count

    def everything_counts(self) -> bool:
        return all(set(one.levels_that_count) >= set(Level.values) for one in self.rules)

    def counting(self) -> Q:
        """``counts`` as a condition on participants' lines; no condition when everything counts."""
        found = Q()
        for since, until, rules in () if self.everything_counts() else self._spans():
            span = Q(level__in=rules.levels_that_count)
            span &= Q(answered_at__gte=since) if since else Q()
            found |= span & (Q(answered_at__lt=until) if until else Q())
        return found

    def _spans(self) -> Iterator[tuple[datetime | None, datetime | None, Policy]]:
        """From which moment until which (not included) each of the rules holds; open at both ends."""
        begins = [None, *(_midnight(one.starts_on) for one in self.rules[1:])]
        return zip(begins, [*begins[1:], None], self.rules, strict=True)


def _midnight(day: date) -> datetime:
    """The first moment of a day in the Netherlands."""
    return timezone.make_aware(datetime.combine(day, time.min))
