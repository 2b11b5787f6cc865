"""Which two texts are laid side by side: far apart, and touching each other. Never the same one twice."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portfolio.lookback.pairing import A_YEAR, Text, proposals, root

BEGIN = date(2020, 3, 1)
SEWING = "Zij verstelde kleding aan de naaimachine, voor de buurvrouw en de kapper."
AGAIN = "De naaimachine stond nog bij de kapper. Zij verstelt er de gordijnen."
ELSEWHERE = "Een man kwam met zijn hond. Hij wilde schaken."


def text(name, words=SEWING, *, days=0, articles=()):
    return Text(name, BEGIN + timedelta(days=days), words, frozenset(articles))


def none_settled(_one, _other):
    return False


def pairs(*texts, settled=none_settled, **options):
    return [(found.earlier, found.later) for found in proposals(texts, settled=settled, **options)]


def test_rare_words_bring_two_texts_together():
    found = proposals([text("a"), text("b", AGAIN, days=400), text("c", ELSEWHERE, days=800)], settled=none_settled)
    assert [(one.earlier, one.later) for one in found] == [("a", "b")]
    assert set(found[0].words) <= {"naaimachine", "kapper", "verstelt"}
    assert len(found[0].words) == 3


def test_a_shared_article_is_enough():
    found = proposals(
        [text("a", "Kort.", articles=["W2.3"]), text("b", "Ook.", days=366, articles=["W2.3", "W1.1"])],
        settled=none_settled,
    )
    assert [one.articles for one in found] == [("W2.3",)]


def test_within_a_year_is_too_early():
    assert pairs(text("a"), text("b", AGAIN, days=364)) == []
    assert pairs(text("a"), text("b", AGAIN, days=365)) == [("a", "b")]


def test_ordinary_words_bring_nothing_together():
    same = "De inwoner kreeg een uitkering omdat niemand een beslissing wilde uitleggen, en moest daarna werken."
    assert pairs(text("a", same), text("b", same, days=500)) == []


def test_what_was_settled_does_not_come_back():
    three = [text("a"), text("b", AGAIN, days=400), text("c", AGAIN + " Weer.", days=900)]
    first = pairs(*three, at_most=1)[0]
    assert first not in pairs(*three, settled=lambda one, other: {one, other} == set(first))


def test_each_text_is_in_one_pair_and_there_are_few():
    many = [text(str(number), SEWING if number % 2 else AGAIN, days=200 * number) for number in range(8)]
    found = pairs(*many)
    assert 1 <= len(found) <= 3
    assert len({name for pair in found for name in pair}) == 2 * len(found)


def test_forms_of_a_word_are_one():
    assert root("aanbelden") == root("aanbellen"[:-3] + "den")
    assert root("vertrouwen") == root("vertrouwd"[:-1])
    assert root("Déur-waarder".replace("-", "")) == root("deurwaarders")


WORDS = st.lists(
    st.sampled_from(["naaimachine", "kapper", "gordijnen", "hondenriem", "schaakbord", "rollator", "fietsband"])
)
TEXTS = st.lists(
    st.builds(
        lambda days, words, articles: (days, " ".join(words), articles),
        st.integers(0, 2000),
        WORDS,
        st.frozensets(st.sampled_from(["W1.1", "W2.3"])),
    ),
    max_size=9,
)


@given(TEXTS, st.randoms())
def test_the_same_texts_give_the_same_pairs_in_whatever_order_they_come(described, chance):
    texts = [
        Text(f"t{number}", BEGIN + timedelta(days=days), words, articles)
        for number, (days, words, articles) in enumerate(described)
    ]
    shuffled = chance.sample(texts, len(texts))
    found = proposals(texts, settled=none_settled)
    assert found == proposals(shuffled, settled=none_settled)
    days = {one.id: one.on for one in texts}
    assert all(days[one.later] - days[one.earlier] >= A_YEAR for one in found)
    assert all(one.articles or one.words for one in found)
