"""The board writes the next rules, and can take them back until the day before they start.

Both verbs lock all rules first, so that two board members wait for each other.
"""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import require
from registry.policy.exceptions import DayTaken
from registry.policy.models import Policy
from registry.policy.permissions import may_set
from registry.policy.queries import timeline
from registry.policy.rules import Rules, what_is_off
from trail import once
from trail.exceptions import NotPossibleNow
from trail.record import Code, record

SET, WITHDRAWN = "policy.set", "policy.withdrawn"


@transaction.atomic
def set_rules(rules: Rules, starts_on: date, why: str, *, by: User, key: str) -> Policy:
    """Let these rules hold from ``starts_on``, a month ahead at least; ``why`` is read by everyone.

    The same form twice is once. Raises ``DayTaken`` when rules start on that day already, ``NotPossibleNow`` with what
    is off or when nothing would change, ``PermissionDenied`` for anyone outside the board.
    """
    _lock()
    require(may_set(by), _("Only the board sets the rules."))
    act = once.act_of(key, rules.as_json(), starts_on.isoformat(), why)
    if made := once.find(SET, act, by=by):
        return Policy.objects.get(pk=made)
    today = timezone.localdate()
    if off := what_is_off(rules, starts_on, why, today=today):
        raise NotPossibleNow(list(off.values()))
    before = timeline().on(starts_on)
    if before.starts_on == starts_on:
        raise DayTaken(_taken())
    codes = changed_codes(Rules.of(before), rules)
    if not codes:
        raise NotPossibleNow(_("These are the rules that already hold on that day. What is to change?"))
    policy = _created(**rules.as_columns(), starts_on=starts_on, why=why, announced_on=today)
    record(SET, policy, by=by, starts=starts_on.isoformat(), **codes)
    once.remember(SET, act, policy, by=by)
    return policy


@transaction.atomic
def withdraw(policy: Policy, *, by: User) -> Policy:
    """Take rules back that have not started; the row stays, and shows when. Twice is once.

    Raises ``NotPossibleNow`` from the day on which they start, ``PermissionDenied`` for anyone outside the board.
    """
    _lock()
    policy = Policy.objects.get(pk=policy.pk)
    require(may_set(by), _("Only the board sets the rules."))
    if policy.withdrawn_on is not None:
        return policy
    today = timezone.localdate()
    if not policy.is_to_come(today):
        since = date_format(policy.starts_on, "j F Y")
        raise NotPossibleNow(_("These rules hold since %(day)s. Write new rules to change them.") % {"day": since})
    policy.withdrawn_on = today
    policy.save(update_fields=["withdrawn_on"])
    record(WITHDRAWN, policy, by=by, starts=policy.starts_on.isoformat())
    return policy


def changed_codes(before: Rules, after: Rules) -> dict[str, Code]:
    """What is different, for the trail: the rule's name and what it says from then on."""
    changed = {name: getattr(after, name) for name in before.differing(after)}
    return {name: ".".join(value) if isinstance(value, tuple) else value for name, value in changed.items()}


def _lock() -> None:
    """Every row, held until the transaction ends. ``NO KEY``: a decision that points to its rules need not wait."""
    list(Policy.objects.select_for_update(no_key=True).order_by("pk"))


def _created(**columns: object) -> Policy:
    """A savepoint, so that a day taken a moment ago leaves the transaction whole."""
    try:
        with transaction.atomic():
            return Policy.objects.create(**columns)
    except IntegrityError:
        raise DayTaken(_taken()) from None


def _taken() -> str:
    return _("There are rules that start on this day already. Look at them first, or choose another day.")
