"""What can stand in the way of a verb, said as the situation it is."""

from collections.abc import Iterable


class NotPossibleNow(Exception):
    """A rule says: not now. ``reasons`` holds plain sentences for the person."""

    def __init__(self, reasons: str | Iterable[str]) -> None:
        self.reasons = [str(reasons)] if not isinstance(reasons, list | tuple) else [str(one) for one in reasons]
        super().__init__(" ".join(self.reasons))


class UnknownAction(Exception):
    """A trail action without a label: register it in the app's apps.py, so that people can read it."""
