"""What this room puts on the pages of rooms below: what is planned, and the way to plan."""

from accounts.models import User
from portfolio.groups.beside import Beside
from portfolio.groups.models import Group
from portfolio.planning.permissions import may_change_plan, may_write_down
from portfolio.planning.queries import look_at, names_in_plan, planned_of
from portfolio.sessions.models import Session
from portfolio.sessions.permissions import may_log
from portfolio.sessions.states import TO_COME


def beside_group(group: Group, user: User) -> Beside:
    """Only what this person is invited to: a group has no list that others can read."""
    planned = [one for one in planned_of(user) if one.session.group_id == group.pk]
    things = {"planned": planned, "group": group, "may_plan": may_log(user)}
    return Beside("portfolio/planning/_of_group.html", things)


def on_the_overview(user: User) -> Beside:
    return Beside("portfolio/planning/_planned.html", planned_of(user))


def page_before_the_log(session: Session, user: User) -> Beside:
    """The page of the day: who, when, where and how. Also of what is cancelled."""
    planned = look_at(session)
    about = {
        "planned": planned,
        "facts": planned.facts,
        "names": names_in_plan(session),
        "may_change": may_change_plan(user, session),
        "may_write_down": may_write_down(user, session) and session.state in TO_COME,
    }
    return Beside("portfolio/planning/planned.html", about)
