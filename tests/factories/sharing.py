"""Shares as people give them: through the verbs, to somebody's exact address."""

import uuid
from datetime import timedelta

from django.utils import timezone

from portfolio.sharing import actions, comments
from portfolio.sharing.models import Share
from portfolio.sharing.recipients import Recipients


def give(item, *people, days=7, live=False, **otherwise):
    """Share an item with members or with typed addresses; the shares, in their order."""
    terms = {
        "until": timezone.localdate() + timedelta(days=days),
        "live": live,
        "revision": item.revision,
        "looked": True,
        "by": item.member,
        "key": str(uuid.uuid4()),
    } | otherwise
    to = Recipients(addresses=tuple(getattr(person, "email", person) for person in people))
    return actions.give(item, to, **terms)


def shared(item, person, **otherwise) -> Share:
    """One share with one person."""
    return give(item, person, **otherwise)[0]


def commented(share, text="Wat zou er gebeurd zijn als je was blijven zitten?", *, about="", by=None):
    return comments.comment(share, text, about=about, by=by or share.person, key=str(uuid.uuid4()))
