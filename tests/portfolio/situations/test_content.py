"""What a situation holds goes to text and back unchanged, whatever was typed."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.situations.content import Content
from portfolio.situations.merging import both
from portfolio.situations.weights import Weight
from portfolio.writing.text import TEXT_LIMIT
from tests.factories.situations import FULL

anything = st.text(st.characters(exclude_categories=()))
"""Control signs, lone surrogates and all."""
rows = st.lists(st.fixed_dictionaries({"who": anything, "sees": anything}), max_size=3)
options = st.lists(st.fixed_dictionaries({"what": anything, "human": anything, "lawful": anything}), max_size=3)
links = st.lists(
    st.fixed_dictionaries(
        {"key": st.just("W2.1"), "edition": st.sampled_from(["1.0", "1.1"]), "relation": st.just("rubs")}
    ),
    max_size=2,
)
contents = st.builds(
    Content,
    title=anything,
    happened=anything,
    chafes=anything,
    perspectives=rows,
    options=options,
    choice=anything,
    weighed_most=anything,
    gave_up=anything,
    expected=anything,
    lenses=st.fixed_dictionaries({"excellent": anything, "ethical": anything, "energetic": anything}),
    weights=st.dictionaries(st.sampled_from(["excellent", "ethical"]), st.sampled_from(["", *Weight.values, "5"])),
    links=links,
    occurred_on=st.none() | st.dates(),
)


@given(contents)
@settings(deadline=None)
def test_what_is_written_comes_back_the_same(content):
    assert Content.from_json(content.to_json()) == content


@given(contents)
@settings(deadline=None)
def test_what_is_written_can_be_stored_anywhere(content):
    content.to_json().encode("utf-8")
    assert "\x00" not in "".join([content.title, *content.texts()])


@given(contents, contents)
@settings(deadline=None)
def test_keeping_both_loses_no_sentence_of_either(theirs, mine):
    together = "\n".join([(merged := both(theirs, mine)).title, *merged.texts()])
    assert all(text in together for content in (theirs, mine) for text in content.texts())


def test_keeping_both_of_the_same_text_changes_nothing():
    assert both(FULL, FULL) == FULL


def test_a_part_that_a_later_form_adds_is_no_obstacle():
    stored = FULL.to_json().replace('"schema"', '"mood":"calm","schema"')
    assert Content.from_json(stored) == FULL


def test_a_row_in_which_nothing_can_be_seen_is_no_row():
    assert Content(perspectives=[{"who": "\u200b", "sees": "\u00a0"}]).perspectives == ()


def test_the_first_words_become_the_title():
    long = "Hij kon een plek krijgen in de opvang, vandaag nog, alleen de hond mocht niet mee naar binnen."
    assert Content(happened=f"\n{long}\nEn toen").titled().title == (
        "Hij kon een plek krijgen in de opvang, vandaag nog, alleen…"
    )
    assert Content(title="Mijn titel", happened=long).titled().title == "Mijn titel"


def test_a_note_is_ripe_as_soon_as_something_else_is_written():
    assert not Content(title="De hond", happened="Hij bleef buiten.", occurred_on=date(2026, 1, 1)).is_ripe()
    assert replace(Content(happened="Hij bleef buiten."), chafes="Ik had mijn hand op de muis.").is_ripe()


def test_a_text_at_the_limit_fits_and_one_sign_more_does_not():
    assert Content(happened="a" * TEXT_LIMIT).fits()
    assert not Content(happened="a" * (TEXT_LIMIT + 1)).fits()
    assert not Content(title="a" * 151).fits()
    assert not Content(perspectives=[{"who": str(n), "sees": "x"} for n in range(41)]).fits()
