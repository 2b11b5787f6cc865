"""Taking a person's name out of the trail when they are erased. What happened stays, and the tree still verifies."""

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import Q

from trail.models import TrailEntry, subject_ref
from trail.record import record
from trail.verify import UNLINKED, digest_of


@transaction.atomic
def unlink(names: Iterable[str], *, told_of: models.Model) -> int:
    """Empty every subject and actor that is one of ``names`` (``"user:7"``, ``"accounts.user:7"``); how many entries.

    One entry tells of it, about ``told_of`` (something that names nobody), with the digest of the entries' numbers:
    whoever empties others is found by ``verify_trail``. Doing it again finds nothing more.
    """
    wanted = set(names)
    found = TrailEntry.objects.filter(Q(subject__in=wanted) | Q(actor__in=wanted)).filter(unlinked_by=None)
    rows = list(found.values_list("seq", "subject", "actor").order_by("seq"))
    if not rows:
        return 0
    seqs = [seq for seq, _subject, _actor in rows]
    entry = record(UNLINKED, told_of, by=None, entries=digest_of(seqs))
    about = [seq for seq, subject, _actor in rows if subject in wanted]
    done_by = [seq for seq, _subject, actor in rows if actor in wanted]
    TrailEntry.objects.filter(seq__in=seqs).update(
        unlinked_by=entry.seq,
        subject=models.Case(models.When(seq__in=about, then=models.Value("")), default="subject"),
        subject_salt=models.Case(models.When(seq__in=about, then=models.Value(b"")), default="subject_salt"),
        actor=models.Case(models.When(seq__in=done_by, then=models.Value("")), default="actor"),
        actor_salt=models.Case(models.When(seq__in=done_by, then=models.Value(b"")), default="actor_salt"),
    )
    return len(seqs)


def names_of(person: models.Model) -> set[str]:
    """How the trail calls a person: as the one who did something, and as the thing it was about."""
    return {f"user:{person.pk}", subject_ref(person)}
