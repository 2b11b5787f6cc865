"""What a reader sees, and for how long."""

import re

import pytest
from django.urls import reverse

from portfolio.situations import actions as situations_room
from registry.reading.models import Reading
from registry.reading.queries import findings_of
from tests.factories.accounts import UserFactory
from tests.factories.registry import DossierFactory, a_reader, findings
from tests.factories.situations import gone_for_good
from tests.registry.renewal.test_views import dossier_on, text

COMPLETE = {f"{name}_mark": "recognisable" for name in ("own", "weighed", "together", "further")}
COMPLETE |= {"question": "Wat zou zij zeggen?", "version": "0", "key": "k1"}


@pytest.fixture
def reading(client):
    DossierFactory(being_read=True)
    reading = Reading.objects.first()
    client.force_login(reading.reader)
    return reading


def page_of(reading):
    return reverse("reading:read", args=[reading.pk])


def test_the_queue_holds_the_longest_waiting_first(client):
    dossiers = [DossierFactory(being_read=True) for _ in range(2)]
    reader = a_reader()
    for dossier in reversed(dossiers):
        Reading.objects.create(evidence=dossier.evidence.get(), reader=reader, assigned_by=reader, state="tie_checked")
    client.force_login(reader)
    addresses = re.findall(r'href="(/lezen/[0-9a-f-]{36}/)"', text(client.get("/lezen/")))
    assert addresses == [page_of(one) for one in Reading.objects.filter(reader=reader).order_by("assigned_at")]


def test_nothing_is_shown_before_it_is_taken_on(client):
    dossier = DossierFactory(submitted=True)
    reader = a_reader()
    client.force_login(UserFactory(secretary=True))
    client.post(reverse("reading:assign", args=[dossier.pk]), {"reader": reader.pk, "key": "k"})
    reading = Reading.objects.get()
    client.force_login(reader)
    assert "naast mijn toetsenbord" not in text(client.get(page_of(reading)))
    client.post(reverse("reading:accept", args=[reading.pk]))
    assert "naast mijn toetsenbord" in text(client.get(page_of(reading)))


def test_editing_afterwards_leaves_the_readers_page_byte_for_byte(client, reading):
    before = dossier_on(client.get(page_of(reading)))
    own = situations_room.Situation.objects.get()
    situations_room.note("Nog iets", by=own.member, key="")
    gone_for_good(own)
    assert dossier_on(client.get(page_of(reading))) == before


def test_drafting_and_handing_in(client, reading):
    client.post(page_of(reading), COMPLETE | {"own_mark": "", "do": "save"})
    reading.refresh_from_db()
    assert (reading.state, findings_of(reading).question) == ("writing", "Wat zou zij zeggen?")
    refused = client.post(page_of(reading), COMPLETE | {"own_mark": "not_yet", "version": "1", "do": "finish"})
    assert refused.status_code == 422
    assert 'href="#id_own_reason"' in text(refused)
    client.post(page_of(reading), COMPLETE | {"version": "1", "do": "finish"})
    reading.refresh_from_db()
    assert reading.state == "finished"
    assert "Wat zou zij zeggen?" in text(client.get(page_of(reading)))


@pytest.mark.parametrize("do", ["finish", "save"])
def test_what_is_sent_after_handing_in_comes_back(client, reading, do):
    sent = COMPLETE | {"own_reason": "Eerst zo.", "key": "k", "do": "finish"}
    client.post(page_of(reading), sent)
    for changes in ({"own_reason": "Beter zo."}, {"own_reason": "Beter zo.", "question": ""}):
        answer = client.post(page_of(reading), sent | changes | {"do": do})
        assert answer.status_code == 422
        assert re.search(r"<textarea[^>]*>&#10;Beter zo.</textarea>", text(answer))
    assert findings_of(Reading.objects.get(pk=reading.pk)).criteria["own"].reason == "Eerst zo."


def test_blind_until_both_have_finished(client, reading):
    other = Reading.objects.exclude(pk=reading.pk).get()
    client.force_login(other.reader)
    client.post(page_of(other), COMPLETE | {"question": "Wie zag jij niet?", "do": "finish"})
    client.force_login(reading.reader)
    assert "Wie zag jij niet?" not in text(client.get(page_of(reading)))
    client.post(page_of(reading), COMPLETE | {"do": "finish"})
    assert "Wie zag jij niet?" in text(client.get(page_of(reading)))


def test_two_screens_show_both_texts(client, reading):
    client.post(page_of(reading), COMPLETE | {"question": "Een", "do": "save"})
    page = client.post(page_of(reading), COMPLETE | {"question": "Twee\n\nregels", "do": "save"})
    assert page.status_code == 409
    assert "Een" in text(page)
    kept = re.findall(r'name="question" value="([^"]*)"', text(page))
    assert kept[1] == "Twee\n\nregels"
    assert "Een" in kept[0]
    assert "Twee" in kept[0]


def test_there_is_nothing_to_grade_with(client, reading):
    page = text(client.get(page_of(reading)))
    assert page.count('type="radio"') == 8
    assert "checked" not in page
    assert 'type="number"' not in page
    assert 'type="range"' not in page


@pytest.mark.parametrize("role", ["member", "reader", "board", "secretary", "superuser"])
def test_to_others_it_does_not_exist(client, reading, role):
    client.force_login(UserFactory(**{role: True}))
    assert client.get(page_of(reading)).status_code == 404
    assert client.post(page_of(reading), COMPLETE).status_code == 404
    assert client.post(reverse("reading:accept", args=[reading.pk])).status_code == 404


def test_the_member_does_not_read_their_readers(client, reading):
    client.force_login(reading.evidence.dossier.member)
    assert client.get(page_of(reading)).status_code == 404


def test_the_queue_is_for_readers(client):
    client.force_login(UserFactory(member=True))
    assert client.get("/lezen/").status_code == 403


def test_giving_it_back_closes_it(client, reading):
    client.post(reverse("reading:step_back", args=[reading.pk]))
    assert client.get(page_of(reading)).status_code == 404


@pytest.mark.parametrize(("role", "status"), [("secretary", 200), ("board", 200), ("reader", 404), ("superuser", 404)])
def test_who_asks_readers(client, role, status):
    dossier = DossierFactory(submitted=True)
    a_reader(name="Noor de Wit")
    client.force_login(UserFactory(**{role: True}))
    page = client.get(reverse("reading:assign", args=[dossier.pk]))
    assert page.status_code == status
    assert "naast mijn toetsenbord" not in text(page)


def test_an_unknown_reader_is_not_asked(client):
    dossier = DossierFactory(submitted=True)
    client.force_login(UserFactory(secretary=True))
    client.post(reverse("reading:assign", args=[dossier.pk]), {"reader": "1 OR 1=1", "key": "k"})
    assert not Reading.objects.exists()


def test_query_counts(client, reading, django_assert_max_num_queries):
    findings()
    with django_assert_max_num_queries(12):
        client.get("/lezen/")
    with django_assert_max_num_queries(14):
        client.get(page_of(reading))
