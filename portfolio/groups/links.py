"""Mails about a place, once for each occasion, and the personal link of a guest: opaque, and kept as a hash only."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from portfolio.groups.models import Membership, PlaceMail
from portfolio.groups.states import THERE
from portfolio.guests import tokens

STAYS = "welcome"
"""The mail whose link lives as long as a guest takes part: with it they can leave on any day."""


def make(place: Membership, why: str) -> tuple[PlaceMail, str] | None:
    """The mail of one occasion, and its token (empty for who has an account). None when that mail left already.

    A mail that was begun and never left gets a new token under the same occasion.
    """
    token = "" if place.person_id else tokens.fresh()
    fresh = {
        "token_sha256": tokens.sha256_of(token) if token else None,
        "expires_at": None if why == STAYS else timezone.now() + tokens.LINK_LASTS,
    }
    try:
        with transaction.atomic():
            return PlaceMail.objects.create(membership=place, why=why, **fresh), token
    except IntegrityError:
        if not PlaceMail.objects.filter(membership=place, why=why, sent_at=None).update(**fresh):
            return None
        return PlaceMail.objects.get(membership=place, why=why), token


def sent(mail: PlaceMail) -> None:
    PlaceMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())


def behind(token: str) -> Membership | None:
    """The place of a living link; None for any other token, without saying why."""
    living = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
    mails = PlaceMail.objects.filter(living, membership__state__in=THERE, membership__person=None)
    related = ("membership__group__record_key", "membership__group__convener")
    mail = mails.select_related(*related).filter(token_sha256=tokens.sha256_of(token)).first()
    return mail.membership if mail else None


def revoke(place: Membership) -> None:
    """No link to this place works any more."""
    PlaceMail.objects.filter(membership=place).update(token_sha256=None)
