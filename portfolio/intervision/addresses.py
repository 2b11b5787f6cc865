"""Who cannot be named in a session. When two addresses are one mailbox, a room below says (``guests.addresses``)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.guests.addresses import is_address, mailbox, mailboxes_of, people_behind
from portfolio.intervision.facts import Invited

__all__ = ["is_address", "mailbox", "mailboxes_of", "people_behind", "refused"]


def refused(invited: Sequence[Invited], organiser: User) -> dict[int, str]:
    """Who cannot be named, by place in the list: the organiser under any address, someone twice, no address at all."""
    own = mailboxes_of(organiser)
    people = people_behind(one.email for one in invited)
    found: dict[int, str] = {}
    seen: set[str | int] = set()
    for place, one in enumerate(invited):
        box, person = mailbox(one.email), people.get(one.email.strip().casefold())
        if not is_address(one.email):
            found[place] = _("Write an e-mail address, for example name@example.org.")
        elif box in own or (person and own & mailboxes_of(person)):
            found[place] = _("This is your own address. You are in the session already, because you write it down.")
        elif box in seen or (person and person.pk in seen):
            found[place] = _("This colleague is in the list twice.")
        seen |= {box, person.pk} if person else {box}
    return found
