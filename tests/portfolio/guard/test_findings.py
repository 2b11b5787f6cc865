"""What is shown of a finding: its sentence, neutral words that fit in its place, and nothing that was left in peace."""

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.guard import findings, hints, over, phrases, rare, scan


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ik sprak mevrouw Özdemir", "een vrouw"),
        ("ik sprak dhr. Özdemir", "een man"),
        ("ik sprak de heer Özdemir", "een man"),
        ("en haar zoon Emre", "zoon"),
        ("mijn collega Petra", "collega"),
        ("ik sprak Tesfay", "een klant"),
        ("Tesfay belde", "Een klant"),
        ("Het was stil. Tesfay belde", "Een klant"),
        ("geboren op 3 mei 1978", "een dag in de jaren zeventig"),
        ("geboren op 3 mei 2011", "een aantal jaar geleden"),
        ("bel 06-12345678", "(weggelaten)"),
        ("op Dorpsstraat 12a", "een straat in de buurt"),
        ("hij werkt bij Bakkerij De Korenmolen", "een werkgever"),
        ("zij woont in Kampen", "een plaats in de buurt"),
    ],
)
def test_the_first_phrase_fits_in_its_place(text, first):
    (span,) = scan(text)
    assert phrases(text, span)[0] == first


@given(st.text(max_size=60))
@settings(deadline=None)
def test_there_is_always_a_phrase_and_it_is_no_finding_itself(words):
    text = f"{words} Tesfay belde, 111222333, geb. 3-5-1981."
    for one in findings(text):
        assert one.phrases
        assert all(scan(f"ik zag {phrase} daar") == [] for phrase in one.phrases)


def test_a_finding_stands_in_its_sentence_without_halves_of_words():
    told = "Dit is een lang verhaal dat vooraf gaat aan de naam van"
    text = f"{told} Tesfay en daarna nog een eind verder gaat, tot het einde toe."
    (one,) = findings(text)
    assert one.fragment == "Tesfay"
    assert one.before.startswith("… ")
    assert one.after.endswith(" …")
    assert one.before.removeprefix("… ") in text
    assert f" {one.before.removeprefix('… ')}" in text


def test_what_was_left_in_peace_is_not_shown():
    text = "Tesfay belde Selam."
    assert [one.fragment for one in findings(text, lambda fragment: fragment == "Tesfay")] == ["Selam"]
    assert [hint.fragments for hint in hints(text, lambda fragment: fragment == "Tesfay")] == [("Selam",)]
    assert hints(text, lambda _fragment: True) == []


def test_over_several_texts_only_those_with_something_are_listed():
    listed = over([("Een", "Niets te zien."), ("Twee", "Tesfay belde."), ("Drie", "")])
    assert [(one.title, [found.fragment for found in one.findings]) for one in listed] == [("Twee", ["Tesfay"])]


def test_rare_circumstances_are_asked_about_once_and_small():
    seen = rare(
        ["De enige imam van het dorp, een voormalig wethouder.", "Het stond in de krant. Het nieuws, het nieuws."]
    )
    assert seen[:4] == ["de enige", "imam van", "voormalig", "wethouder"]
    assert len(seen) == 5
    assert rare(["Ik ging eerst koffie halen. Eerste keer."]) == []


def test_what_is_rare_is_no_finding():
    assert scan("De enige in het dorp, een voormalig raadslid, bekend van televisie.") == []
