"""Who wants no reminders. Kept by mailbox, as a mark that tells nobody which mailbox it is."""

from django.core.signing import BadSignature, Signer

from portfolio.confirmations.mailboxes import mark_of
from portfolio.confirmations.models import NoReminders
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import address_of

SIGNER = Signer(salt="portfolio.intervision.reminders")


def wants_reminders(line: Participation) -> bool:
    """Whether nobody said, from this line's mailbox, that reminders are not welcome."""
    return not NoReminders.objects.filter(mailbox_hmac=mark_of(address_of(line))).exists()


def token_for(line: Participation) -> str:
    """What a mail carries to end the reminders of its mailbox: no address in it, and nobody else can make it."""
    return SIGNER.sign(mark_of(address_of(line)))


def marked_by(token: str) -> str | None:
    """The mark of the mailbox a token is for; None for what the register did not make."""
    try:
        return SIGNER.unsign(token)
    except BadSignature:
        return None


def are_off(mark: str) -> bool:
    return NoReminders.objects.filter(mailbox_hmac=mark).exists()


def stop(mark: str) -> None:
    """No reminders to this mailbox any more, from any session. Twice is once."""
    NoReminders.objects.get_or_create(mailbox_hmac=mark)


def resume(mark: str) -> None:
    """Reminders are welcome again."""
    NoReminders.objects.filter(mailbox_hmac=mark).delete()
