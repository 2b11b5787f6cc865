"""A note became something else: what lay beside it lies beside what grew out of it. Put on a list in portfolio/apps.py.

Who looks back at a note made it a situation by that (``actions.py``), and a situation does not ripen: no look back is
ever left behind.
"""

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.vault import Vault
from portfolio.items.kinds import KINDS
from portfolio.lookback.content import Third
from portfolio.lookback.marks import Marker
from portfolio.lookback.models import Dismissed, FollowUp, ThenAndNow, ThenAndNowVersion
from portfolio.lookback.pairs import kept_by, third_of
from portfolio.writing import versions
from portfolio.writing.models import Writing
from trail.exceptions import NotPossibleNow


def move_along(note: Writing, item: Writing) -> None:
    """Pairs with the note, kept or dismissed, are pairs with ``item``. Called while it ripens, in its transaction.

    Raises ``NotPossibleNow`` for a note at which was looked back before that made it a situation.
    """
    if FollowUp.objects.filter(situation=note.pk).exists():
        raise NotPossibleNow(_("This is more than a note by now. Write on in it."))
    vault = Vault.of(note.member)
    for kept, third in kept_by(note.member):
        if str(note.pk) in {third.earlier, third.later}:
            _move(kept, note, item, vault)
    _move_dismissed(note, item, Marker(vault))


def _move(kept: ThenAndNow, note: Writing, item: Writing, vault: Vault) -> None:
    """Every version of the third, sealed anew with the other id; no word of it changes, so it is no new version."""
    for version in ThenAndNowVersion.objects.filter(then_and_now=kept):
        moved = _with(Third.from_json(versions.opened(version, kept, vault)), note, item)
        version.sealed = vault.seal(moved.to_json(), item=kept.item, field=versions.FIELD, revision=version.revision)
        version.save(update_fields=["sealed"])
    third = third_of(kept)
    kept.mark = Marker(vault).of(third.earlier, third.later)
    kept.save(update_fields=["mark"])


def _with(third: Third, note: Writing, item: Writing) -> Third:
    """The same third beside ``item`` where ``note`` was."""
    earlier, later = (str(item.pk) if one == str(note.pk) else one for one in (third.earlier, third.later))
    return Third(earlier, later, third.text)


def _move_dismissed(note: Writing, item: Writing, marker: Marker) -> None:
    """Of a dismissed pair only its mark is known: the marks of the note with each other text are made again."""
    there = dict(Dismissed.objects.filter(member=note.member).values_list("mark", "pk"))
    for other in _others(note.member) if there else ():
        if pk := there.get(marker.of(note.pk, other)):
            Dismissed.objects.filter(pk=pk).update(mark=marker.of(item.pk, other))


def _others(member: User) -> list[object]:
    """Every text of this member, one in the bin too: it may be put back."""
    return [pk for kind in KINDS for pk in kind.model.objects.filter(member=member).values_list("pk", flat=True)]
