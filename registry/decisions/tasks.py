"""Work in the background: the papers of a decision, and the mail that there is one."""

from django_tasks import task

from registry.decisions import notifications
from registry.decisions.models import Decision
from registry.decisions.paper import letter_of, statement_of
from registry.renewal.models import Document, Kind
from registry.renewal.printing import print_document
from registry.renewal.tasks import later

PAPERS = {Kind.LETTER: letter_of, Kind.STATEMENT: statement_of}


@task(queue_name="pdf")
def render_paper(document_pk: str) -> None:
    """Print and sign one letter or statement. Run it as often as you like: it has one result."""
    document = Document.objects.filter(pk=document_pk).first()
    if document is not None and document.kind in PAPERS and not document.is_made:
        later(render_paper, document_pk, print_document(document_pk, PAPERS[Kind(document.kind)]))


@task(queue_name="mail")
def tell_decided(decision_pk: str) -> None:
    """Tell the member that there is a decision."""
    notifications.decided(Decision.objects.select_related("evidence__dossier__member").get(pk=decision_pk))
