"""Nobody reads somebody they are close to."""

from hypothesis import given
from hypothesis import strategies as st

from registry.reading.ties import Candidate, Circle, Tie, ties

people = st.integers(min_value=1, max_value=9)
groups = st.frozensets(people)
employers = st.frozensets(st.sampled_from(["waterbroek", "kromrade", "lindehove"]))


@given(
    st.builds(Circle, member=people, employers=employers, intervision=groups, previous_readers=groups),
    st.builds(Candidate, person=people, employers=employers, on_board=st.booleans()),
)
def test_a_reader_without_ties_is_really_at_a_distance(circle, candidate):
    if ties(circle, candidate):
        return
    assert candidate.person != circle.member
    assert candidate.person not in circle.intervision | circle.previous_readers
    assert not candidate.employers & circle.employers
    assert not candidate.on_board


def test_every_tie_is_named():
    circle = Circle(1, frozenset({"a"}), frozenset({1}), frozenset({1}))
    assert ties(circle, Candidate(1, frozenset({"a"}), on_board=True)) == set(Tie)
