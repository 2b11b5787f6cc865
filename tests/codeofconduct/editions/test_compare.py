"""What changed between two editions: the words, the articles, and where they went."""

from collections import Counter
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeofconduct.editions.compare import changes
from codeofconduct.editions.queries import changed_between
from codeofconduct.editions.words import NEW, OLD, SAME, likeness, words
from tests.factories import codeofconduct as code

WORDS = ["ik", "zie", "de", "mens", "niet", "altijd", "met", "aandacht"]
SENTENCES = st.lists(st.sampled_from([*WORDS, ",", "."]), max_size=12).map(" ".join)
TEXTS = st.one_of(SENTENCES, st.text(max_size=40))
KEYS = st.lists(st.sampled_from([f"W{v}.{n}" for v in (1, 2) for n in range(1, 5)]), unique=True, max_size=6)


def edition(articles, *, preamble="", titles=("Ik zie de mens", "Ik doe recht")):
    """A text in the shape of ``text_of``; ``articles`` are (key, text) or (key, text, explanation), in order."""
    values = [{"key": f"W{n}", "title": title, "articles": []} for n, title in enumerate(titles, 1)]
    for key, text, *explanation in articles:
        value = next(value for value in values if key.startswith(f"{value['key']}."))
        value["articles"].append(
            {"key": key, "text": text, "explanation": "".join(explanation), "questions": {"ethical": ""}}
        )
    return {"schema": "edition/1", "number": "1.0", "preamble": preamble, "values": values}


EDITIONS = st.builds(
    lambda keys, texts, preamble: edition(zip(keys, texts, strict=False), preamble=preamble),
    KEYS,
    st.lists(TEXTS, min_size=6, max_size=6),
    TEXTS,
)


def taken(runs, *kinds):
    return "".join(run.text for run in runs if run.kind in kinds)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_runs(old, new):
    runs = words(old, new)
    assert taken(runs, SAME, OLD) == old
    assert taken(runs, SAME, NEW) == new
    assert all(run.text for run in runs)


@given(TEXTS, TEXTS)
def test_words_are_the_same_the_other_way_round(old, new):
    mirrored = {SAME: SAME, OLD: NEW, NEW: OLD}
    there, back = words(old, new), words(new, old)
    assert Counter((mirrored[run.kind], run.text) for run in back) == Counter((run.kind, run.text) for run in there)


@given(EDITIONS)
def test_nothing_changed_in_an_edition_compared_with_itself(text):
    compared = changes(text, text)
    assert compared.is_empty
    assert {change.kind for change in compared.articles} <= {"same"}


@given(EDITIONS, EDITIONS)
def test_every_article_is_told_of_once(old, new):
    compared = changes(old, new)
    for text, keys in ((old, "key_old"), (new, "key_new")):
        told = [getattr(one, keys) for one in compared.articles if getattr(one, keys)]
        assert Counter(told) == Counter(one["key"] for value in text["values"] for one in value["articles"])
    assert [one.key_new for one in compared.articles if one.key_new] == [
        one["key"] for value in new["values"] for one in value["articles"]
    ]


@given(EDITIONS, EDITIONS)
def test_an_article_that_is_the_same_is_the_same_the_other_way_round(old, new):
    turned = {"added": "removed", "removed": "added"}
    there, back = changes(old, new), changes(new, old)
    pairs = {(one.key_old, one.key_new, one.kinds - {"moved", "same"}) for one in there.articles}
    mirrored = {
        (one.key_new, one.key_old, frozenset(turned.get(kind, kind) for kind in one.kinds) - {"moved", "same"})
        for one in back.articles
    }
    assert pairs == mirrored


A, B, C = "Ik luister eerst.", "Ik zeg wat ik doe en waarom.", "Ik vraag hulp als ik het niet weet."
A2 = "Ik luister eerst, ook als de tijd kort is."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ([("W1.1", A)], [("W1.1", A2)], {("W1.1", "W1.1", "changed")}),
        ([("W1.1", A)], [("W1.1", A), ("W1.2", B)], {("W1.1", "W1.1", "same"), ("", "W1.2", "added")}),
        ([("W1.1", A), ("W1.2", B)], [("W1.2", B)], {("W1.1", "", "removed"), ("W1.2", "W1.2", "same")}),
        ([("W1.1", A)], [("W1.4", A)], {("W1.1", "W1.4", "renumbered")}),
        ([("W1.1", A)], [("W2.1", A)], {("W1.1", "W2.1", "moved renumbered")}),
        ([("W1.1", A, "Toen")], [("W1.1", A, "Nu")], {("W1.1", "W1.1", "explained")}),
        (
            [("W1.1", A), ("W1.2", B), ("W1.3", C)],
            [("W1.1", A), ("W1.3", C), ("W1.2", B)],
            {("W1.1", "W1.1", "same"), ("W1.2", "W1.2", "moved"), ("W1.3", "W1.3", "same")},
        ),
        (  # a new one in between, and what came after it got the next number
            [("W1.1", A), ("W1.2", B), ("W1.3", C)],
            [("W1.1", A), ("W1.2", "Iets anders."), ("W1.3", B), ("W1.4", C)],
            {
                ("W1.1", "W1.1", "same"),
                ("", "W1.2", "added"),
                ("W1.2", "W1.3", "renumbered"),
                ("W1.3", "W1.4", "renumbered"),
            },
        ),
        (  # nearly the same words under another number
            [("W1.1", B)],
            [("W1.2", "Ik zeg wat ik doe, en waarom.")],
            {("W1.1", "W1.2", "changed renumbered")},
        ),
        (  # nothing alike but its own number: a key stays its article's
            [("W1.1", A)],
            [("W1.1", "Heel andere woorden.")],
            {("W1.1", "W1.1", "changed")},
        ),
    ],
)
def test_what_became_of_an_article(old, new, told):
    compared = changes(edition(old), edition(new))
    assert {(one.key_old, one.key_new, " ".join(sorted(one.kinds))) for one in compared.articles} == told


def test_what_is_gone_stands_where_it_stood():
    compared = changes(edition([("W1.1", A), ("W1.2", B), ("W2.1", C)]), edition([("W1.1", A), ("W2.1", C)]))
    assert [one.kind for one in compared.articles] == ["same", "removed", "same"]


def test_a_passage_that_was_rewritten_is_one_passage():
    runs = words("Ik doe wat ik beloof.", "Wij komen na wat wij zeggen.")
    assert [run.kind for run in runs] == [OLD, NEW, SAME]


def test_a_changed_word_stands_alone():
    runs = words("Ik luister eerst naar de ander.", "Ik luister altijd naar de ander.")
    assert [(run.kind, run.text) for run in runs if run.kind != SAME] == [(OLD, "eerst"), (NEW, "altijd")]


def test_values_and_preamble_are_compared_too():
    old = edition([("W1.1", A)], preamble="Wij werken met mensen.")
    new = edition([("W1.1", A)], preamble="Wij werken samen.", titles=("Ik zie jou", "Ik doe recht"))
    compared = changes(old, new)
    assert not compared.is_empty
    assert taken(compared.preamble, SAME, NEW) == "Wij werken samen."
    assert [(one.key_old, one.key_new) for one in compared.values] == [("W1", "W1")]
    assert [one.kind for one in compared.articles] == ["same"]


def test_a_value_with_another_number_moves_none_of_its_articles():
    old = edition([("W1.1", A)], titles=("Ik zie de mens", "Ik doe recht"))
    new = edition([("W2.1", A)], titles=("Ik doe recht", "Ik zie de mens"))
    assert [sorted(one.kinds) for one in changes(old, new).articles] == [["renumbered"]]


@given(TEXTS, TEXTS, st.floats(0, 1))
def test_counting_words_first_changes_no_likeness_that_is_enough(old, new, enough):
    alike = likeness(old, new)
    assert likeness(old, new, at_least=enough) in ({alike} if alike >= enough else {alike, 0.0})


def test_forty_long_articles_of_other_words_are_not_laid_side_by_side(monkeypatch):
    laid = []
    monkeypatch.setattr(SequenceMatcher, "ratio", lambda matcher: laid.append(matcher) or 0.0)
    old, new = (
        [(f"W1.{n + at}", f"{word}{n} en nog " * 300) for n in range(1, 41)] for word, at in (("a", 0), ("b", 50))
    )
    changes(edition(old), edition(new))
    assert laid == []


def test_long_texts_take_no_time():
    old, new = ("ik zie de mens " * 20_000, "de mens zie ik " * 20_000)
    assert [run.kind for run in words(old, new)] == [OLD, NEW, SAME]


def test_two_editions_are_compared_in_two_queries(django_assert_max_num_queries):
    values = code.text()
    old = code.in_force("1.0", values=values)
    values[0]["articles"][0]["text"] = "Ik doe het anders."
    new = code.draft("1.1", values=values)
    old, new = type(old).objects.get(pk=old.pk), type(new).objects.get(pk=new.pk)
    with django_assert_max_num_queries(2):
        assert [one.key_old for one in changed_between(old, new).changed] == ["W1.1"]
