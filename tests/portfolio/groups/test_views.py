"""The pages: what a member sees, what a mistake costs, and that nothing is lost."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.leaving import set_out
from portfolio.groups import actions, agreeing, queries
from portfolio.groups.models import Group, Membership
from portfolio.groups.states import State
from tests.factories.groups import AGREEMENT, a_group, asked, place_of
from tests.factories.intervision import a_colleague, new_key


@pytest.fixture
def petra(client):
    person = a_colleague(name="Petra Linssen")
    client.force_login(person)
    return person


def test_a_group_is_made_with_an_agreement_one_can_change(client, petra):
    page = client.get(reverse("groups:found"))
    assert "Nobody" in page.content.decode() or "Niemand" in page.content.decode()
    sent = {"name": "Tussen de Regels", "agreement": "Onder ons.", "key": "k"}
    answer = client.post(reverse("groups:found"), sent)
    group = Group.objects.get()
    assert answer["Location"] == reverse("groups:invite", args=[group.pk])
    assert queries.agreement_of(group) == "Onder ons."


@pytest.mark.parametrize("bad", [{"name": ""}, {"name": "x" * 121}, {"agreement": " "}, {"agreement": "x" * 2001}])
def test_what_does_not_fit_is_said_beside_the_field_and_kept(client, petra, bad):
    sent = {"name": "zwname", "agreement": "zwagreed", "key": "k"} | bad
    answer = client.post(reverse("groups:found"), sent)
    assert answer.status_code == 422
    assert all(text.strip() in answer.content.decode() for text in sent.values() if text != "k")
    assert not Group.objects.exists()


def test_people_are_invited_in_rows_and_one_more_row_needs_no_script(client, petra):
    group = a_group(petra)
    url = reverse("groups:invite", args=[group.pk])
    rows = {"people-0-name": "Noor", "people-0-email": "noor@elders.example", "key": "k"}
    page = client.post(url, rows | {"more": "people"})
    assert "people-1-name" in page.content.decode()
    assert 'value="noor@elders.example"' in page.content.decode()
    assert client.post(url, rows).status_code == 302
    assert client.post(url, rows).status_code == 422
    assert Membership.objects.filter(state=State.INVITED).count() == 1


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"people-0-name": "Noor"},
        {"people-0-email": "noor@elders.example"},
        {"people-0-name": "Noor", "people-0-email": "geen adres"},
        {"people-0-name": "\x00", "people-0-email": "a@b.nl\nBcc: x@y.nl"},
        {"people-99-name": "Noor", "people-99-email": "x@y.nl"},
    ],
)
def test_a_row_that_is_not_right_is_refused_calmly(client, petra, row):
    group = a_group(petra)
    answer = client.post(reverse("groups:invite", args=[group.pk]), row | {"key": "k"})
    assert answer.status_code == 422
    assert not Membership.objects.filter(state=State.INVITED).exists()


def test_an_invited_member_finds_it_in_their_overview_and_says_yes(client, petra):
    group = a_group(a_colleague(name="Hakan Demir"))
    place = asked(group, petra)
    for overview in ("groups:overview", "intervision:overview"):
        assert reverse("groups:invitation", args=[place.pk]) in client.get(reverse(overview)).content.decode()
    assert client.get(reverse("groups:group", args=[group.pk])).status_code == 404
    url = reverse("groups:invitation", args=[place.pk])
    page = client.get(url).content.decode()
    assert AGREEMENT in page
    assert "checked" not in page
    answer = client.post(url, {"said": "yes", "version": "1", "key": "k"})
    assert answer["Location"] == reverse("groups:group", args=[group.pk])
    assert "Je doet mee." in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"said": "yes"}, {"said": "maybe", "version": "1"}, {"said": "yes", "version": "x"}]
)
def test_nothing_happens_without_a_chosen_answer(client, petra, sent):
    place = asked(a_group(), petra)
    assert client.post(reverse("groups:invitation", args=[place.pk]), sent).status_code == 422
    place.refresh_from_db()
    assert place.state == State.INVITED


def test_a_text_that_changed_while_reading_is_shown_and_asked_again(client, petra):
    group = a_group()
    place = asked(group, petra)
    agreeing.change(group, "X", "Een heel andere tekst.", base_version=1, by=group.convener, key=new_key())
    url = reverse("groups:invitation", args=[place.pk])
    answer = client.post(url, {"said": "yes", "version": "1", "key": "k"})
    assert answer.status_code == 422
    assert "Een heel andere tekst." in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()


def test_rather_not_is_one_answer_and_the_convener_sees_it(client, petra):
    group = a_group()
    place = asked(group, petra)
    client.post(reverse("groups:invitation", args=[place.pk]), {"said": "no", "version": "1", "key": "k"})
    client.force_login(group.convener)
    assert str(State.DECLINED.label) in client.get(reverse("groups:group", args=[group.pk])).content.decode()


def test_a_stale_change_keeps_the_typed_text_and_shows_what_stands_there(client, petra):
    group = a_group(petra)
    agreeing.change(group, "X", "Van het andere scherm.", base_version=1, by=petra, key=new_key())
    sent = {"name": "X", "agreement": "Van dit scherm.", "version": "1", "key": "k"}
    answer = client.post(reverse("groups:change", args=[group.pk]), sent)
    assert answer.status_code == 422
    assert all(text in answer.content.decode() for text in ("Van dit scherm.", "Van het andere scherm."))
    assert client.post(reverse("groups:change", args=[group.pk]), sent | {"version": "2"}).status_code == 302


def test_a_typed_text_comes_back_when_the_group_is_not_yours(client, petra):
    group = a_group()
    sent = {"name": "zwname", "agreement": "zwtyped", "version": "1", "key": "k"}
    answer = client.post(reverse("groups:change", args=[group.pk]), sent)
    assert answer.status_code == 404
    assert "zwtyped" in answer.content.decode()
    client.logout()
    assert "zwtyped" in client.post(reverse("groups:change", args=[group.pk]), sent).content.decode()


def test_handing_over_in_two_browsers(client, petra):
    group = a_group(petra, samira := a_colleague(name="Samira el Idrissi"), a_colleague())
    url = reverse("groups:convene", args=[group.pk])
    assert client.get(reverse("groups:leave", args=[group.pk]))["Location"] == url
    assert client.post(url, {}).status_code == 422
    client.post(url, {"heir": str(place_of(group, samira).pk)})
    client.force_login(samira)
    assert url in client.get(reverse("groups:group", args=[group.pk])).content.decode()
    client.post(url, {"do": "yes"})
    client.force_login(petra)
    client.post(reverse("groups:leave", args=[group.pk]), {"key": "k"})
    assert Group.objects.get().convener == samira
    assert client.get(reverse("groups:group", args=[group.pk])).status_code == 404


def test_a_page_costs_the_same_with_many_people(client, petra, django_assert_max_num_queries):
    group = a_group(petra)
    for n in range(6):
        asked(group, f"gast{n}@elders.example")
    for name, args, most in (("groups:group", [group.pk], 16), ("groups:overview", [], 9)):
        client.get(reverse(name, args=args))
        with django_assert_max_num_queries(most):
            client.get(reverse(name, args=args))


def test_the_list_costs_the_same_with_many_groups(client, petra, django_assert_max_num_queries):
    for n in range(4):
        a_group(petra, name=f"Groep {n}")
    client.get(reverse("groups:overview"))
    with django_assert_max_num_queries(9):
        page = client.get(reverse("groups:overview")).content.decode()
    assert all(f"Groep {n}" in page for n in range(4))


def test_who_left_the_register_can_leave_a_group(client, petra):
    group = a_group(a_colleague(), petra, a_colleague())
    set_out(petra, today=timezone.localdate())
    actions.leave(place_of(group, petra), by=petra)
    assert petra.get_full_name() not in queries.names_of(group)


def test_nobody_is_said_to_ask_when_the_convener_left_the_register(client):
    group = a_group(a_colleague(name="Petra Linssen"), samira := a_colleague())
    set_out(group.convener, today=timezone.localdate())
    client.force_login(samira)
    page = client.get(reverse("groups:convene", args=[group.pk])).content.decode()
    assert "Petra" not in page
    assert 'value="yes"' in page


def test_a_yes_to_a_group_that_went_this_very_moment_finds_nothing(client, petra, monkeypatch):
    place = asked(a_group(), petra)

    def gone_first(*args, **kwargs):
        actions.dissolve(Group.objects.get())
        return joins(*args, **kwargs)

    joins = actions.join
    monkeypatch.setattr(actions, "join", gone_first)
    url = reverse("groups:invitation", args=[place.pk])
    assert client.post(url, {"said": "yes", "version": 1, "key": "k"}).status_code == 404
