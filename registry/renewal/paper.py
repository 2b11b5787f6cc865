"""The dossier on paper: frozen content (schema "dossier/1") to a ``Paper``. Pure: no clock, no database.

Everything printed comes from the content, and everything in the content is printed: the file attached to the paper
holds no more than its pages do.
"""

from collections.abc import Iterator
from itertools import count, product
from string import ascii_lowercase
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.press import press
from documents.render import Paper
from portfolio.situations.questions import LABELS
from portfolio.situations.weights import weight_in_words

Content = dict[str, Any]

QUESTIONS: dict[str, Promise] = {
    "happened": _("What happened?"),
    "task": LABELS["task"],
    "noticed": LABELS["noticed"],
    "felt": LABELS["felt"],
    "chafes": _("Where does it chafe?"),
    "essence": LABELS["essence"],
    "choice": _("What did I choose?"),
    "weighed_most": _("What weighed most?"),
    "gave_up": _("Which piece of being right did I give up?"),
    "expected": _("What did I expect it to do?"),
    "actual": _("What came of it?"),
    "refused": _("What happened to who was told no?"),
    **{name: LABELS[name] for name in ("result", "went", "why", "meaning", "learned", "looked_back", "next_time")},
    "picture": _("My picture of the right thing to do here"),
}
"""The headings above the parts of a piece, by the content's field keys, in the order in which they are read."""
BEFORE_CHOOSING = ("happened", "task", "noticed", "felt", "chafes", "essence", "picture")
LENSES: dict[str, tuple[Promise, Promise]] = {
    "excellent": (_("Excellent"), _("Is it good, by the measure of the profession?")),
    "ethical": (_("Ethical"), _("Does it do good? Who was better off, and who was not?")),
    "energetic": (_("Energetic"), _("Does it feel good? What did it give me, and what did it take?")),
}
KINDS = {"situation": _("Critical situation"), "image": _("Image of good work")}
RELATIONS = {"rubs": _("rubs against"), "leans": _("leans on"), "doubt": _("in doubt about")}
RELATIONS_HERE = {"rubs": _("rubs here"), "leans": _("leans on this"), "doubt": _("is in doubt here")}
ANSWERS = {"confirmed": _("Was there, and this is how it went"), "partly": _("Was there for part of it")}
LEVELS = {
    "account": _("signed in with an account of their own"),
    "code": _("with a code sent by mail"),
    "link": _("by personal link"),
    "device": _("on the same device"),
}


def paper_of(content: Content) -> Paper:
    """The dossier as a paper in its own language. Raises ``KeyError`` for content that is no dossier/1."""
    return press(
        "registry/renewal/pdf/dossier.html",
        content,
        data_name="dossier.json",
        created=content["frozen_at"],
        check_at=f"{settings.BASE_URL.rstrip('/')}/register/{content['member']['number']}/",
        pieces=[_piece(piece) for piece in content["pieces"]],
        sessions=[_session(session) for session in content["sessions"]],
        map_rows=list(_map_rows(content)),
    )


def _piece(piece: Content) -> Content:
    """A piece for the template: parts before and after the choosing, lenses that say something, links in words."""
    parts = [{"question": QUESTIONS[part["field"]], **part} for part in _in_order(piece.get("parts", []))]
    return {
        **piece,
        "kind_name": KINDS[piece["kind"]],
        "before": [part for part in parts if part["field"] in BEFORE_CHOOSING],
        "after": [part for part in parts if part["field"] not in BEFORE_CHOOSING],
        "options": list(zip(_letters(), piece.get("options", []), strict=False)),
        "lenses": list(lenses_of(piece)),
        "links": [{**link, "words": RELATIONS[link["relation"]]} for link in piece.get("links", [])],
    }


def _letters() -> Iterator[str]:
    """How options are referred to: a to z, then aa, ab, and so on without an end."""
    return ("".join(letters) for length in count(1) for letters in product(ascii_lowercase, repeat=length))


def _in_order(parts: list[Content]) -> list[Content]:
    return sorted(parts, key=lambda part: list(QUESTIONS).index(part["field"]))


def lenses_of(piece: Content) -> Iterator[Content]:
    """Those that say something, in words or in a sentence. A dossier of before there were words has no weights."""
    for key, (name, question) in LENSES.items():
        text, weight = piece.get("lenses", {}).get(key, ""), piece.get("weights", {}).get(key, "")
        if text or weight:
            yield {"key": key, "name": name, "question": question, "text": text, "weight": weight_in_words(weight)}


def _session(session: Content) -> Content:
    confirmations = [
        {
            **line,
            "answer_words": ANSWERS[line["answer"]],
            "level_words": LEVELS.get(line["level"], line["level"]),
            "statement": " ".join(line["statement_sha256"][start : start + 8] for start in range(0, 16, 8)),
        }
        for line in session["confirmations"]
    ]
    return {**session, "confirmations": confirmations}


def _map_rows(content: Content) -> Iterator[Content]:
    """Per cited article the pieces that touch it, by how they do. Nothing is counted."""
    for article in content["articles"]:
        touching = [
            {"piece": piece, "words": RELATIONS_HERE[link["relation"]]}
            for piece in content["pieces"]
            for link in piece.get("links", [])
            if (link["key"], link["edition"]) == (article["key"], article["edition"])
        ]
        if touching:
            yield {"article": article, "touching": touching}
