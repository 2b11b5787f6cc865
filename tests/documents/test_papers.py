"""The three papers say what the facts say: all of it, once, and not a word more."""

import re
from io import BytesIO

import pytest
from django.utils.html import strip_tags

from documents.reading import contents_of
from documents.render import render
from registry.decisions.paper import letter_of, statement_of
from registry.renewal.paper import paper_of
from tests.documents.samples import DOSSIER, LETTER, STATEMENT, dossier

MISSED = {"schema", "lang", "field", "relation", "level", "answer", "stale", "hidden", "kind", "id", "statement_sha256"}
"""Keys whose values are codes: printed as words, shapes or a part."""
DATES = re.compile(r"\d{4}-\d\d-\d\d")


def words_of(html: str) -> str:
    return " ".join(strip_tags(html.split("</style>")[1].replace("\u200b", "")).split())


def texts_in(facts, key=""):
    if isinstance(facts, dict):
        for name, value in facts.items():
            yield from texts_in(value, name)
    elif isinstance(facts, list):
        for value in facts:
            yield from texts_in(value, key)
    elif isinstance(facts, str) and key not in MISSED and not DATES.match(facts):
        yield from (strip_tags(line) for line in facts.replace("*", "").replace("- ", "").split("\n"))


@pytest.mark.parametrize(
    ("make", "facts"), [(paper_of, DOSSIER), (statement_of, STATEMENT), (letter_of, {**LETTER, "outcome": "renewed"})]
)
def test_everything_in_the_facts_is_printed(make, facts):
    from html import unescape

    printed = unescape(words_of(make(facts).html))
    missing = [text for text in texts_in(facts) if text.strip() and text.strip() not in printed]
    assert [text for text in missing if text != "renewed"] == []


def test_what_is_hidden_is_said_to_be_hidden():
    from django.utils.translation import gettext, override

    with override("nl"):
        sentence = gettext("The writer left something out here.")
    assert words_of(paper_of(DOSSIER).html).count(sentence) == 2


def test_a_stale_confirmation_says_so_in_words():
    content = dossier()
    before = words_of(paper_of(content).html)
    content["sessions"][0]["confirmations"][2]["stale"] = False
    after = words_of(paper_of(content).html)
    assert len(after) < len(before)


def test_lenses_have_a_shape_and_a_word_and_an_empty_lens_stays_away():
    html = paper_of(dossier(lang="en")).html
    for word in ("Excellent", "Ethical", "Energetic"):
        assert f'<span class="shape"></span>{word}' in html
    content = dossier(lang="en")
    content["pieces"][0]["lenses"]["energetic"] = content["pieces"][1]["lenses"]["energetic"] = ""
    assert "Energetic" not in words_of(paper_of(content).html)


def test_how_much_a_lens_was_at_play_is_a_word_on_paper_also_without_a_text():
    content = dossier(lang="en")
    content["pieces"][0]["lenses"]["energetic"] = ""
    content["pieces"][0]["weights"] = {"excellent": "", "ethical": "not", "energetic": "most"}
    words = words_of(paper_of(content).html)
    assert "At play: mostly here" in words
    assert "At play: not" in words


def test_nothing_is_counted():
    words = words_of(paper_of(dossier(lang="en")).html)
    assert not re.search(r"\b\d+ (pieces|situations|sessions|articles|confirmations)\b", words)


def test_the_paper_is_pure(paper):
    assert paper_of(DOSSIER) == paper


def test_a_dossier_with_next_to_nothing_is_still_a_paper():
    bare = dossier(story=[], pieces=[], sessions=[], articles=[], affirmed=None, guard=None)
    bare["member"]["municipality"] = ""
    assert contents_of(render(paper_of(bare))).attached == paper_of(bare).data


@pytest.mark.parametrize("outcome", ["renewed", "in_conversation", "not_renewed"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_each_outcome_has_its_letter(outcome, lang):
    words = words_of(letter_of({**LETTER, "outcome": outcome, "lang": lang}).html)
    assert "2031" in words
    assert LETTER["question"] in words


@pytest.mark.parametrize("outcome", ["in_conversation", "not_renewed"])
def test_a_letter_without_dates_has_no_empty_sentence(outcome):
    facts = {**LETTER, "outcome": outcome, "lang": "en", "valid_until": "", "objection_until": "", "question": ""}
    words = words_of(letter_of(facts).html)
    assert not re.search(r"\b(on|including|before) ?\.", words)


def test_an_unknown_outcome_is_refused():
    with pytest.raises(ValueError, match="lapsed"):
        letter_of({**LETTER, "outcome": "lapsed"})


def test_the_statement_is_one_page():
    import pikepdf

    pdf = render(statement_of({**STATEMENT, "name": "Wilhelmina Johanna van den Bosch-Öztürk van 't Hof-Đorđević"}))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.pages) == 1


def test_the_file_says_who_what_and_when_and_nothing_of_today(unsigned, paper):
    import pikepdf

    with pikepdf.open(BytesIO(unsigned)) as document:
        assert document.Root.Lang == "nl"
        assert str(document.docinfo["/CreationDate"]) == "D:20260301091200Z"
        assert bytes(document.trailer.ID[0]).decode() == paper.digest[:32]
        (attached,) = document.Root.AF
        assert attached.AFRelationship == "/Source"
        assert "/JavaScript" not in document.Root.Names


def test_the_contents_name_the_pages_where_things_stand(unsigned):
    """Every chapter's bookmark and every link of the contents leads to a page of its own text."""
    import pikepdf

    with pikepdf.open(BytesIO(unsigned)) as document:
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles[1:3] == ["De naaimachine", "Nee, met een stoel erbij"]
        assert len(document.pages[1].Annots) >= 8
