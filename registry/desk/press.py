"""The papers that are due, whichever room they come from."""

from django.utils import timezone

from registry.decisions.tasks import render_paper
from registry.renewal.models import Document, Kind
from registry.renewal.tasks import render_evidence


def enqueue(document: Document) -> None:
    """Hand one paper to the workers."""
    if document.kind == Kind.DOSSIER:
        render_evidence.enqueue(str(document.evidence_id))
    else:
        render_paper.enqueue(str(document.pk))


def pick_up() -> int:
    """Hand every paper that nobody is making to the workers: what a crash, or a lost queue, left behind.

    Safe to repeat: a paper in two queues is made once.
    """
    due = list(Document.objects.due(timezone.now()).defer("sealed"))
    for document in due:
        enqueue(document)
    return len(due)
