"""The verbs of then and now: keep two texts together, write beside them, let them go. Private, so no trail."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from portfolio.items.kinds import day_of
from portfolio.lookback.content import Third
from portfolio.lookback.marks import Marker
from portfolio.lookback.models import Dismissed, ThenAndNow
from portfolio.lookback.pairs import third_at, third_of
from portfolio.lookback.permissions import may_look_back
from portfolio.writing import saving
from portfolio.writing.models import Writing
from trail.exceptions import NotPossibleNow


@transaction.atomic
def keep(one: Writing, other: Writing, text: str = "", *, by: User, key: str = "") -> ThenAndNow:
    """Keep two of one's own texts together, whichever is named first, with the third when there is one.

    A pair that is kept already stays one; ``text`` then goes beside it as ``write`` has it, so that a pair kept in
    another screen loses nothing. Raises ``NotPossibleNow`` for one text twice or too long a third, ``EditedElsewhere``.
    """
    require(may_look_back(by, one) and may_look_back(by, other), _("Only the member can write in this."))
    if one.pk == other.pk:
        raise NotPossibleNow(_("Choose two different texts."))
    earlier, later = in_order(one, other)
    third = Third(str(earlier.pk), str(later.pk), text)
    _check(third)
    User.objects.locked(by)  # the same form at the same moment waits here
    mark = Marker(Vault.of(by)).of(one.pk, other.pk)
    kept = ThenAndNow.objects.filter(member=by, mark=mark).first()
    if kept is None:
        kept = ThenAndNow.objects.create(member=by, mark=mark)
        saving.save(kept, third, base_revision=0, by=by, key=key)
    elif third.text:
        base = kept.revision if not third_of(kept).text else 0
        kept = write(kept, text, base_revision=base, by=by, key=key)
    return kept


@transaction.atomic
def write(
    kept: ThenAndNow, text: str, *, base_revision: int, by: User, key: str = "", page: str = "", is_kept: bool = True
) -> ThenAndNow:
    """Make ``text`` what stands beside the two; it may be empty. Other parameters and exceptions as in
    ``situations.actions.write``."""
    kept = _locked(kept)
    require(may_look_back(by, kept), _("Only the member can write in this."))
    there = third_of(kept)
    third = Third(there.earlier, there.later, text)
    _check(third)
    saving.save(kept, third, base_revision=base_revision, by=by, key=key, page=page, kept=is_kept)
    return kept


@transaction.atomic
def set_aside(kept: ThenAndNow, mine: str, *, base_revision: int, by: User, key: str = "") -> ThenAndNow:
    """Keep what the other screen wrote; my text becomes an earlier version. Raises what ``write`` raises."""
    kept = _locked(kept)
    theirs = third_of(kept).text
    kept = write(kept, mine, base_revision=base_revision, by=by, key=key)
    return write(kept, theirs, base_revision=kept.revision, by=by, key=key)


@transaction.atomic
def take_back(kept: ThenAndNow, revision: int, *, by: User) -> ThenAndNow:
    """Make an earlier version the text of today again, as a new revision."""
    kept = _locked(kept)
    require(may_look_back(by, kept), _("Only the member can write in this."))
    return write(kept, third_at(kept, revision).text, base_revision=kept.revision, by=by)


@transaction.atomic
def let_go(kept: ThenAndNow, *, by: User) -> None:
    """Take two texts apart, for good: the third goes, the two stay where they were. They are not proposed again."""
    kept = _locked(kept)
    require(may_look_back(by, kept), _("Only the member can remove this."))
    Dismissed.objects.get_or_create(member=by, mark=kept.mark)
    kept.delete()


@transaction.atomic
def dismiss(one: Writing, other: Writing, *, by: User) -> None:
    """Not these two: they do not come back by themselves. Only their mark is kept. Twice is once."""
    require(may_look_back(by, one) and may_look_back(by, other), _("Only the member can write in this."))
    User.objects.locked(by)
    Dismissed.objects.get_or_create(member=by, mark=Marker(Vault.of(by)).of(one.pk, other.pk))


def in_order(one: Writing, other: Writing) -> tuple[Writing, Writing]:
    """The earlier text first; of the same day, always in the same order."""
    first, second = sorted((one, other), key=lambda writing: (day_of(writing), str(writing.pk)))
    return first, second


def _check(third: Third) -> None:
    if not third.fits():
        raise NotPossibleNow(_("This is longer than fits here. Shorten it, or make a second piece of it."))


def _locked(kept: ThenAndNow) -> ThenAndNow:
    row = ThenAndNow.objects.select_for_update().filter(pk=kept.pk).first()
    if row is None:
        raise NotPossibleNow(_("This was removed in another screen."))
    return row
