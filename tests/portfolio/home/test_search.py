"""Finding one's own words back."""

from datetime import date

import pytest

from portfolio.home.search import matching
from portfolio.home.timeline import Entry, by_year, excerpt


def entry(title, words="", on=date(2026, 1, 1)):
    return Entry("ks", "Situatie", on, title, "", "/", (words,))


@pytest.mark.parametrize("query", ["yildiz", "YILDIZ", "Yıldız", "ıldı", "met hakan", "hakan met", "  Hakan  "])
def test_case_accents_and_order_do_not_matter(query):
    assert matching([entry("Gesprek", "met Hakan Yıldız")], query)


@pytest.mark.parametrize(
    ("query", "text"), [("reeel", "reëel"), ("ijs", "ĳs"), ("Soren", "Søren"), ("'s avonds", "’s avonds")]
)
def test_spellings_of_the_same_word_are_found(query, text):
    assert matching([entry(text)], query)


@pytest.mark.parametrize("query", ["%", "_", "*", ".*", "(a+)+$", "hakan ruud"])
def test_signs_are_signs_and_every_word_must_be_there(query):
    assert not matching([entry("Gesprek", "met Hakan Yıldız")], query)


def test_a_very_long_query_is_cut_and_does_no_harm():
    assert matching([entry("a" * 300)], "a" * 10_000)


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
