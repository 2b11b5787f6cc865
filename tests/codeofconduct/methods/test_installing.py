"""The fourteen methods as the register first has them, and that putting them there never undoes an editor's work."""

import pytest
from django.core.management import call_command
from django.utils import translation
from wagtail.models import Page

from codeofconduct.methods.actions import install
from codeofconduct.methods.kinds import InHand, Method
from codeofconduct.methods.library import FIRST, ROOM, page_of, told
from codeofconduct.methods.models import MethodPage, MethodsPage
from tests.face.test_words import forbidden_in
from tests.factories import methods

EACH = pytest.mark.parametrize("method", FIRST)


def test_there_are_fourteen_and_no_file_is_left_over():
    assert len(FIRST) == 14
    assert {path.stem for path in ROOM.glob("*.toml")} == {one.value for one in FIRST}


def test_a_key_of_a_stored_session_never_changes():
    before = "incident gossip balint five_steps ten_steps socratic moral_deliberation good_work u clean_language"
    assert {*before.split(), "core_quadrants", "weighing_table", "other"} <= set(Method.values)


@EACH
def test_a_method_is_whole(method):
    page = page_of(method)
    page.clean_fields(exclude=["page_ptr", "path", "depth", "slug", "content_type", "locale"])
    for part in (*page.steps.all(), *page.roles.all()):
        part.full_clean(exclude=["page"])
    assert page.minutes_from <= page.takes <= page.minutes_to
    assert len(page.steps.all()) >= 5
    assert page.in_hand
    assert set(page.in_hand) <= set(InHand.values)
    with translation.override("nl"):
        assert page.title == str(method.label)


@EACH
def test_its_words_are_short_and_scold_nobody(method):
    page = page_of(method)
    texts = [page.introduction, page.fits, page.record, page.never, page.credit]
    texts += [step.does for step in page.steps.all()] + [role.does for role in page.roles.all()]
    assert [found for text in texts for found in forbidden_in(text)] == []
    sentences = [one for text in texts for one in text.replace("?", ".").replace(":", ".").split(".") if one.strip()]
    assert max(len(one.split()) for one in sentences) <= 25
    assert sum(len(one.split()) for one in sentences) / len(sentences) <= 12


def test_every_question_that_helps_to_choose_has_an_answer():
    asked = {hand for method in FIRST for hand in told(method)["in_hand"]}
    assert asked == set(InHand.values)


def test_installing_publishes_all_of_them(client):
    assert install() == FIRST
    page = client.get("/werkvormen/").text
    for one in MethodPage.objects.live():
        assert one.title in page
        assert client.get(one.url).status_code == 200
        assert client.get(f"{one.url}samen/").status_code == 200
    assert [*Page.find_problems()] == [[], [], [], [], []]


def test_installing_twice_is_once():
    install()
    before = list(MethodPage.objects.order_by("path").values())
    assert install() == []
    assert list(MethodPage.objects.order_by("path").values()) == before


def test_what_editors_did_stays():
    install()
    changed = methods.changed(MethodPage.objects.get(method="balint"), introduction="Onze eigen woorden.")
    MethodPage.objects.get(method="gossip").delete()
    MethodPage.objects.get(method="u").unpublish()
    MethodsPage.objects.get().save_revision().publish()
    assert install() == []
    assert MethodPage.objects.get(pk=changed.pk).introduction == "Onze eigen woorden."
    assert not MethodPage.objects.filter(method="gossip").exists()
    assert not MethodPage.objects.get(method="u").live


def test_a_page_of_the_editors_own_is_not_doubled():
    own = methods.method(Method.INCIDENT, title="Roddelmethode", slug="roddelmethode")
    new = install()
    assert Method.INCIDENT not in new
    assert MethodPage.objects.get(method="incident").pk == own.pk
    assert MethodPage.objects.get(method="gossip").slug != "roddelmethode"


def test_the_command_says_what_it_did(capsys):
    call_command("install_methods")
    assert capsys.readouterr().out.count("installed ") == 14
    call_command("install_methods")
    assert "already" in capsys.readouterr().out
