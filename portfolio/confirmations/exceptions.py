"""What the verb that answers says no with, when the caller can do more than tell it."""

from trail.exceptions import NotPossibleNow


class FactsChanged(NotPossibleNow):
    """The facts are no longer the ones the page showed: whoever answers sees the difference first."""
