"""Erasing a person: what this app knows of it. The verb that knows every room is ``registry.leaving.erasing.erase``.

Rows go, and the key that locks their texts is destroyed, so that a copy of them in a log or a replica does not open.
The row of the person stays as a shell without a name or an address, because what others hold points to it.

The erasure list lies outside the database and its backups: who restores a backup replays it, so that nobody comes back
(``manage.py replay_erasures``). It holds no name: the number of a row, and when that row began, to know it again.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import EarlierMailbox, Leaving, MemberKey, User

ADDRESS = "erased-{pk}@erased.invalid"


@dataclass(frozen=True, slots=True)
class Erased:
    """A line of the erasure list."""

    member: int
    joined: str
    at: str


def write_down(member: User) -> None:
    """Append to the erasure list, on the disk before anything is erased: what is erased can then never come back."""
    line = json.dumps(asdict(Erased(member.pk, _joined(member), timezone.now().astimezone(UTC).isoformat())))
    path = _list()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def written_down() -> Iterator[Erased]:
    """The erasure list, oldest first; a line that was cut off half way is passed over: its erasure had not begun."""
    try:
        lines = _list().read_text("utf-8").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            yield Erased(**json.loads(line))
        except (ValueError, TypeError):
            continue


def to_erase_again() -> Iterator[User]:
    """People of the erasure list who are here, whole: the database is older than the list."""
    for line in written_down():
        person = User.objects.filter(pk=line.member, erased_at=None).first()
        if person is not None and _joined(person) == line.joined:
            yield person


def erase_account(member: User) -> None:
    """Ways to sign in, sessions, roles and the key go; the row stays as a shell. Called inside a transaction."""
    for mine in (EmailAddress, Authenticator):
        mine.objects.filter(user=member).delete()
    _end_sessions(member)
    Leaving.objects.filter(member=member).delete()
    EarlierMailbox.objects.filter(person=member).delete()
    MemberKey.objects.filter(member=member).delete()
    member.groups.clear()
    member.user_permissions.clear()
    member.email, member.name, member.language = ADDRESS.format(pk=member.pk), "", ""
    member.is_active = member.is_staff = member.is_superuser = False
    member.last_login = member.first_signed_in_at = None
    member.erased_at = timezone.now()
    member.set_unusable_password()
    member.save()


def _end_sessions(member: User) -> None:
    """Every session of theirs, also one that was never listed: its data may hold what was typed before signing in."""
    UserSession.objects.filter(user=member).delete()
    mine = [one.pk for one in Session.objects.iterator() if one.get_decoded().get(SESSION_KEY) == str(member.pk)]
    Session.objects.filter(pk__in=mine).delete()


def _joined(member: User) -> str:
    return member.date_joined.astimezone(UTC).isoformat()


def _list() -> Path:
    return Path(settings.ERASURE_LIST_FILE)
