"""Words the interface never says: nothing here is counted, graded or held over anyone's head."""

import re
from pathlib import Path

import pytest
from django.utils.translation import trans_real

ROOT = Path(__file__).resolve().parents[2]
NEVER = (
    "voldoet niet",
    "onvoldoende",
    "ongeldig",
    "tekort",
    "verlopen",
    "deadline",
    "score",
    "punten",
    "uren",
    "%",
    "goedgekeurd",
    "afgekeurd",
    "voortgang",
    "verplicht",
    "bewijslast",
    "toetsing",
    "compliance",
    "cliënt",
    "afkeuren",
    "sanctie",
)
# "(niet verplicht)" is a kindness; "Een lege lijn is geen tekort" and "Geen score" say that there is none.
MEANT = re.compile(r"\(niet verplicht\)|geen (?:tekort|score)", re.IGNORECASE)
# "buren" and "sturen" hold "uren": no letter stands before the word; what follows may ("scores", "puntenaantal").
FORBIDDEN = re.compile("|".join(rf"(?<![^\W\d]){re.escape(word)}" for word in NEVER), re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|%%")
SIGNS = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


def forbidden_in(text):
    return [found.lower() for found in FORBIDDEN.findall(MEANT.sub("", PLACEHOLDER.sub("", text)))]


def shown(template):
    """What a template says itself: its text, and the strings it hands to translate."""
    source = template.read_text(encoding="utf-8")
    strings = re.findall(r"\{%\s*translate\s+\"([^\"]+)\"", source)
    return " ".join([SIGNS.sub(" ", source), *strings])


def translations(po):
    """Every Dutch text of a catalogue with its line."""
    text = re.sub(r"\"\n\"", "", po.read_text(encoding="utf-8"))
    return re.findall(r"^msgstr(?:\[\d\])? \"(.+)\"$", text, re.MULTILINE)[1:]


@pytest.mark.parametrize(
    "sentence", ["Je dossier voldoet niet.", "Nog 3 punten te gaan", "50% klaar", "Dit veld is verplicht."]
)
def test_the_guard_finds_what_it_looks_for(sentence):
    assert forbidden_in(sentence)


@pytest.mark.parametrize(
    "sentence", ["Je buren sturen een kaart.", "Een lege lijn is geen tekort.", "%(name)s is klaar"]
)
def test_the_guard_leaves_good_words_alone(sentence):
    assert not forbidden_in(sentence)


def test_no_template_says_a_forbidden_word():
    pages = [page for kind in ("html", "txt") for page in (ROOT / "templates").rglob(f"*.{kind}")]
    assert pages
    assert {str(page.relative_to(ROOT)): said for page in pages if (said := forbidden_in(shown(page)))} == {}


def test_no_dutch_text_says_a_forbidden_word():
    catalogues = list((ROOT / "locale").rglob("*.po"))
    found = {text: said for po in catalogues for text in translations(po) if (said := forbidden_in(text))}
    assert found == {}


@pytest.mark.parametrize("theirs", ["This field is required.", "Incorrect code.", "Invalid login.", "Bad Token"])
def test_words_of_the_frameworks_are_said_our_way(theirs):
    """Django and allauth have Dutch of their own with words of the list; ours comes first."""
    if not list((ROOT / "locale").rglob("*.mo")):
        pytest.skip("the catalogues are not compiled yet: make setup")
    assert not forbidden_in(trans_real.translation("nl").gettext(theirs))
