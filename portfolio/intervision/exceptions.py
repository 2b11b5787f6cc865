"""What can stand in the way of an answer, besides the plain rules."""

from trail.exceptions import NotPossibleNow


class FactsChanged(NotPossibleNow):
    """The facts are no longer the ones the page showed: whoever answers sees the difference first."""
