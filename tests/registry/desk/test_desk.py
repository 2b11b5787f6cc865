"""Who waits for what, and not a sentence of content."""

import pytest
from django.urls import reverse

from registry.desk.press import pick_up
from registry.renewal.models import Document
from registry.renewal.states import PaperState
from tests.factories.accounts import UserFactory
from tests.factories.registry import DossierFactory, a_board_member
from tests.registry.renewal.test_views import text

TRAITS = ("submitted", "being_read", "advised", "proposed")


@pytest.mark.parametrize("role", ["secretary", "board"])
def test_the_procedure_and_nothing_of_the_content(client, role):
    for trait in TRAITS:
        DossierFactory(**{trait: True})
    client.force_login(UserFactory(**{role: True}))
    page = text(client.get("/bestuur/"))
    assert page.count("<bdi>Samira el Idrissi</bdi>") == len(TRAITS)
    assert "toetsenbord" not in page
    assert "leert wegen" not in page
    decides = page.count("/bestuur/dossiers/") - page.count("/lezers/")
    assert decides == (2 if role == "board" else 0)
    assert page.count("/lezers/") == 1


@pytest.mark.parametrize("role", ["member", "reader", "code_editor", "superuser"])
def test_only_for_board_and_secretary(client, role):
    client.force_login(UserFactory(**{role: True}))
    assert client.get("/bestuur/").status_code == 403


def test_ones_own_dossier_is_left_out(client):
    dossier = DossierFactory(submitted=True, member=a_board_member(name="Wim van Dam"))
    client.force_login(dossier.member)
    assert dossier.registration.number not in text(client.get("/bestuur/"))


def test_what_did_not_work_out_is_tried_again(client):
    DossierFactory(submitted=True)
    document = Document.objects.get()
    Document.objects.update(state=PaperState.FAILED, attempt=5, reason="layout")
    client.force_login(UserFactory(secretary=True))
    again = reverse("desk:try_again", args=[document.pk])
    assert again in text(client.get("/bestuur/"))
    client.post(again)
    document.refresh_from_db()
    assert (document.state, document.tries) == (PaperState.WAITING, 0)
    client.force_login(UserFactory(member=True))
    assert client.post(again).status_code == 404


def test_forgotten_papers_are_picked_up_once():
    DossierFactory(submitted=True)
    assert pick_up() == 1
    assert Document.objects.get().is_made
    assert pick_up() == 0


def test_query_counts(client, django_assert_max_num_queries):
    for trait in TRAITS:
        DossierFactory(**{trait: True})
    client.force_login(UserFactory(secretary=True))
    client.get("/bestuur/")
    with django_assert_max_num_queries(12):
        client.get("/bestuur/")
    for trait in TRAITS:
        DossierFactory(**{trait: True})
    with django_assert_max_num_queries(12):
        client.get("/bestuur/")


def test_the_way_from_wagtail(client):
    client.force_login(a_board_member())
    from registry.wagtail_hooks import board

    item = board()
    assert item.url == "/bestuur/"
