"""The table of a place, both ways."""

import pytest

from portfolio.groups.labels import LEFT
from portfolio.groups.states import NEXT, State
from tests.factories.groups import a_group
from trail.exceptions import NotPossibleNow
from trail.moves import move


@pytest.mark.parametrize("came_from", State.values)
@pytest.mark.parametrize("to", State.values)
def test_a_place_moves_as_the_table_says(came_from, to):
    place = a_group().memberships.last()
    place.state = came_from
    if to in NEXT[came_from]:
        move(place, to, table=NEXT, by=None, action=LEFT)
        assert place.state == to
    else:
        with pytest.raises(NotPossibleNow):
            move(place, to, table=NEXT, by=None, action=LEFT)
