"""What can happen to a writing that two screens have open."""

from typing import Any


class EditedElsewhere(Exception):
    """Another screen saved in the meantime. ``theirs`` is what stands there now, ``revision`` its number."""

    def __init__(self, theirs: Any, revision: int) -> None:
        super().__init__(f"revision {revision} was saved elsewhere")
        self.theirs = theirs
        self.revision = revision
