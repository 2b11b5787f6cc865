"""What can stand in the way of rules that are fine in themselves."""

from trail.exceptions import NotPossibleNow


class DayTaken(NotPossibleNow):
    """There are rules that start on this day already: a colleague was first."""
