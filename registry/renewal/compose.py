"""What the composer's pages show. Reads, never writes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from documents.text import paragraphs
from portfolio.images.models import ImageOfGoodWork
from portfolio.sessions.models import Session
from portfolio.situations.models import Situation
from registry.renewal.actions import Text
from registry.renewal.content import PARTS, build
from registry.renewal.draft import mark_of
from registry.renewal.forms import StoryForm
from registry.renewal.gather import draft_of, gather, library_of, sessions_of, sessions_that_do_not_count
from registry.renewal.missing import gaps_in, what_needs_a_look
from registry.renewal.models import Dossier
from registry.renewal.paper import KINDS, LEVELS, QUESTIONS
from registry.renewal.procedure import rules_of


def composed(dossier: Dossier) -> dict[str, Any]:
    """The four parts of a dossier with what can be chosen, and what is still missing in sentences."""
    draft, library = draft_of(dossier), library_of(dossier.member)
    sources = gather(dossier, draft, library)
    gaps, rules = gaps_in(dossier, draft, sources), rules_of(dossier)
    chosen = [library[piece.id] for piece in draft.pieces if piece.id in library]
    others = [item for item in library.values() if item not in chosen]
    return {
        "dossier": dossier,
        "form": StoryForm(draft=draft),
        "draft": draft,
        "pieces": [{"item": item, "kind_name": KINDS[item.kind], "chosen": item in chosen} for item in chosen + others],
        "sessions": [
            {"session": one, "facts": facts, "chosen": str(one.pk) in draft.sessions}
            for one, facts in sessions_of(dossier)
        ],
        "do_not_count": [
            {"session": one, "facts": facts, "confirmations": [(c.name, LEVELS[c.level]) for c in said]}
            for one, facts, said in sessions_that_do_not_count(dossier)
        ],
        "gaps": gaps,
        "gaps_beside_guard": {name: sentence for name, sentence in gaps.items() if name != "guard"},
        "needs_a_look": what_needs_a_look(sources, rules),
        "rules": rules,
    }


def preview_of(dossier: Dossier) -> dict[str, Any]:
    """The dossier as it would be frozen now."""
    sources = gather(dossier, draft_of(dossier))
    return build(sources, reference=dossier.registration.number, frozen_at=timezone.now())


def texts(user: User, ids: Iterable[str]) -> list[Text]:
    """The member's own texts with these ids, in that order; what is unknown is left out."""
    pks = _uuids(ids)
    own: list[Text] = [*Situation.objects.visible_to(user).filter(pk__in=pks)]
    own += ImageOfGoodWork.objects.visible_to(user).filter(pk__in=pks)
    return sorted(own, key=lambda text: pks.index(text.pk))


def sessions(user: User, ids: Iterable[str]) -> list[Session]:
    return list(Session.objects.visible_to(user).filter(pk__in=_uuids(ids)))


def paragraphs_of(dossier: Dossier, item_id: str) -> dict[str, Any] | None:
    """One chosen text paragraph by paragraph, or None when it is not in the dossier."""
    piece, item = draft_of(dossier).piece(item_id), library_of(dossier.member).get(item_id)
    if piece is None or item is None:
        return None
    parts = [
        {
            "field": part,
            "question": QUESTIONS[part],
            "paragraphs": [
                {"text": text, "mark": mark_of(text), "hidden": piece.hides(part, text)}
                for text in paragraphs(item.content.get(part) or "")
            ],
        }
        for part in PARTS[item.kind]
    ]
    return {"item": item, "parts": [part for part in parts if part["paragraphs"]]}


def _uuids(ids: Iterable[str]) -> list[UUID]:
    """Those that are ids, in their order; whatever else was sent is left out."""
    found = []
    for one in ids:
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found
