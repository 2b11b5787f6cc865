"""What passed between a member and others about their texts, in the package: shares, their margin, guests' answers.

It comes along as it was and gives nobody a right anywhere else: a share in a package lets nobody read.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.vault import Vault
from portfolio.activities.models import GuestLink
from portfolio.exchange.entries import Entry, file_name, json_entry, moment
from portfolio.items.models import COLUMNS
from portfolio.sharing.models import Comment, Share
from portfolio.sharing.names import name_of
from portfolio.sharing.queries import InMargin, in_margin, own_comments
from portfolio.together.models import Asking, Seat
from portfolio.together.queries import Laid, outcome_of, places_of, put_of
from portfolio.together.sealing import open_written

FOLDER, ANSWERS, TOGETHER = "sharing", "answers", "together"


def entries(user: User) -> Iterator[Entry]:
    vault = Vault.of(user)
    shares = Share.objects.given_by(user).select_related("person", "owner__key").prefetch_related("comments")
    for share in shares:
        yield _entry(FOLDER, share.given_at, "share", share.pk, _share(share, vault))
    for share in Share.objects.visible_to(user).with_all().prefetch_related("comments"):
        for one in own_comments(share):
            remark = {"schema": "remark-by-me/1", **_remark(one)}
            yield _entry(FOLDER, one.comment.written_at, "remark by me", one.comment.pk, remark)
    for asking in Asking.objects.visible_to(user).with_all():
        yield _entry(TOGETHER, asking.asked_at, asking.kind, asking.pk, _asking(asking))
    for seat in Seat.objects.visible_to(user).with_all():
        yield _entry(TOGETHER, seat.asking.asked_at, f"{seat.asking.kind} asked", seat.pk, _seat(seat))
    answered = GuestLink.objects.filter(activity__member=user, answered_at__isnull=False)
    for link in answered:
        yield _entry(ANSWERS, link.answered_at, "answer", link.pk, _answer(link, vault))


def _entry(folder: str, at: Any, called: str, pk: Any, facts: dict[str, Any]) -> Entry:
    return json_entry(f"{folder}/{file_name(timezone.localdate(at), called, pk)}.json", facts)


def _share(share: Share, vault: Vault) -> dict[str, Any]:
    kind = next(one for one in COLUMNS if getattr(share, f"{one}_id") is not None)
    return {
        "schema": "share/1",
        "id": str(share.pk),
        "item": kind,
        "item_id": str(getattr(share, f"{kind}_id")),
        "with": name_of(share, vault),
        "revision": share.revision,
        "until": share.until.isoformat(),
        "state": share.state,
        "given_at": moment(share.given_at),
        "ended_at": moment(share.ended_at),
        "remarks": [_remark(in_margin(_beside(row, share), vault)) for row in share.comments.all()],
    }


def _beside(comment: Comment, share: Share) -> Comment:
    """The comment with the share that is here already: its people and its key came along."""
    comment.share = share
    return comment


def _remark(one: InMargin) -> dict[str, Any]:
    return {
        "id": str(one.comment.pk),
        "about": one.remark.about,
        "text": one.remark.text,
        "revision": one.comment.revision,
        "written_at": moment(one.comment.written_at),
        "answer": one.answer,
        "answered_at": moment(one.comment.answered_at),
    }


def _asking(asking: Asking) -> dict[str, Any]:
    """What one put before others, what came of it, and of the others what lies open."""
    put = put_of(asking)
    return {
        "schema": "asking/1",
        "id": str(asking.pk),
        "kind": asking.kind,
        "state": asking.state,
        "asked_at": moment(asking.asked_at),
        "question": put.question,
        "image": put.image.as_fields() if put.image else None,
        "outcome": outcome_of(asking).as_fields(),
        "laid": [_laid(one.laid) for one in places_of(asking) if one.laid],
    }


def _laid(laid: Laid) -> dict[str, Any]:
    parts = [{"question": str(question), "text": str(text)} for question, text in laid.parts]
    return {"name": laid.name, "role": laid.role, "title": laid.title, "parts": parts}


def _seat(seat: Seat) -> dict[str, Any]:
    """What one was asked and wrote oneself; what others laid on the table is theirs."""
    return {
        "schema": "seat/1",
        "id": str(seat.pk),
        "kind": seat.asking.kind,
        "state": seat.state,
        "asked_at": moment(seat.asking.asked_at),
        "question": put_of(seat.asking).question,
        "written": open_written(seat).as_fields(),
        "answered_at": moment(seat.answered_at),
    }


def _answer(link: GuestLink, vault: Vault) -> dict[str, Any]:
    """A link that still waits does not travel: what opens it is known to its receiver alone."""
    said = vault.open(bytes(link.sealed_answer or b""), item=link.item, field="answer", revision=1)
    shown = vault.open(bytes(link.sealed_shown), item=link.item, field="shown", revision=1)
    return {
        "schema": "guest-answer/1",
        "id": str(link.pk),
        "activity": str(link.activity_id),
        "shown": json.loads(shown),
        "said": json.loads(said),
        "made_at": moment(link.made_at),
        "answered_at": moment(link.answered_at),
    }
