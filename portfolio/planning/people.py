"""Who can be ticked by name: who is invited, who would be there on the day."""

from accounts.models import User
from portfolio.guests.addresses import mailbox
from portfolio.planning.writing_down import PLANNER
from portfolio.sessions.facts import Invited
from portfolio.sessions.models import Session
from portfolio.sessions.of_group import people_of
from portfolio.sessions.queries import within
from portfolio.sessions.sealing import open_person
from portfolio.sessions.states import LineState


def people_in_plan(session: Session) -> dict[str, Invited]:
    """Who is invited, by line."""
    lines = (line for line in session.participations.all() if line.state == LineState.INVITED)
    return {str(line.pk): open_person(within(session, line)) for line in lines}


def people_for(session: Session) -> dict[str, Invited]:
    """Who can be ticked in the plan: who is invited, and who else is in the group by now."""
    there = people_in_plan(session)
    boxes = {mailbox(one.email) for one in there.values()}
    more = people_of(session.group, session.organiser).items()
    return there | {pk: one for pk, one in more if mailbox(one.email) not in boxes}


def people_to_expect(session: Session, by: User) -> dict[str, Invited]:
    """Who would be there beside ``by``: the planner, and who is invited."""
    own = {str(line.pk) for line in session.participations.all() if line.person_id == by.pk}
    planner = session.organiser
    first = {PLANNER: Invited(planner.get_full_name(), planner.email)} if _is_expected(planner, by) else {}
    return first | {pk: one for pk, one in people_in_plan(session).items() if pk not in own}


def _is_expected(planner: User, by: User) -> bool:
    return planner.pk != by.pk and planner.is_active
