"""An activity: the same promises as a situation, whatever its kind."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.activities import actions as activities
from portfolio.activities.content import Content
from portfolio.activities.kinds import CHOICES, DAY, FIELDS, OPTIONS, ORDER, Kind
from portfolio.activities.merging import both
from portfolio.activities.models import Activity
from portfolio.activities.queries import chain_of, content_at, content_of, of_kind
from portfolio.activities.questions import LABELS, parts
from portfolio.writing import bin as bins
from portfolio.writing.exceptions import EditedElsewhere
from tests.factories.accounts import UserFactory
from tests.factories.situations import activity
from trail.exceptions import NotPossibleNow

anything = st.text(st.characters(exclude_categories=()))
STEP = Content(
    Kind.STEP, "Een brief van één kant", {"tried": "Een brief van één kant A5.", "saw": "Meer mensen belden."}
)


def saw(text):
    return replace(STEP, words={**STEP.words, "saw": text})


@st.composite
def contents(draw):
    kind = draw(st.sampled_from(Kind))
    words = {name: draw(anything) for name in FIELDS[kind]}
    chosen = {name: draw(st.sampled_from(OPTIONS[name])) for name in CHOICES[kind]}
    origin = draw(st.one_of(st.just(""), st.uuids().map(lambda pk: f"situation:{pk}")))
    day = draw(st.one_of(st.none(), st.dates(date(1950, 1, 1))))
    return Content(kind, draw(anything), words, day, chosen, origin)


@given(contents())
@settings(deadline=None)
def test_what_is_written_comes_back_the_same(content):
    assert Content.from_json(content.to_json()) == content


def test_a_form_that_was_different_once_is_no_obstacle():
    stored = '{"schema":"activity/1","kind":"step","title":"Stap","words":{"tried":"A","gone":"B"},"occurred_on":""}'
    assert Content.from_json(stored).words == {"tried": "A", "saw": "", "next": ""}


@given(anything, anything)
def test_what_nobody_can_choose_is_not_chosen(choice, origin):
    content = Content(Kind.FEEDBACK, chosen={"level": choice}, origin=origin)
    assert content.chosen["level"] in {"", *OPTIONS["level"]}
    assert content.origin == "" or content.origin.count(":") == 1


@pytest.mark.parametrize("kind", Kind)
def test_every_question_of_a_kind_can_be_read_back(kind):
    words = {name: f"Antwoord op {name}" for name in FIELDS[kind]}
    content = Content(kind, "Titel", words, date(2026, 3, 1), {name: OPTIONS[name][0] for name in CHOICES[kind]})
    read = parts(content)
    assert len(read) == len(ORDER[kind])
    assert {str(LABELS[name]) for name in FIELDS[kind]} <= {str(label) for label, _text in read}
    assert parts(Content(kind)) == []
    assert DAY in ORDER[kind]


@pytest.mark.parametrize("kind", Kind)
def test_the_same_form_twice_is_one_activity(kind):
    member, content = UserFactory(member=True), Content(kind, words={FIELDS[kind][0]: "Eén zin."})
    assert activities.begin(content, by=member, key="k") == activities.begin(content, by=member, key="k")
    made = Activity.objects.get()
    assert (made.kind, content_of(made).title) == (kind, "Eén zin.")


@pytest.mark.parametrize(
    "words", [{}, {"tried": "\u200b"}, {"tried": "a" * 20_001}], ids=["nothing", "nothing to see", "too much"]
)
def test_nothing_and_too_much_are_not_made(words):
    with pytest.raises(NotPossibleNow):
        activities.begin(Content(Kind.STEP, words=words), by=UserFactory(member=True), key="k")
    assert not Activity.objects.exists()


def test_someone_without_a_registration_begins_none():
    with pytest.raises(PermissionDenied):
        activities.begin(STEP, by=UserFactory(secretary=True), key="k")


def test_every_save_keeps_a_version_and_another_screen_is_not_overwritten():
    mine = activity(STEP)
    activities.write(mine, saw("Niemand belde."), base_revision=1, by=mine.member)
    with pytest.raises(EditedElsewhere):
        activities.write(mine, saw("Iedereen belde."), base_revision=1, by=mine.member)
    assert content_at(mine, 1) == STEP
    assert content_of(Activity.objects.get()).words["saw"] == "Niemand belde."


def test_taking_the_other_text_keeps_mine_as_a_version():
    mine = activity(STEP)
    activities.write(mine, saw("Niemand belde."), base_revision=1, by=mine.member)
    activities.set_aside(mine, saw("Iedereen belde."), base_revision=2, by=mine.member)
    now = Activity.objects.get()
    assert (content_of(now).words["saw"], content_at(now, 3).words["saw"]) == ("Niemand belde.", "Iedereen belde.")


def test_an_earlier_version_comes_back_as_a_new_one():
    mine = activity(STEP)
    activities.write(mine, saw("Niemand belde."), base_revision=1, by=mine.member)
    assert content_of(activities.take_back(mine, 1, by=mine.member)) == STEP


def test_the_day_is_kept_to_order_by():
    mine = activity(replace(STEP, occurred_on=date(2026, 3, 1)))
    activities.write(mine, replace(STEP, occurred_on=date(2026, 4, 2)), base_revision=1, by=mine.member)
    assert Activity.objects.get().occurred_on == date(2026, 4, 2)


def test_keeping_both_loses_no_word_and_no_choice():
    mine = Content(Kind.LESSON, words={"lesson": "Bel eerst.", "addressee": "team"}, chosen={"whose": ""})
    theirs = Content(Kind.LESSON, words={"lesson": "Schrijf eerst.", "addressee": "raad"}, chosen={"whose": "council"})
    together = both(theirs, mine)
    assert "Bel eerst." in together.words["lesson"]
    assert "Schrijf eerst." in together.words["lesson"]
    assert (together.words["addressee"], together.chosen["whose"]) == ("raad / team", "council")


def test_an_activity_stays_of_its_kind():
    mine = activity(STEP)
    with pytest.raises(ValueError, match="mistake"):
        activities.write(mine, Content(Kind.MISTAKE, "Titel"), base_revision=1, by=mine.member)
    with pytest.raises(IntegrityError):
        Activity.objects.filter(pk=mine.pk).update(kind="grade")


@pytest.mark.parametrize("role", ["member", "board", "superuser"])
def test_nobody_else_writes_in_it(role):
    mine, other = activity(STEP), UserFactory(**{role: True})
    for verb in (
        lambda: activities.write(mine, saw("weg"), base_revision=1, by=other),
        lambda: activities.take_back(mine, 1, by=other),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert content_of(Activity.objects.get()) == STEP


def after(earlier, title):
    return activity(replace(STEP, title=title, origin=f"activity:{earlier.pk}"), by=earlier.member)


def test_steps_stand_in_a_chain_from_whichever_one_looks():
    first = activity(STEP)
    second, apart = after(first, "Tweede"), activity(STEP, by=first.member)
    third, also_third = after(second, "Derde"), after(second, "Ook derde")
    steps = of_kind(first.member, Kind.STEP)
    for one in (first, second, third, also_third):
        assert [step for step, _content in chain_of(one, steps)] == [first, second, third, also_third]
    assert chain_of(apart, steps) == []


def test_a_chain_with_a_step_taken_away_or_bent_into_a_ring_still_ends():
    first = activity(STEP)
    second = after(first, "Tweede")
    activities.write(first, replace(STEP, origin=f"activity:{second.pk}"), base_revision=1, by=first.member)
    assert len(chain_of(first, of_kind(first.member, Kind.STEP))) == 2
    member = first.member
    bins.throw_away(first, by=member)
    assert chain_of(second, of_kind(member, Kind.STEP)) == []
