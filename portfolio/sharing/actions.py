"""The verbs of sharing: give, take back, read, and what is written in the margin.

Reading is a verb too: it is written down for the owner, in the same moment in which it is still allowed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from portfolio.attachments.models import Attachment
from portfolio.guard.questions import VERSION
from portfolio.guests.addresses import mailbox
from portfolio.items.models import column_of
from portfolio.sharing import recipients
from portfolio.sharing.labels import ENDED, GIVEN, REVOKED
from portfolio.sharing.models import Opening, Share
from portfolio.sharing.permissions import may_revoke, may_share
from portfolio.sharing.recipients import Recipients
from portfolio.sharing.sealing import open_address, seal_address
from portfolio.sharing.seen import content_of, goes_along
from portfolio.sharing.states import NEXT, State
from portfolio.sharing.tasks import tell
from portfolio.writing import versions
from portfolio.writing.models import Writing
from trail import once
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.record import record

LASTS = timedelta(days=30)
"""Unless the owner chooses otherwise (product text, 3.2)."""
LONGEST = timedelta(days=366)
MOST_AT_ONCE = 12
MOST_A_DAY = 40
"""Shares one person can give in 24 hours: each sends a mail to somebody who did not ask for it."""
ONE_MAIL_A_DAY = timedelta(hours=24)


class TextChanged(NotPossibleNow):
    """What would be seen is no longer what was looked at: look again."""


@transaction.atomic
def give(
    item: Writing, to: Recipients, *, until: date, live: bool, revision: int, looked: bool, by: User, key: str
) -> list[Share]:
    """Let each of these people read the item until a day: as it is at ``revision``, or ``live`` with what comes.

    ``looked``: the owner saw what others will see and answered the guard's questions. The same person and terms twice
    are one share; other terms change the one that lives. An address that is nobody's gets a share too, which leads
    nobody in. Raises ``TextChanged``, ``NotPossibleNow`` with everything that is not right, ``PermissionDenied``.
    """
    by = User.objects.locked(by)
    item = _locked(item)
    require(may_share(by, item), _("Only the member can share this."))
    act = once.act_of(key, str(item.pk), str(to), until.isoformat(), str(live), str(revision))
    if made := once.made(Share, GIVEN, act, by=by):
        return list(Share.objects.filter(together=made.together))
    _check(to, until, looked, by)
    if not live and revision != item.revision:
        raise TextChanged(_("Your text changed in the meantime. Look once more at what others will see."))
    shares = _give_each(item, to, _Terms(until, None if live else revision, uuid4()), by)
    if not live:
        versions.keep(item)  # the next autosave would otherwise take the place of what was shared
    if act:
        once.remember(GIVEN, act, shares[0], by=by)
    return shares


@transaction.atomic
def revoke(share: Share, *, by: User) -> Share:
    """Take it back: the next request of the other finds nothing. Doing it twice changes nothing."""
    share = Share.objects.select_for_update(of=("self",), no_key=True).get(pk=share.pk)
    require(may_revoke(by, share), _("Only the member can take this back."))
    if share.state == State.GIVEN:
        share.ended_at = timezone.now()
        move(share, State.REVOKED, table=NEXT, by=by, action=REVOKED)
    return share


@transaction.atomic
def read(share: Share, *, by: User) -> Any:
    """Open what was shared, and write down for its owner that it was opened. Returns the content.

    Whoever opens it is known to the owner by name from then on. Raises ``NotPossibleNow`` when it was taken back or is
    over, ``CannotOpen`` or ``DoesNotExist`` when there is nothing to open any more.
    """
    share = living(share, by)
    content = content_of(share)
    _write_down(share)
    return content


@transaction.atomic
def look_at(share: Share, picture_pk: UUID, *, by: User) -> Attachment:
    """A picture beside what was shared; opening it is opening what was shared.

    Raises ``NotPossibleNow`` when it was taken back or is over, or when the picture does not go along.
    """
    share = living(share, by)
    picture = Attachment.objects.about(share.item).filter(pk=picture_pk).select_related("member").first()
    if picture is None or not goes_along(share, picture):
        raise NotPossibleNow(_("This is no longer shared with you."))
    _write_down(share)
    return picture


def end_due(today: date) -> int:
    """Write down of every share whose last day is over that it ended; how many. Access ended by itself that day."""
    due = Share.objects.filter(state=State.GIVEN, until__lt=today).values_list("pk", flat=True)
    return sum(map(_end, due))


def living(share: Share, by: User) -> Share:
    """The share with all that belongs to it, held until the transaction ends, when this person may read it now.

    Raises ``NotPossibleNow``. Taking back waits for it, so that nothing is read after that.
    """
    held = Share.objects.select_for_update(of=("self",), no_key=True)
    found = held.visible_to(by).with_all().filter(pk=share.pk).first()
    if found is None:
        raise NotPossibleNow(_("This is no longer shared with you."))
    return found


def _write_down(share: Share) -> None:
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    Opening.objects.get_or_create(share=share, revision=share.revision or share.item.revision, hour=hour)
    if share.sealed_address:
        Share.objects.filter(pk=share.pk).update(sealed_address=b"")


@transaction.atomic
def _end(pk: UUID) -> bool:
    share = Share.objects.select_for_update(no_key=True).filter(pk=pk, state=State.GIVEN).first()
    if share is None:
        return False
    share.ended_at = timezone.now()
    move(share, State.ENDED, table=NEXT, by=None, action=ENDED)
    return True


@dataclass(frozen=True, slots=True)
class _Terms:
    """What everyone in one act gets: until when, which version, and what binds them together."""

    until: date
    revision: int | None
    together: UUID


def _check(to: Recipients, until: date, looked: bool, by: User) -> None:
    today, strangers = timezone.localdate(), set(to.people) - {one.pk for one in recipients.colleagues_of(by)}
    lately = Share.objects.given_by(by).filter(given_at__gt=timezone.now() - ONE_MAIL_A_DAY)
    rules = {
        _("Choose a colleague, or write an e-mail address."): not to,
        _("This is more people than fits at once. Share with a few, and then with the others."): len(to) > MOST_AT_ONCE,
        _("Write an e-mail address, for example name@example.org."): recipients.no_addresses(to.addresses),
        _("This is your own address. You can read this already."): recipients.own_among(to.addresses, by),
        _("Choose colleagues from your sessions and groups, or write an e-mail address."): strangers,
        _("Choose a last day from today on, at most a year ahead."): not today <= until <= today + LONGEST,
        _("Look first at what others will see, and answer the three questions."): not looked,
        _("You shared a lot today. Go on tomorrow."): lately.count() >= MOST_A_DAY,
    }
    if reasons := [reason for reason, is_so in rules.items() if is_so]:
        raise NotPossibleNow(reasons)


def _give_each(item: Writing, to: Recipients, terms: _Terms, by: User) -> list[Share]:
    vault = Vault.of(by)
    there = list(Share.objects.living().about(item).filter(owner=by).select_for_update(no_key=True))
    named = {share.person_id: share for share in there if not share.sealed_address}
    typed = {mailbox(open_address(share, vault)): share for share in there if share.sealed_address}
    found = recipients.members_behind(to.addresses)
    shares = [_given(named.get(pk), item, terms, by, person=pk) for pk in to.people]
    for address in to.addresses:
        person = found.get(address.strip().casefold())
        about: dict[str, Any] = {"person": person.pk if person else None, "address": address}
        shares.append(_given(typed.get(mailbox(address)), item, terms, by, **about))
    return shares


def _given(
    share: Share | None, item: Writing, terms: _Terms, by: User, *, person: int | None, address: str = ""
) -> Share:
    """A new share, or the one that lives with these terms. Told to its person when anything is new to them."""
    if share and (share.until, share.revision) == (terms.until, terms.revision):
        Share.objects.filter(pk=share.pk).update(together=terms.together)
        return share
    now = timezone.now()
    if share is None:
        share = Share(owner=by, person_id=person, given_at=now)
        setattr(share, column_of(item), item)
        share.sealed_address = seal_address(share, address, Vault.of(by)) if address else b""
    share.until, share.revision, share.together = terms.until, terms.revision, terms.together
    share.looked_at, share.guard = now, VERSION
    if share.mailed_at and share.mailed_at < now - ONE_MAIL_A_DAY:
        share.mailed_at = None
    share.save()
    record(GIVEN, share, by=by, live=terms.revision is None)
    transaction.on_commit(partial(tell.enqueue, str(share.pk)))
    return share


def _locked(item: Writing) -> Writing:
    row = type(item).objects.select_for_update().filter(pk=item.pk, binned_at=None).first()
    if row is None:
        raise NotPossibleNow(_("This was removed in another screen."))
    return row
