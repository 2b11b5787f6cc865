"""What can become of a look back, the whole table both ways."""

import pytest

from portfolio.lookback import actions as lookback
from portfolio.lookback.content import CameOf
from portfolio.lookback.models import FollowUp
from portfolio.lookback.queries import waiting
from portfolio.lookback.states import NEXT, State
from tests.factories.situations import situation
from trail.exceptions import NotPossibleNow

VERBS = {
    State.EXPECTED: lambda look: lookback.let_rest(look, by=look.member),
    State.REMINDED: lambda look: lookback.remind_due(look.due_on) and FollowUp.objects.get(pk=look.pk),
    State.DESCRIBED: lambda look: lookback.describe(look, CameOf("Het ging."), base_revision=0, by=look.member),
    State.NOT_TO_KNOW: lambda look: lookback.leave_unknown(look, by=look.member),
}
STAYS = {(State.EXPECTED, State.EXPECTED), (State.DESCRIBED, State.DESCRIBED), (State.NOT_TO_KNOW, State.NOT_TO_KNOW)}
"""Another day, other words, said twice: the state is the same, and that is no move."""


@pytest.mark.parametrize("came_from", State)
@pytest.mark.parametrize("to", State)
def test_moves_follow_the_table(came_from, to):
    look = waiting(situation())[0]
    if came_from != State.EXPECTED:
        look = VERBS[came_from](look)
    if came_from == State.DESCRIBED and to == State.DESCRIBED:
        assert lookback.describe(look, CameOf("Anders."), base_revision=1, by=look.member).state == to
    elif to in NEXT[came_from] or (came_from, to) in STAYS:
        assert VERBS[to](look).state == to
    elif to == State.REMINDED:
        assert not VERBS[to](look), "time moves only what is expected"
    else:
        with pytest.raises(NotPossibleNow):
            VERBS[to](look)
    assert FollowUp.objects.get(pk=look.pk).state in {came_from, to}
