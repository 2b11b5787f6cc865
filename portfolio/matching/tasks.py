"""Looking for who belongs together, and the mails about it. The arguments are ids."""

from django.utils import timezone
from django_tasks import task

from portfolio.matching import notifications, pairing
from portfolio.matching.models import Proposal
from portfolio.matching.states import Kind, Said, State

PROPOSED, BOTH = 1, 2


@task(queue_name="default")
def look_around() -> None:
    """Somebody asked: see whether there is somebody for them, and for others."""
    look_due()


def look_due() -> int:
    """Lay asks side by side, and see that everyone hears of it; how many proposals are new."""
    made = pairing.pair_up()
    for pk, side, which in _untold():
        tell.enqueue(str(pk), side, which)
    return len(made)


def _untold():
    """Mails that did not leave yet, new ones and those that failed before."""
    waiting = Proposal.objects.filter(met_at=None, until__gte=timezone.localdate())
    for side in ("one", "other"):
        silent = waiting.filter(**{f"{side}_told": 0, f"{side}_said": Said.NOTHING, f"{side}__state": State.OPEN})
        yield from ((pk, side, PROPOSED) for pk in silent.values_list("pk", flat=True))
        met = Proposal.objects.filter(met_at__isnull=False, **{f"{side}_told__lt": BOTH})
        yield from ((pk, side, BOTH) for pk in met.values_list("pk", flat=True))


@task(queue_name="mail")
def tell(proposal_pk: str, side: str, which: int) -> None:
    """Mail one of the two, once for each occasion: two workers send one mail, and one that failed is tried again."""
    fresh = Proposal.objects.filter(pk=proposal_pk, **{f"{side}_told__lt": which})
    before = fresh.values_list(f"{side}_told", flat=True).first()
    if before is None or not fresh.update(**{f"{side}_told": which}):
        return
    proposal = Proposal.objects.with_all().get(pk=proposal_pk)
    ask = getattr(proposal, side)
    try:
        if which == PROPOSED:
            if _still_asks(proposal, side):
                notifications.proposed(proposal, ask)
        elif ask.kind != Kind.GROUP:  # who looked for a group gets the invitation of that group
            notifications.met(proposal, ask)
    except Exception:
        Proposal.objects.filter(pk=proposal_pk).update(**{f"{side}_told": before})
        raise


def _still_asks(proposal: Proposal, side: str) -> bool:
    """Whether this person finds the proposal, and has not answered it."""
    mine = Proposal.objects.visible_to(getattr(proposal, side).member).filter(met_at=None)
    return mine.filter(pk=proposal.pk, **{f"{side}_said": Said.NOTHING}).exists()
