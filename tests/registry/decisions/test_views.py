"""Where the board decides, and where the member reads it."""

import pytest
from django.urls import reverse

from accounts.groups import BOARD, join
from registry.decisions.models import Decision
from registry.reading.models import Reading
from tests.accounts.test_rescue import texts_on
from tests.factories.accounts import UserFactory
from tests.factories.registry import GROUNDS, DossierFactory, a_board_member
from tests.registry.renewal.test_views import text

PROPOSAL = {
    "outcome": "renewed",
    "reasons": "Wij nemen dat over.",
    "question": "En nu jij?",
    "key": "k1",
    "do": "propose",
}


def page_of(dossier):
    return reverse("decisions:decide", args=[dossier.pk])


def test_two_people_decide_by_hand(client):
    dossier = DossierFactory(advised=True)
    client.force_login(a_board_member(name="Wim"))
    client.post(page_of(dossier), PROPOSAL)
    assert 'value="agree"' not in text(client.get(page_of(dossier)))
    client.force_login(a_board_member())
    page = text(client.get(page_of(dossier)))
    assert "En nu jij?" in page
    client.post(page_of(dossier), {"do": "agree", "decision": Decision.objects.get().pk})
    dossier.refresh_from_db()
    assert dossier.state == "renewed"


def test_the_board_sees_the_frozen_copy_and_both_findings(client):
    dossier = DossierFactory(advised=True)
    client.force_login(a_board_member())
    page = text(client.get(page_of(dossier)))
    assert "naast mijn toetsenbord" in page
    assert page.count("Wat verandert er als jij een ander leert wegen?") == 2


def test_an_unfinished_proposal_says_what_to_write(client):
    dossier = DossierFactory(advised=True)
    client.force_login(a_board_member())
    for proposal in (PROPOSAL | {"outcome": ""}, PROPOSAL | {"reasons": ""}, PROPOSAL | {"outcome": "not_renewed"}):
        page = client.post(page_of(dossier), proposal)
        assert page.status_code == 422
        assert "En nu jij?" in text(page)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("name", ["reasons", "question"])
@pytest.mark.parametrize("blank", ["", " \u00a0\n"])
def test_a_blank_word_is_said_beside_its_field(client, name, blank):
    dossier = DossierFactory(advised=True)
    client.force_login(a_board_member())
    page = text(client.post(page_of(dossier), PROPOSAL | {name: blank}))
    assert f'href="#id_{name}"' in page
    assert f'id="id_{name}_error"' in page
    assert page.count('aria-invalid="true"') == 1


@pytest.mark.parametrize("trait", ["proposed", "renewed"])
@pytest.mark.parametrize("changes", [{}, {"outcome": ""}])
def test_who_is_second_gets_the_typed_grounds_back(client, trait, changes):
    dossier = DossierFactory(**{trait: True})
    client.force_login(a_board_member())
    answer = client.post(page_of(dossier), PROPOSAL | {"reasons": "Zo dan <b>ook</b>."} | changes)
    assert answer.status_code == 409
    assert texts_on(answer) == ["Zo dan <b>ook</b>.", "En nu jij?"]
    assert Decision.objects.count() == 1


def test_who_sends_other_words_from_the_same_page_gets_them_back(client):
    dossier = DossierFactory(advised=True)
    client.force_login(a_board_member())
    assert client.post(page_of(dossier), PROPOSAL).status_code == 302
    assert client.post(page_of(dossier), PROPOSAL).status_code == 302
    answer = client.post(page_of(dossier), PROPOSAL | {"reasons": "Beter gezegd."})
    assert answer.status_code == 409
    assert texts_on(answer) == ["Beter gezegd.", "En nu jij?"]


def test_who_left_the_board_meanwhile_gets_the_words_back(client):
    dossier = DossierFactory(advised=True)
    client.force_login(UserFactory(member=True))
    answer = client.post(page_of(dossier), PROPOSAL)
    assert answer.status_code == 403
    assert texts_on(answer) == ["Wij nemen dat over.", "En nu jij?"]


def test_who_is_second_reads_the_outcome(client):
    dossier = DossierFactory(proposed=True)
    client.force_login(a_board_member())
    assert client.post(page_of(dossier), PROPOSAL).status_code == 409
    decision = Decision.objects.get()
    for status in (302, 409):
        client.force_login(a_board_member())
        assert client.post(page_of(dossier), {"do": "agree", "decision": decision.pk}).status_code == status
    assert client.get(page_of(dossier)).status_code == 409


def test_setting_aside(client):
    dossier = DossierFactory(proposed=True)
    client.force_login(a_board_member())
    first = Decision.objects.get()
    client.post(page_of(dossier), {"do": "set_aside", "decision": first.pk})
    assert 'value="propose"' in text(client.get(page_of(dossier)))
    assert client.post(page_of(dossier), {"do": "agree", "decision": first.pk}).status_code == 409


@pytest.mark.parametrize("decision", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_agreeing_with_nothing(client, decision):
    dossier = DossierFactory(proposed=True)
    client.force_login(a_board_member())
    assert client.post(page_of(dossier), {"do": "agree", "decision": decision}).status_code == 404


@pytest.mark.parametrize("role", ["member", "reader", "secretary", "code_editor", "superuser"])
def test_only_for_the_board(client, role):
    dossier = DossierFactory(advised=True)
    client.force_login(UserFactory(**{role: True}))
    assert client.get(page_of(dossier)).status_code == 403


def test_ones_own_dossier_and_one_that_one_read_are_not_there(client):
    dossier = DossierFactory(advised=True)
    for person in (dossier.member, Reading.objects.first().reader):
        join(person, BOARD)
        client.force_login(person)
        assert client.get(page_of(dossier)).status_code == 404


@pytest.mark.parametrize("trait", ["submitted", "being_read"])
def test_before_advice_the_board_sees_nothing(client, trait):
    client.force_login(a_board_member())
    assert client.get(page_of(DossierFactory(**{trait: True}))).status_code == 404


@pytest.mark.parametrize("trait", ["renewed", "in_conversation"])
def test_the_member_reads_the_decision_and_the_question(client, trait):
    dossier = DossierFactory(**{trait: True})
    client.force_login(dossier.member)
    page = text(client.get(reverse("decisions:outcome", args=[dossier.pk])))
    assert GROUNDS.question in page
    assert client.get(reverse("decisions:letter", args=[dossier.pk])).status_code == 202


@pytest.mark.parametrize("name", ["outcome", "letter", "statement"])
def test_a_decision_is_the_members_alone(client, name):
    dossier = DossierFactory(renewed=True)
    for person in (
        UserFactory(member=True),
        a_board_member(),
        UserFactory(secretary=True),
        UserFactory(superuser=True),
    ):
        client.force_login(person)
        assert client.get(reverse(f"decisions:{name}", args=[dossier.pk])).status_code == 404


def test_a_proposal_is_not_shown_to_the_member(client):
    dossier = DossierFactory(proposed=True)
    client.force_login(dossier.member)
    assert client.get(reverse("decisions:outcome", args=[dossier.pk])).status_code == 404


def test_letter_and_statement_are_made(client, django_capture_on_commit_callbacks):
    from registry.decisions import actions as board

    dossier = DossierFactory(proposed=True)
    with django_capture_on_commit_callbacks(execute=True):
        board.agree(Decision.objects.get(), by=a_board_member())
    client.force_login(dossier.member)
    for name in ("letter", "statement"):
        assert client.get(reverse(f"decisions:{name}", args=[dossier.pk])).content.startswith(b"%PDF")
