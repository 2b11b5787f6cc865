"""Mails of a seat, once for each occasion, and the personal link of who has no account: opaque, hashed, two weeks."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from portfolio.guests import tokens
from portfolio.together.models import Seat, SeatMail
from portfolio.together.states import State


def make(seat: Seat, why: str) -> tuple[SeatMail, str] | None:
    """The mail of one occasion, and its token (empty for who has an account). None when that mail left already.

    A mail that was begun and never left gets a new token under the same occasion.
    """
    token = "" if seat.person_id else tokens.fresh()
    fresh = {
        "token_sha256": tokens.sha256_of(token) if token else None,
        "expires_at": timezone.now() + tokens.LINK_LASTS,
    }
    try:
        with transaction.atomic():
            return SeatMail.objects.create(seat=seat, why=why, **fresh), token
    except IntegrityError:
        if not SeatMail.objects.filter(seat=seat, why=why, sent_at=None).update(**fresh):
            return None
        return SeatMail.objects.get(seat=seat, why=why), token


def sent(mail: SeatMail) -> None:
    SeatMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())


def behind(token: str) -> Seat | None:
    """The seat of a living link; None for any other token, without saying why."""
    living = SeatMail.objects.filter(expires_at__gt=timezone.now()).exclude(seat__asking__state=State.WITHDRAWN)
    related = ("seat__asking__record_key", "seat__asking__owner", "seat__person")
    mail = living.select_related(*related).filter(token_sha256=tokens.sha256_of(token)).first()
    return mail.seat if mail else None
