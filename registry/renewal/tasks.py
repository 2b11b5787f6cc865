"""Work in the background: the paper of a dossier, and the mail that it arrived."""

from datetime import datetime

from django_tasks import task

from registry.renewal import notifications
from registry.renewal.models import Document, Dossier, Kind
from registry.renewal.paper import paper_of
from registry.renewal.printing import print_document


@task(queue_name="pdf")
def render_evidence(evidence_pk: str) -> None:
    """Print and sign one frozen dossier. Run it as often as you like: it has one result."""
    document = Document.objects.filter(evidence__pk=evidence_pk, kind=Kind.DOSSIER).first()
    if document is not None and not document.is_made:
        later(render_evidence, evidence_pk, print_document(str(document.pk), paper_of))


def later(work, argument: str, moment: datetime | None) -> None:
    """Queue ``work`` for that moment. A backend that cannot wait leaves it to the tick, which finds what is due."""
    if moment is not None and work.get_backend().supports_defer:
        work.using(run_after=moment).enqueue(argument)


@task(queue_name="mail")
def tell_received(dossier_pk: str) -> None:
    """Tell the member that their dossier arrived."""
    notifications.received(Dossier.objects.select_related("member").get(pk=dossier_pk))
