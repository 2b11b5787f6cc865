"""How long things last. Every function takes and gives calendar days in the Netherlands; none asks the clock."""

from calendar import monthrange
from datetime import date, timedelta

from registry.policy.holidays import next_working_day


def last_day_of_term(day_before: date, *, years: int) -> date:
    """The last day (inclusive) of a term that starts the day after ``day_before``.

    A renewal follows on the old end, so nobody wins or loses days by being early or late. A term that would end on
    29 February of a common year ends on 28 February. Raises ``ValueError`` when ``years < 1``.
    """
    if years < 1:
        raise ValueError("A term lasts at least a year.")
    return _months_on(day_before, 12 * years)


def first_day_of_term(last_day: date, *, years: int) -> date:
    """The first day of the term that ends on ``last_day``. Raises ``ValueError`` when ``years < 1``."""
    if years < 1:
        raise ValueError("A term lasts at least a year.")
    return _months_on(last_day, -12 * years) + timedelta(days=1)


def window_opens(valid_until: date, *, months: int) -> date:
    """The first day on which a member can compose a dossier for the term that ends on ``valid_until``."""
    return _months_on(valid_until, -months) + timedelta(days=1)


def objection_until(sent_on: date, *, weeks: int = 6) -> date:
    """The last day for an objection: ``weeks`` from the day after sending.

    When that is a weekend or a public holiday, the next working day (Algemene termijnenwet, article 1).
    """
    return next_working_day(sent_on + timedelta(weeks=weeks))


def _months_on(day: date, months: int) -> date:
    """The same day of the month ``months`` further (or back), or the month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
