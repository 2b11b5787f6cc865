"""Finding one's own words back: pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.home.search import Findable, Question, find, fold
from portfolio.home.timeline import Entry, by_year, excerpt


def entry(title, *texts, on=date(2026, 1, 1), name="Situatie", tags=()):
    return Entry("ks", name, on, title, "", "/", texts, tags)


def findable(title, *texts, people=(), further=(), **about):
    return Findable(entry(title, *texts, **about), further, people)


def titles(query, *among):
    return [one.entry.title for one in find(among, Question(query)).found]


def marked(query, *texts):
    [one] = find([findable("Titel", *texts)], Question(query)).found
    return [part.text for passage in one.passages for part in passage if part.hit]


@pytest.mark.parametrize("query", ["yildiz", "YILDIZ", "Yıldız", "ıldı", "met hakan", "hakan met", "  Hakan  "])
def test_case_accents_and_order_do_not_matter(query):
    assert titles(query, findable("Gesprek", "met Hakan Yıldız"))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("reeel", "reëel"),
        ("ijs", "ĳs"),
        ("Soren", "Søren"),
        ("'s avonds", "’s avonds"),
        ("gesprekken", "een gesprek"),
        ("gesprek", "keukentafelgesprek"),
        ("gesprekken", "keukentafelgesprek"),
        ("werken", "ik werkte"),
        ("gewerkt", "ik werk"),
        ("buren", "haar buur"),
        ("vragen", "Zij stelt een vraag."),
        ("vertrouwen,", "vertrouwen"),
        ("50%", "voor 50% klaar"),
    ],
)
def test_forms_and_spellings_of_the_same_word_are_found(query, text):
    assert titles(query, findable("Titel", text))


@pytest.mark.parametrize("query", ["%", "_", "*", ".*", "(a+)+$", "_a", "\\", "hakan% ruud%"])
def test_signs_are_signs(query):
    assert not titles(query, findable("Gesprek", "met Hakan Yıldız"))


@pytest.mark.parametrize(("query", "text"), [("ramen", "de kramer"), ("lopers", "de sloop"), ("wegen", "tegen")])
def test_a_short_stem_inside_another_word_is_chance(query, text):
    assert not titles(query, findable("Titel", text))


def test_every_word_must_be_there_and_else_any():
    both, one = findable("beide", "de hond en de fiets"), findable("een", "de hond")
    assert titles("hond fiets", both, one) == ["beide"]
    answer = find([one], Question("hond fiets"))
    assert [found.entry.title for found in answer.found] == ["een"]
    assert not answer.complete


def test_little_words_do_not_stand_in_the_way():
    assert titles("de hond", findable("Titel", "een hond"))


def test_the_sentence_is_shown_with_the_word_marked():
    [one] = find([findable("Titel", "Eerst dit. De gesprekken, lang. Dan dat.")], Question("gesprek")).found
    assert ["".join(part.text for part in passage) for passage in one.passages] == ["De gesprekken, lang."]
    assert marked("gesprek", "Eerst dit. De gesprekken, lang.") == ["gesprekken,"]


def test_each_word_gets_its_own_sentence_at_most_two():
    text = "De hond blaft. Niets. De fiets staat. De bel gaat."
    assert marked("hond fiets bel", text) == ["hond", "fiets"]


def test_of_a_long_sentence_the_part_around_the_word_is_shown():
    [one] = find([findable("Titel", "woord " * 200 + "naaimachine " + "woord " * 200)], Question("naaimachine")).found
    shown = "".join(part.text for part in one.passages[0])
    assert "naaimachine" in shown
    assert len(shown) < 400


def test_what_belongs_to_a_thing_is_found_with_it():
    assert titles("zin", findable("Intervisie", further=("mijn zin",)))
    assert titles("jeroen", findable("Intervisie", people=("Jeroen Bos",)))


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"name": "Stap"}, ["b"]),
        ({"year": 2024}, ["b"]),
        ({"article": "W2.3"}, ["a"]),
        ({"person": "Wim"}, ["b"]),
        ({"words": "hond", "year": 2026}, ["a"]),
        ({"words": "hond", "year": 2025}, []),
        ({}, ["a", "b"]),
    ],
)
def test_one_can_look_at_less(asked, wanted):
    one = findable("a", "de hond", tags=("W2.3",))
    other = findable("b", "de hond", name="Stap", on=date(2024, 1, 1), people=("Wim",))
    assert [found.entry.title for found in find([one, other], Question(**asked)).found] == wanted


def test_a_very_long_query_is_cut_and_does_no_harm():
    assert titles("a" * 10_000, findable("a" * 300))


@given(st.text(max_size=60), st.text(max_size=300))
def test_whatever_is_asked_of_whatever_text_there_is_an_answer(query, text):
    for one in find([findable("Titel", text)], Question(query)).found:
        for passage in one.passages:
            assert "".join(part.text for part in passage).strip("… ") in text


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(fold(fold(text)))


def test_the_line_of_time_is_newest_first_by_year():
    line = by_year(
        [entry("oud", on=date(2024, 5, 1)), entry("nieuw", on=date(2026, 2, 1)), entry("b", on=date(2026, 3, 1))]
    )
    assert [(year, [one.title for one in group]) for year, group in line] == [(2026, ["b", "nieuw"]), (2024, ["oud"])]


def test_an_excerpt_is_one_line_and_does_not_repeat_the_title():
    assert excerpt("een\ntwee") == "een twee"
    assert excerpt("De hond", "De hond") == ""
    assert excerpt("De hond mocht niet mee.", "De hond…") == "… mocht niet mee."
    assert len(excerpt("woord " * 100)) <= 161
