"""What the paper costs, as ratios within one run: absolute times depend on the machine, ratios hardly.

    DJANGO_SETTINGS_MODULE=registry.settings.test python -m benchmarks.evidence

Prints CPU seconds and: the dossier against the same words without design, tagged against untagged, four times the
content against once, and what sealing and checking take. Never a test.
"""

import os
import re
import resource
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import django
from django.conf import settings

from documents import layout
from documents import render as rendering
from documents.fonts import font_faces
from documents.render import Limits, Paper, render
from documents.sign import seal
from documents.verify import verify
from registry.renewal.paper import paper_of
from tests.documents.samples import dossier

PIECES = 12
"""Pieces in the smaller dossier: enough pages that starting up does not decide the ratio."""


def main() -> None:
    settings.INSTALLED_APPS = ["documents.apps.DocumentsConfig"]
    django.setup()
    limits = Limits(cpu=600, wall=1200)
    once, four = paper_of(content(PIECES)), paper_of(content(4 * PIECES))
    cost = {
        "start-up and an empty page": cpu(lambda: render(replace(once, html=bare("<body>x")), limits)),
        "dossier": cpu(lambda: render(once, limits)),
        "dossier x 4": cpu(lambda: render(four, limits)),
        "same words, no design": cpu(lambda: render(replace(once, html=bare(once.html)), limits)),
        "dossier, untagged": cpu(lambda: untagged(once)),
    }
    start = cost["start-up and an empty page"]
    for name, seconds in cost.items():
        print(f"{name:<32}{seconds:6.2f} s CPU")
    print(
        f"\ndossier : bare text             {(cost['dossier'] - start) / (cost['same words, no design'] - start):6.2f}"
    )
    print(f"tagged : untagged               {(cost['dossier'] - start) / (cost['dossier, untagged'] - start):6.2f}")
    print(f"time(4n) : time(n)              {(cost['dossier x 4'] - start) / (cost['dossier'] - start):6.2f}")
    sealing(render(once, limits))


def content(pieces: int) -> dict:
    """A dossier of so many pieces, each as long as a member writes."""
    facts = dossier()
    models = facts["pieces"]
    facts["pieces"] = [{**deepcopy(models[0]), "id": f"S{number}"} for number in range(pieces)]
    facts["story"] = facts["story"] * (pieces // 4)
    return facts


def bare(html: str) -> str:
    """The same words and fonts, without our design: no floats, margins, running heads, counters."""
    fonts = font_faces()
    body = re.sub(r"<svg.*?</svg>", "", html.split("<body>")[1], flags=re.S)
    family = 'body{font-family:"Literata","Arabic"} ul{list-style-type:"- "}'
    return f"<!DOCTYPE html><html lang=nl><title>x</title><style>{fonts}{family}</style><body>{body}"


def untagged(paper: Paper) -> bytes:
    """The same paper as PDF/A-3b without tags, in the same sandbox."""
    source = Path(layout.__file__).read_text().replace('"pdf/a-3a", "pdf_tags": True', '"pdf/a-3b", "pdf_tags": False')
    ours, path = rendering.LAYOUT, os.environ.get("PYTHONPATH", "")
    with tempfile.TemporaryDirectory() as room:
        Path(room, "untagged_layout.py").write_text(source)
        rendering.LAYOUT, os.environ["PYTHONPATH"] = "untagged_layout", room
        try:
            return render(paper, Limits(cpu=600, wall=1200))
        finally:
            rendering.LAYOUT, os.environ["PYTHONPATH"] = ours, path


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of the child processes ``work`` starts; the better of two runs."""
    took = []
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        work()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(took)


def sealing(pdf: bytes) -> None:
    sealed = seal(pdf, reason="warm up")
    verify(sealed)
    for name, work in (("seal", lambda: seal(pdf, reason="x")), ("verify", lambda: verify(sealed))):
        before = spent()
        for _ in range(10):
            work()
        print(f"{name:<32}{(spent() - before) * 100:6.1f} ms CPU")
    print(
        f"{'a seal adds':<32}{(len(sealed) - len(pdf)) / 1000:6.1f} kB to {len(pdf) / 1000:.0f} kB, {pages(pdf)} pages"
    )


def spent() -> float:
    """CPU seconds of this process and of the children it waited for."""
    return sum(os.times()[:4])


def pages(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings.test")
    main()
