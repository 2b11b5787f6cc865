"""Whether the mailbox of a line is the organiser's own, and marks that tell nobody which mailbox or person it is."""

import hmac

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.vault import derived_key
from portfolio.guests.addresses import mailbox, mailboxes_of
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import address_of


def is_the_organisers(line: Participation) -> bool:
    """Whether whoever wrote the session down reads this line's mailbox too: under another spelling, or by a second
    account. Asked at each answer, because addresses are added to accounts afterwards.
    """
    boxes = mailboxes_of(line.person) if line.person else set()
    return bool((boxes | {mailbox(address_of(line))}) & mailboxes_of(line.session.organiser))


def is_for_somebody_else(line: Participation, user: User | AnonymousUser) -> bool:
    """Whether who is signed in cannot be whom this line's link was mailed to: it is another member's line, they have a
    line of their own in this session, or theirs is a second account of who wrote it down.
    """
    if not isinstance(user, User) or line.person_id == user.pk:
        return False
    own_line = line.session.participations.filter(person=user).exists()
    return line.person_id is not None or own_line or bool(mailboxes_of(user) & mailboxes_of(line.session.organiser))


def mark_of(address: str) -> str:
    """64 hexadecimal signs, the same for every spelling of a mailbox. Without the register's key nobody can make it."""
    return hmac.digest(derived_key("mailboxes"), mailbox(address).encode(), "sha256").hex()


def mark_of_person(line: Participation) -> str:
    """32 hexadecimal signs that say in whose name a line is answered, to who holds the register's key and nobody else.

    The trail keeps it, so that a line cannot be put in another name afterwards.
    """
    said = f"{line.pk}:{line.person_id or 'guest'}".encode()
    return hmac.digest(derived_key("people of lines"), said, "sha256").hex()[:32]
