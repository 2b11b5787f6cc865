"""The child process that checks one PDF of a stranger. Started by ``documents/verify.py``; never imported by the site.

It loads its parsers, gives up every file, connection and program, and only then reads the bytes. Its answer is a small
JSON object: codes, and of the facts inside no more than the register repeats to whoever holds the paper.
"""

import json
import logging
import sys
from typing import Any

from documents.sandbox import no_more_files, order, wall_off, work_inside
from documents.verdict import Verdict, load, verdict_on

NAMES = ("schema", "register", "dossier", "number")
"""The facts that say which paper it is. Everything else a paper tells stays here ..."""
REPEATED = ("session/",)
"""... unless it is a genuine one of these kinds, which are small and repeated by the page that checks them."""
LONGEST = 200
"""Signs of one such fact of a paper that may be anybody's."""


def examined(terms: dict[str, Any]) -> bytes:
    """What is wrong with the PDF that waits at standard input."""
    load()
    logging.disable()
    wall_off()
    no_more_files()
    verdict = verdict_on(order(), terms["trust"].encode())
    answer = {
        "is_evidence": verdict.is_evidence,
        "findings": verdict.findings,
        "facts": told(verdict),
        "digest": verdict.digest,
        "sealed_at": verdict.sealed_at.isoformat() if verdict.sealed_at else "",
    }
    return json.dumps(answer).encode()


def told(verdict: Verdict) -> dict[str, Any]:
    """The facts that leave this process."""
    facts = verdict.facts or {}
    if not verdict.findings and str(facts.get("schema", "")).startswith(REPEATED):
        return facts
    return {name: str(facts[name])[:LONGEST] for name in NAMES if name in facts}


if __name__ == "__main__":
    sys.exit(work_inside(examined))
