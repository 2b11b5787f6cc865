"""Whether someone affirmed the code, which edition, and in their own words."""

from accounts.models import User
from accounts.vault import Vault
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.editions.models import Edition


def affirmed(member: User) -> Affirmation | None:
    """The affirmation of the newest edition a member affirmed, with its edition loaded. One query."""
    mine = Affirmation.objects.filter(member=member).select_related("edition")
    return mine.order_by("-edition__in_force_from").first()


def has_affirmed(member: User, edition: Edition) -> bool:
    """Whether a member affirmed this very edition."""
    return Affirmation.objects.filter(member=member, edition=edition).exists()


def sentence_of(affirmation: Affirmation) -> str:
    """The member's own sentence; for their eyes only. Raises ``CannotOpen``."""
    return Vault.of(affirmation.member).open(
        bytes(affirmation.sealed), item=f"affirmation:{affirmation.pk}", field="sentence", revision=affirmation.revision
    )
