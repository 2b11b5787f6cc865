"""One of each paper of the demo, for anyone to look at."""

from pathlib import Path

from registry.renewal.models import Document, Kind
from registry.renewal.printing import pdf_of
from registry.renewal.states import PaperState


def write_papers(folder: Path) -> list[Path]:
    """The dossier, the statement and the letter of the first renewal that was decided, as files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    evidence = Document.objects.filter(kind=Kind.STATEMENT, state=PaperState.MADE).earliest("made_at").evidence
    written = []
    for document in Document.objects.filter(evidence=evidence).order_by("kind"):
        path = folder / f"{document.kind}.pdf"
        path.write_bytes(pdf_of(document))
        written.append(path)
    return written
