"""Papers for everyone are printed once, in turns, and come back byte for byte when they are gone."""

import threading
from datetime import UTC, datetime

import pytest

from documents import printed as press
from documents.printed import StillPrinting, forget_printed, printed
from documents.render import CannotRender, Paper

MADE_ON = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty_shelves(settings, tmp_path):
    from django.core.files.storage import storages

    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "printed": where}
    yield tmp_path
    storages._storages.clear()


def leaf(words="Boekje"):
    html = f'<!DOCTYPE html><html lang="nl"><title>x</title><style>{fonts()}</style><body><h1>{words}</h1>'
    return Paper(html, b"{}", "x.json", MADE_ON)


def fonts():
    from documents.fonts import font_faces

    return font_faces() + 'body{font-family:"Literata"}'


def never():
    raise AssertionError("It was printed a second time")


def test_a_paper_is_printed_once():
    first = printed("story/1/a.pdf", leaf)
    assert first.startswith(b"%PDF-")
    assert printed("story/1/a.pdf", never) == first


def test_what_was_thrown_away_comes_back_byte_for_byte():
    first = printed("story/1/a.pdf", leaf)
    forget_printed("story/1/")
    assert printed("story/1/a.pdf", leaf) == first


@pytest.mark.parametrize(("what", "left"), [("story/1/", {"2"}), ("story/1/a.pdf", {"2"}), ("story/", set())])
def test_forgetting_takes_what_was_named_and_no_more(empty_shelves, what, left):
    for number in "12":
        printed(f"story/{number}/a.pdf", leaf)
    forget_printed(what)
    forget_printed(what)
    assert {path.parent.name for path in empty_shelves.rglob("*.pdf")} == left


def test_many_at_once_print_one():
    begun, answers = [], []

    def make():
        begun.append(1)
        return leaf()

    crowd = [threading.Thread(target=lambda: answers.append(printed("a.pdf", make, patience=60))) for _ in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(begun) == 1
    assert len(answers) == 8
    assert len(set(answers)) == 1


def test_who_comes_while_the_press_is_busy_is_asked_to_come_back():
    with press._alone(0), pytest.raises(StillPrinting):
        printed("a.pdf", never, patience=0.1)
    assert printed("a.pdf", leaf)


def test_a_paper_that_failed_leaves_nothing_and_lets_go_of_the_press(empty_shelves):
    for _time in range(2):
        with pytest.raises(CannotRender):
            printed("a.pdf", lambda: Paper("x" * 5_000_000, b"{}", "x.json", MADE_ON), patience=0.1)
    assert not list(empty_shelves.rglob("*.pdf"))


def test_a_name_leads_nowhere_else():
    from django.core.exceptions import SuspiciousFileOperation

    with pytest.raises(SuspiciousFileOperation):
        printed("../a.pdf", leaf)
