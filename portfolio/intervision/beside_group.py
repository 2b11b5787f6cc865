"""What this room puts on the page of a group: what it planned, and the way to plan."""

from accounts.models import User
from portfolio.groups.beside import Beside
from portfolio.groups.models import Group
from portfolio.intervision.permissions import may_log
from portfolio.intervision.plan_queries import planned_of


def beside(group: Group, user: User) -> Beside:
    """Only what this person is invited to: a group has no list that others can read."""
    planned = [one for one in planned_of(user) if one.session.group_id == group.pk]
    things = {"planned": planned, "group": group, "may_plan": may_log(user)}
    return Beside("portfolio/intervision/_of_group.html", things)
