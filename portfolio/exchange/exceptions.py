"""What can be wrong with a package that somebody hands in."""


class CannotTakeIn(Exception):
    """Nothing of the package was taken in. ``problems`` are sentences for the person; they may name their files."""

    def __init__(self, *problems: str) -> None:
        super().__init__("not taken in")
        self.problems = list(problems)
