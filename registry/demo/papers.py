"""One of each paper of the demo, for anyone to look at."""

from pathlib import Path

from registry.renewal.models import Document, Kind
from registry.renewal.printing import pdf_of


def write_papers(folder: Path) -> list[Path]:
    """The dossier, the statement and the letter of the first renewal that was decided, as files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    evidence = Document.objects.filter(kind=Kind.STATEMENT, state="made").order_by("made_at").first().evidence
    written = []
    for document in evidence.documents.select_related("record_key").order_by("kind"):
        path = folder / f"{document.kind}.pdf"
        path.write_bytes(pdf_of(document))
        written.append(path)
    return written
