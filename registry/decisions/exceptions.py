"""What can happen when two people of the board decide at the same time."""

from registry.decisions.models import Decision


class AlreadyDecided(Exception):
    """A colleague was first; ``decision`` is what stands."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(str(decision))
        self.decision = decision
