"""What can be wrong with a package that somebody hands in, or with a wish for a paper."""


class CannotTakeIn(Exception):
    """Nothing of the package was taken in. ``problems`` are sentences for the person; they may name their files."""

    def __init__(self, *problems: str) -> None:
        super().__init__("not taken in")
        self.problems = list(problems)


class NothingToProve(Exception):
    """The session is not shared, or this person's own line in it does not stand."""
