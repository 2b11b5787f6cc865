"""Searching the code: by any form of a word, wherever it stands, whatever one types."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from codeofconduct.editions.search import Entry, look_up
from tests.factories import codeofconduct as code

SEARCH = "/beroepscode/zoeken/"


def entry(*texts, key="W1.1"):
    return Entry(key, "1.0", "/beroepscode/1-0/W1.1/", "Ik zie de mens", texts)


def finds(question, text):
    return bool(look_up(question, [entry(text)]).found)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("mens", "Ik werk met mensen."),
        ("mensen", "Ik zie de mens."),
        ("werk", "Hier werkt niemand alleen."),
        ("werken", "Het is mijn werk."),
        ("luister", "Ik luisterde eerst."),
        ("besluit", "Ik leg besluiten uit."),
        ("reeel", "Een reëel beeld."),
        ("RECHT", "Zij heeft rechten."),
        ("gesprek", "Een keukentafelgesprek."),
        ("wat zegt de code over privacy?", "Ik bewaak de privacy."),
    ],
)
def test_a_word_is_found_in_any_of_its_forms(question, text):
    assert finds(question, text)


@pytest.mark.parametrize(("question", "text"), [("regel", "Ik zie de mens."), ("mens", "Een mening."), ("", "Iets.")])
def test_what_is_not_there_is_not_found(question, text):
    assert not finds(question, text)


def test_all_words_come_before_some_of_them():
    both, one = entry("Ik zie de mens en de regel."), entry("Ik zie de mens.")
    assert [found.entry for found in look_up("mens regel", [one, both]).found] == [both]
    some = look_up("mens wolk", [one, both])
    assert not some.complete
    assert len(some.found) == 2


def test_an_articles_own_words_weigh_most():
    below, above = entry("Iets anders.", "Over vertrouwen."), entry("Ik win vertrouwen.", "")
    assert [found.entry for found in look_up("vertrouwen", [below, above]).found] == [above, below]


def test_what_was_found_is_marked_and_the_rest_is_left_as_it_was():
    text = "Ik werk, en zij werkt <b>niet</b>."
    (found,) = look_up("werken", [entry(text)]).found
    assert "".join(part.text for part in found.passages[0]) == text
    assert [part.text for part in found.passages[0] if part.hit] == ["werk", "werkt"]


def test_of_a_long_explanation_only_what_stands_around_it_is_shown():
    (found,) = look_up("naald", [entry("Kort.", "hooi " * 500 + "naald" + " hooi" * 500)]).found
    shown = "".join(part.text for part in found.passages[1])
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "naald" in shown
    assert len(shown) < 400


def page_of(client, question):
    answer = client.get(SEARCH, {"q": question})
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    return answer.content.decode()


def test_everything_in_the_code_can_be_found(client):
    values = code.text()
    values[0]["title"] = "Ik zie de ander"
    values[0]["articles"][0] |= {"explanation": "Over appels.", "questions": {"ethical": "Wie eet de peer?"}}
    code.in_force(values=values)
    for question, address in (
        ("anderen", "/beroepscode/1-0/#W1"),
        ("appel", "/beroepscode/1-0/W1.1/"),
        ("peren", "/beroepscode/1-0/W1.1/"),
        ("mens", "/beroepscode/1-0/"),
        ("1.2", "/beroepscode/1-0/W1.2/"),
    ):
        page = page_of(client, question)
        assert f'href="{address}"' in page, question
        assert "<mark>" in page


def test_an_article_that_only_an_older_edition_has_is_found_below(client):
    values = code.text()
    values[0]["articles"][0]["text"] = "Over zilveruitjes."
    code.in_force("1.0", values=values)
    newer = code.text()
    del newer[0]["articles"][0]
    code.adopt(code.draft("1.1", values=newer), in_force_from=timezone.localdate() + timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        page = page_of(client, "zilveruitje")
    assert "/beroepscode/1-0/W1.1/" in page
    assert "/beroepscode/1-1/W1.1/" not in page


def test_a_draft_is_not_searched(client):
    code.in_force()
    values = code.text()
    values[0]["articles"][0]["text"] = "Zilveruitjes."
    code.draft("1.1", values=values)
    assert "<mark>" not in page_of(client, "zilveruitjes")


def test_nothing_found_says_what_one_can_do(client):
    code.in_force()
    client.cookies["django_language"] = "en"
    page = page_of(client, "zilveruitjes")
    assert "Nothing in the code has “zilveruitjes” in it." in page
    assert 'href="/beroepscode/"' in page


@pytest.mark.parametrize(
    "question",
    [
        *(
            "'",
            '"',
            "%",
            "%%",
            "_",
            "\\",
            "' OR 1=1 --",
            "\0",
            "mens\0",
            "<script>alert(1)</script>",
            "*",
            "(",
            "\ud800",
        ),
        *(" ", "x" * 1_000_000, "mens " * 200_000, "🤷", "ا", "W1.1", "\u202e", "{{ 7*7 }}"),
    ],
)
def test_whatever_one_types_is_only_words(client, question):
    code.in_force()
    page = page_of(client, question.encode("utf-8", "surrogatepass"))
    assert "<script>alert" not in page
    assert "49" not in page.split("<main")[1].split("</main")[0]


def test_there_may_be_no_code_yet(client):
    assert "<mark>" not in page_of(client, "mens")
