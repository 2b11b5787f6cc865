"""What a member sees of their renewal, and what nobody else sees."""

import json
import re

import pytest
from django.urls import reverse

from registry.reading.models import Reading
from registry.renewal import actions as renewal
from registry.renewal.draft import mark_of
from registry.renewal.gather import draft_of
from registry.renewal.models import Document, Dossier, Evidence
from registry.renewal.states import PaperState
from tests.factories import intervision, situations
from tests.factories.accounts import UserFactory
from tests.factories.registry import DossierFactory, a_board_member, a_colleague, a_key, running_registration

NO_GUARD_DOUBT = {"question_1": "no", "question_2": "no", "question_3": "no"}
PAGES = ["compose", "story", "earlier", "preview", "submit", "withdraw", "pdf"]


def address(name, dossier, *more):
    return reverse(f"renewal:{name}", args=[dossier.pk, *more])


def text(response):
    return response.content.decode()


def dossier_on(page):
    """The part of a page that shows the dossier."""
    return re.search(r'<article[^>]*id="dossier".*?</article>', text(page), re.DOTALL)[0]


@pytest.fixture
def mine(client):
    dossier = DossierFactory(ready=True)
    client.force_login(dossier.member)
    return dossier


def test_what_stands_in_the_way_is_said_on_the_page_and_in_no_cookie(client, mine):
    piece = draft_of(mine).pieces[0]
    renewal.hide(mine, piece.id, "chafes", mark_of("wat er eerst stond"), by=mine.member)
    answer = client.post(address("submit", mine), {"key": "k1"} | NO_GUARD_DOUBT)
    assert answer.status_code == 422
    assert text(answer).count("In “De naaimachine”") == 1
    assert 'id="errors-title"' in text(answer)
    kept = " ".join(morsel.value for morsel in client.cookies.values())
    assert "naaimachine" not in kept
    assert "messages" not in client.cookies
    mine.refresh_from_db()
    assert mine.state == "composing"


def test_the_whole_way_by_hand(client):
    registration = running_registration(a_colleague(name="Joost"))
    client.force_login(registration.member)
    assert 'name="key"' in text(client.get("/herregistratie/"))
    compose = client.post("/herregistratie/")["Location"]
    dossier = Dossier.objects.get()
    own = situations.situation(by=dossier.member)
    session = intervision.SessionFactory(organiser=dossier.member, shared=True)
    client.post(address("story", dossier), {"version": 0, "story": "Mijn verhaal"})
    client.post(address("choose", dossier), {"piece": [str(own.pk), "rommel"]})
    client.post(address("choose_sessions", dossier), {"session": str(session.pk)})
    assert "De naaimachine" in text(client.get(compose))
    sent = client.post(address("submit", dossier), {"key": "k1"} | NO_GUARD_DOUBT, follow=True)
    dossier.refresh_from_db()
    assert dossier.state == "submitted", text(sent)


def test_the_preview_is_what_readers_see(client, mine):
    preview = dossier_on(client.get(address("preview", mine)))
    renewal.submit(mine, by=mine.member, key=a_key(), looked=True)
    assert dossier_on(client.get(address("preview", mine))) == preview


def test_sending_asks_three_questions_and_shows_what_was_seen(client, mine):
    renewal.tell(mine, "Ik belde mevrouw Jansen op 06-12345678.", base_revision=1, by=mine.member)
    page = text(client.get(address("submit", mine)))
    assert '<mark class="spot">06-12345678</mark>' in page
    assert page.count('type="radio"') == 6
    assert "checked" not in page
    answer = client.post(address("submit", mine), {"key": "k1", "question_1": "no"})
    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_a_doubt_is_no_obstacle_but_sends_nothing(client, mine):
    client.post(address("submit", mine), {"key": "k1"} | NO_GUARD_DOUBT | {"question_2": "look_again"})
    assert not Evidence.objects.exists()


def test_the_button_twice_sends_once(client, mine):
    for _ in range(2):
        client.post(address("submit", mine), {"key": "k1"} | NO_GUARD_DOUBT)
    assert Evidence.objects.count() == 1


def test_what_is_missing_comes_back_in_words(client):
    dossier = DossierFactory()
    client.force_login(dossier.member)
    client.post(address("submit", dossier), {"key": "k1"} | NO_GUARD_DOUBT)
    assert not Evidence.objects.exists()
    page = text(client.get(address("compose", dossier)))
    assert "Je eigen verhaal" in page or "Your own story" in page


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["member", "reader", "board", "secretary", "superuser"])
def test_to_others_it_does_not_exist(client, mine, page, role):
    client.force_login(UserFactory(**{role: True}))
    assert client.get(address(page, mine)).status_code == 404


def test_strangers_cannot_post_either(client, mine):
    client.force_login(UserFactory(member=True))
    for page in ("story", "choose", "choose_sessions", "submit", "take_back", "withdraw"):
        assert client.post(address(page, mine), {"key": "k"}).status_code == 404
    answer = client.put(address("autosave", mine), "{}", content_type="application/json", headers={"If-Match": '"0"'})
    assert answer.status_code == 404


def test_signed_out_one_is_asked_to_sign_in(client, mine):
    client.logout()
    assert client.get(address("compose", mine)).status_code == 302
    assert client.put(address("autosave", mine), "{}", content_type="application/json").status_code == 401


def put(client, dossier, story, version):
    body, match = json.dumps({"story": story, "page": "p1"}), {"If-Match": f'"{version}"'}
    return client.put(address("autosave", dossier), body, content_type="application/json", headers=match)


def test_the_story_saves_by_itself_and_never_over_another(client):
    dossier = DossierFactory()
    client.force_login(dossier.member)
    assert put(client, dossier, "Een", 0).json() == {"version": 1}
    conflict = put(client, dossier, "Twee", 0)
    assert (conflict.status_code, conflict.json()["theirs"]["story"]) == (412, "Een")


def test_two_screens_without_javascript(client):
    dossier = DossierFactory()
    client.force_login(dossier.member)
    renewal.tell(dossier, "Op mijn telefoon", base_revision=0, by=dossier.member)
    page = client.post(address("story", dossier), {"version": 0, "story": "Op mijn laptop"})
    assert page.status_code == 409
    assert "Op mijn telefoon" in text(page)
    client.post(address("story", dossier), {"version": 1, "story": "Op mijn laptop", "keep": "both"})
    dossier.refresh_from_db()
    assert {"Op mijn telefoon", "Op mijn laptop"} <= set(draft_of(dossier).story.split("\n"))


def test_the_text_not_chosen_stays_with_the_earlier_ones(client):
    dossier = DossierFactory()
    client.force_login(dossier.member)
    client.post(address("story", dossier), {"version": 0, "story": "Op mijn laptop", "keep": "theirs"})
    assert "Op mijn laptop" in text(client.get(address("earlier", dossier)))


@pytest.mark.parametrize(
    "story", ["", "   ", "\u200b\u00a0", "x" * 1_000_000, "<script>alert(1)</script>", "a\x00b", "سلام 👩‍👩‍👧"]
)
def test_whatever_is_typed(client, story):
    dossier = DossierFactory()
    client.force_login(dossier.member)
    answer = client.post(address("story", dossier), {"version": 0, "story": story})
    assert answer.status_code in {302, 422}
    assert "<script>alert" not in text(client.get(address("story", dossier)))


def test_a_paragraph_is_kept_back_and_shown_again(client, mine):
    item = draft_of(mine).pieces[0].id
    page = client.get(address("piece", mine, item))
    assert situations.FULL.chafes in text(page)
    mark = re.search(r'name="part" value="chafes"><input type="hidden" name="mark" value="(\w+)"', text(page))[1]
    client.post(address("piece", mine, item), {"part": "chafes", "mark": mark, "do": "hide"})
    assert situations.FULL.chafes not in text(client.get(address("preview", mine)))
    client.post(address("piece", mine, item), {"part": "chafes", "mark": mark, "do": "show"})
    assert situations.FULL.chafes in text(client.get(address("preview", mine)))


def test_the_pdf_is_not_there_yet_and_says_so(client):
    dossier = DossierFactory(submitted=True)
    client.force_login(dossier.member)
    page = client.get(address("pdf", dossier))
    assert page.status_code == 202
    assert 'role="status"' in text(page)
    Document.objects.update(reason="layout")
    trying = text(client.get(address("pdf", dossier)))
    Document.objects.update(state=PaperState.FAILED)
    failed = text(client.get(address("pdf", dossier)))
    assert len({text(page), trying, failed}) == 3


def test_the_pdf_for_who_may_see_it(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        dossier = DossierFactory(ready=True)
        renewal.submit(dossier, by=dossier.member, key="k", looked=True)
    client.force_login(dossier.member)
    answer = client.get(address("pdf", dossier))
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == f'attachment; filename="dossier-{Evidence.objects.get().reference}.pdf"'
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("trait", "reader", "board"), [("being_read", 202, 404), ("advised", 202, 202), ("renewed", 404, 404)]
)
def test_readers_and_board_see_the_pdf_while_they_need_it(client, trait, reader, board):
    dossier = DossierFactory(**{trait: True})
    client.force_login(Reading.objects.first().reader)
    assert client.get(address("pdf", dossier)).status_code == reader
    client.force_login(a_board_member())
    assert client.get(address("pdf", dossier)).status_code == board


def test_what_was_sent_is_not_edited_by_an_old_screen(client):
    dossier = DossierFactory(submitted=True)
    client.force_login(dossier.member)
    assert client.post(address("choose", dossier), {"piece": []}).status_code == 302
    assert client.get(address("submit", dossier)).status_code == 302
    assert put(client, dossier, "Te laat", 1).status_code == 400


def test_taking_back_and_stopping(client):
    dossier = DossierFactory(submitted=True)
    client.force_login(dossier.member)
    client.post(address("take_back", dossier))
    dossier.refresh_from_db()
    assert dossier.state == "composing"
    client.post(address("withdraw", dossier))
    dossier.refresh_from_db()
    assert dossier.state == "withdrawn"


@pytest.mark.parametrize("trait", ["ready", "submitted", "being_read", "advised", "renewed", "in_conversation"])
def test_every_state_has_its_page(client, trait):
    dossier = DossierFactory(**{trait: True})
    client.force_login(dossier.member)
    for page in ("compose", "preview"):
        assert client.get(address(page, dossier)).status_code == 200
    assert client.get("/herregistratie/").status_code == 200


def test_who_is_not_in_the_register_reads_so(client):
    client.force_login(UserFactory(secretary=True))
    assert client.get("/herregistratie/").status_code == 200
    assert client.post("/herregistratie/").status_code == 200


def test_query_counts(client, mine, django_assert_max_num_queries):
    for _ in range(3):
        situations.situation(by=mine.member)
    client.get("/herregistratie/")
    with django_assert_max_num_queries(12):
        client.get("/herregistratie/")
    with django_assert_max_num_queries(36):
        client.get(address("compose", mine))


def test_a_text_sent_after_signing_out_elsewhere_comes_back(client):
    dossier = DossierFactory()
    answer = client.post(address("story", dossier), {"version": 0, "story": "Bijna kwijt"})
    assert answer.status_code == 401
    assert "Bijna kwijt" in text(answer)
