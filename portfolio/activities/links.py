"""The verbs of a personal link: make it, answer by it once, take it back."""

import json
from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from accounts.vault import Vault
from portfolio.activities.asking import ANSWER_LIMIT, Shown, can_ask, tidied
from portfolio.activities.models import Activity, GuestLink
from portfolio.activities.permissions import may_ask
from portfolio.activities.queries import content_of, shown_by
from portfolio.guests.tokens import LINK_LASTS, for_form, sha256_of
from portfolio.writing import saving
from portfolio.writing.permissions import may_write
from portfolio.writing.saving import as_json
from trail.exceptions import NotPossibleNow
from trail.record import record

OPEN_AT_MOST = 10
"""Links of one activity that wait for an answer at the same time."""


class AlreadyAnswered(NotPossibleNow):
    """This link was used; another answer does not take the place of the first."""


@transaction.atomic
def ask(activity: Activity, names: Collection[str], *, seen: str, by: User, key: str) -> tuple[GuestLink, str, bool]:
    """Make a link for one person to answer by; the link, its token, and whether it was made just now.

    ``names``: which texts that person sees, as they are at this moment; ``seen``: the digest of what the member looked
    at. The same form twice is one link. Raises ``NotPossibleNow`` when the texts changed since, when there is nothing
    a host could answer to, or too many links wait; ``PermissionDenied`` for anyone but the member.
    """
    activity = saving.locked(activity, by=by)
    require(may_ask(by, activity), _("Only the member can ask somebody about this."))
    token = for_form("activity", str(activity.pk), str(by.pk), key, seen)
    if there := GuestLink.objects.filter(token_sha256=sha256_of(token)).first():
        return there, token, False
    shown = Shown.of(content_of(activity), names)
    _check(activity, shown, seen)
    link = GuestLink(activity=activity, token_sha256=sha256_of(token), expires_at=timezone.now() + LINK_LASTS)
    link.sealed_shown = Vault.of(by).seal(shown.to_json(), item=link.item, field="shown", revision=1)
    link.save()
    record("guest_link.made", link, by=by)
    return link, token, True


def _check(activity: Activity, shown: Shown, seen: str) -> None:
    if not can_ask(activity.kind):
        raise NotPossibleNow(_("Nobody can be asked about this."))
    if shown.digest() != seen:
        raise NotPossibleNow(_("Your text changed after you looked. Look once more at what the other will see."))
    if activity.links.waiting().count() >= OPEN_AT_MOST:
        raise NotPossibleNow(_("Several links still wait for an answer. Take one back first."))


@transaction.atomic
def answer(link: GuestLink, words: Mapping[str, str]) -> None:
    """Keep what the guest wrote, for the member alone. The same answer twice is one answer.

    Raises ``NotPossibleNow`` when nothing was written, too much, or the link works no more; ``AlreadyAnswered``.
    """
    rows = GuestLink.objects.working().select_for_update(of=("self",)).select_related("activity__member")
    there = rows.filter(pk=link.pk).first()
    if there is None:
        raise NotPossibleNow(_("This question is closed."))
    link = there
    vault = Vault.of(link.activity.member)
    said = tidied(shown_by(link, vault), words)
    if link.sealed_answer is not None:
        if json.loads(vault.open(link.sealed_answer, item=link.item, field="answer", revision=1)) != said:
            raise AlreadyAnswered(_("You answered already. One link is for one answer."))
        return
    if not any(said.values()):
        raise NotPossibleNow(_("Write one sentence. More is not needed."))
    if any(len(text) > ANSWER_LIMIT for text in said.values()):
        raise NotPossibleNow(_("This is longer than fits here."))
    link.sealed_answer = vault.seal(as_json(said), item=link.item, field="answer", revision=1)
    link.answered_at = timezone.now()
    link.save()


@transaction.atomic
def revoke(link: GuestLink, *, by: User) -> None:
    """Close a link nobody answered by yet; from the next request on it opens nothing. Twice is once.

    Raises ``NotPossibleNow`` when the answer came first.
    """
    link = GuestLink.objects.select_for_update(of=("self",)).select_related("activity").get(pk=link.pk)
    require(may_write(by, link.activity), _("Only the member can take this back."))
    if link.answered_at:
        raise NotPossibleNow(_("The answer came first. It stands beside your text."))
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save()
        record("guest_link.revoked", link, by=by)
