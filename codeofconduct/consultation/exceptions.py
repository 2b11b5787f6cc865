"""What only happens here."""

from trail.exceptions import NotPossibleNow


class ChangedMeanwhile(NotPossibleNow):
    """Somebody, or oneself in another screen, wrote here after this page was opened. Look again, then choose."""
