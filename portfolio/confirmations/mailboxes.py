"""Whether the mailbox of a line is the organiser's own, and a mark of a mailbox that tells nobody which one it is."""

import hmac

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


def mark_of(address: str) -> str:
    """64 hexadecimal signs, the same for every spelling of a mailbox. Without the register's key nobody can make it."""
    return hmac.digest(derived_key("mailboxes"), mailbox(address).encode(), "sha256").hex()
