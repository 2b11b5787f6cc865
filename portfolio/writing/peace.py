"""What a member left in peace: fragments by which nobody can be recognised here. Kept as marks, never as words."""

from functools import cached_property

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from portfolio.writing.models import Writing

PURPOSE = "left in peace"
MARK_BYTES = 32
MOST_MARKS = 500
"""What is left in peace after these takes the place of the oldest."""


class Peace:
    """Asks of a fragment whether the member left it in peace in this writing. Costs no query of its own."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.marks = _marks(writing)

    def __call__(self, fragment: str) -> bool:
        return bool(self.marks) and _mark(self._vault, self.writing, fragment) in self.marks

    @cached_property
    def _vault(self) -> Vault:
        return Vault.of(self.writing.member)


@transaction.atomic
def leave_in_peace(writing: Writing, fragment: str, *, by: User) -> None:
    """Remember that nobody can be recognised by ``fragment`` in this writing. Saying it twice changes nothing.

    Private, so without a trail. Raises ``PermissionDenied`` for anyone but its member; of a writing that was removed
    meanwhile there is nothing to remember.
    """
    require(writing.member_id == by.pk, _("Only the member can write in this."))
    row = type(writing).objects.select_for_update().filter(pk=writing.pk).first()
    mark = _mark(Vault.of(by), writing, fragment)
    if row is None or mark in _marks(row):
        return
    row.left_in_peace = b"".join([*_marks(row), mark][-MOST_MARKS:])
    row.save(update_fields=["left_in_peace"])


def _marks(writing: Writing) -> list[bytes]:
    stored = bytes(writing.left_in_peace)
    return [stored[at : at + MARK_BYTES] for at in range(0, len(stored), MARK_BYTES)]


def _mark(vault: Vault, writing: Writing, fragment: str) -> bytes:
    """Capitals and spaces make no other fragment of it."""
    return vault.mark(PURPOSE, f"{writing.item}|{' '.join(fragment.split()).casefold()}")
