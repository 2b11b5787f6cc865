"""Personal links and the mails that carry them: opaque, for one line, for two weeks, and kept as a hash only."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from portfolio.confirmations.models import Invitation
from portfolio.guests.tokens import LINK_LASTS, fresh, sha256_of
from portfolio.sessions.models import Participation


def owe(line: Participation, why: str) -> Invitation:
    """Write down that a mail has to leave; once for each occasion. Its link is made when it leaves."""
    nobody_knows = {"token_sha256": sha256_of(fresh()), "expires_at": timezone.now() + LINK_LASTS}
    return Invitation.objects.get_or_create(participation=line, why=why, defaults=nobody_knows)[0]


def make(line: Participation, why: str) -> tuple[Invitation, str] | None:
    """A fresh link for one occasion, and its token, which exists nowhere else. None when that mail already left.

    A mail that was begun and never left gets a new token under the same occasion.
    """
    token = fresh()
    new = {"token_sha256": sha256_of(token), "expires_at": timezone.now() + LINK_LASTS}
    try:
        with transaction.atomic():
            return Invitation.objects.create(participation=line, why=why, **new), token
    except IntegrityError:
        if not Invitation.objects.filter(participation=line, why=why, sent_at=None).update(**new):
            return None
        return Invitation.objects.get(participation=line, why=why), token


def behind(token: str) -> Invitation | None:
    """The living link of a token, with its line and session; None for any other token, without saying why."""
    living = Invitation.objects.filter(revoked_at=None, expires_at__gt=timezone.now())
    related = ("participation__session__record_key", "participation__session__organiser")
    return living.select_related(*related).filter(token_sha256=sha256_of(token)).first()


def revoke(line: Participation, *, but: str = "") -> None:
    """Close the links to this line, all or all but the one in use: someone else may hold a forwarded one."""
    living = Invitation.objects.filter(participation=line, revoked_at=None)
    living.exclude(token_sha256=sha256_of(but)).update(revoked_at=timezone.now())
