"""An edition as a booklet on A5: what was adopted, on paper. The same edition gives the same bytes.

Nothing in it changes later: not until when it was in force, not that it was corrected. That stands on its page.
"""

from typing import Any

from django.conf import settings

from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import text_of
from documents.canonical import digest
from documents.press import press
from documents.render import Paper

QUESTIONS = ("excellent", "ethical", "energetic")


def facts_of(edition: Edition) -> dict[str, Any]:
    """Everything the booklet says (schema ``booklet/1``), of an adopted edition with its text and what it corrects."""
    return {
        "schema": "booklet/1",
        "register": settings.REGISTER_NAME,
        "lang": "nl",
        "address": f"{settings.BASE_URL.rstrip('/')}/beroepscode/{edition.slug}/",
        "text": text_of(edition),
        "sha256": edition.sha256,
        "adopted_on": str(edition.adopted_on),
        "in_force_from": str(edition.in_force_from),
        "meeting": edition.meeting,
        "quorum": edition.quorum,
        "corrects": edition.corrects.number if edition.corrects else "",
        "erratum": edition.erratum,
    }


def name_of(facts: dict[str, Any]) -> str:
    """Under which name it is kept: other facts, another name."""
    return f"editions/{facts['text']['number'].replace('.', '-')}-{digest(facts)[:16]}.pdf"


def paper_of(facts: dict[str, Any]) -> Paper:
    """The booklet in the language of the code. Every date in the file is the day of adoption."""
    return press(
        "codeofconduct/editions/pdf/booklet.html",
        facts,
        data_name="beroepscode.json",
        created=f"{facts['adopted_on']}T12:00:00+00:00",
        check_at=facts["address"],
        sha256_parts=[facts["sha256"][start : start + 8] for start in range(0, 64, 8)],
    )
