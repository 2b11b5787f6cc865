"""A mark by which a pair is known again, and from which nobody without the member's key can tell which two it is."""

from accounts.vault import Vault

PURPOSE = "then and now"


class Marker:
    """Marks pairs of one member."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, one: object, other: object) -> str:
        """The mark of two texts, by their ids; in whichever order."""
        return self._vault.mark(PURPOSE, "|".join(sorted((str(one), str(other))))).hex()
