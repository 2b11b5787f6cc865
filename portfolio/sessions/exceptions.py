"""What a verb says no with when the conversation stands there already."""

from django.utils.translation import gettext as _

from portfolio.sessions.models import Session
from portfolio.sessions.states import TO_COME
from trail.exceptions import NotPossibleNow


class AlreadyThere(NotPossibleNow):
    """The conversation stands there already, as ``session``: planned, or written down by somebody who was in it."""

    def __init__(self, session: Session, *, own: bool = False) -> None:
        super().__init__(_sentence(session, own))
        self.session = session


def _sentence(session: Session, own: bool) -> str:
    if session.state in TO_COME:
        return _("This looks like a session that is planned. You can write it down there.")
    if own:
        return _("This looks like a session that you have written down already.")
    who = {"name": session.organiser.get_short_name()}
    return _("%(name)s has written this session down already: answer for your own line there.") % who
