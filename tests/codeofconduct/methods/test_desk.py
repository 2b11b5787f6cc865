"""The editor's side: who writes, what a preview shows, what is asked again, what stays where it is."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from codeofconduct.methods.kinds import Method
from codeofconduct.methods.models import MethodPage, MethodsPage
from tests.factories import methods
from tests.factories.accounts import UserFactory


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture(params=["code_editor", "board"])
def editor(client, request):
    client.force_login(UserFactory(**{request.param: True}))
    return client


def rows(name, found):
    """An inline panel as the browser sends it."""
    told = {f"{name}-TOTAL_FORMS": str(len(found)), f"{name}-INITIAL_FORMS": "0"}
    told |= {f"{name}-MIN_NUM_FORMS": "0", f"{name}-MAX_NUM_FORMS": "1000"}
    for place, one in enumerate(found):
        told |= {f"{name}-{place}-{key}": str(value) for key, value in one.items()}
        told |= {f"{name}-{place}-ORDER": str(place + 1), f"{name}-{place}-DELETE": "", f"{name}-{place}-id": ""}
    return told


def form(*minutes, **more):
    steps = [{"title": f"Stap {one}", "does": "Praat.", "minutes": one, "speaks": "Jij"} for one in minutes or (10, 20)]
    about = {"title": "Onze vorm", "slug": "onze-vorm", "method": "other", "introduction": "Kort.", "fits": "Altijd."}
    about |= {"in_hand": ["moment", "first"], "group_from": "3", "group_to": "6", "minutes_from": "30"}
    about |= {"minutes_to": "30", "record": "Het thema.", "never": "De casus.", "credit": "Van ons."}
    about |= rows("steps", steps) | rows("roles", [{"name": "Inbrenger", "does": "Vertelt."}]) | rows("comments", [])
    return about | more


def new(client, *minutes, publish=True, **more):
    address = reverse("wagtailadmin_pages:add", args=["codeofconduct", "methodpage", MethodsPage.objects.get().pk])
    return client.post(address, form(*minutes, **more) | ({"action-publish": "1"} if publish else {}))


def test_editors_write_and_publish_their_own(editor, client):
    assert new(editor).status_code == 302
    client.logout()
    page = client.get("/werkvormen/onze-vorm/").text
    assert "Stap 10" in page
    assert "Een moment dat net geweest is" in page
    assert "Onze vorm" in client.get("/werkvormen/?hand=first").text


def test_a_draft_is_nowhere_yet(editor, client):
    assert new(editor, publish=False).status_code == 302
    assert client.get("/werkvormen/onze-vorm/").status_code == 404
    assert client.get("/werkvormen/onze-vorm/samen/").status_code == 404


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"minutes_to": "20"}, "minutes_to"),
        ({"minutes_from": "40", "minutes_to": "50"}, "minutes_to"),
        ({"group_to": "2"}, "group_to"),
        ({"group_from": "0"}, "group_from"),
        ({"group_to": "1000"}, "group_to"),
        ({"group_from": "veel"}, "group_from"),
        ({"in_hand": ["iets"]}, "in_hand"),
        ({"method": "zomaar"}, "method"),
        ({"method": ""}, "method"),
        ({"title": ""}, "title"),
        ({"fits": ""}, "fits"),
        ({"introduction": "a" * 201}, "introduction"),
        ({"credit": "a" * 1_000_000}, "credit"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(editor, more, field):
    answer = new(editor, **more)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not MethodPage.objects.exists()


@pytest.mark.parametrize("minutes", [(0, 30), (-5, 35), (181,), ("veel", 30), (99999999999, 1)])
def test_a_step_takes_a_number_of_minutes(editor, minutes):
    assert new(editor, *minutes).status_code == 200
    assert not MethodPage.objects.exists()


def test_a_draft_need_not_add_up_yet(editor):
    assert new(editor, 5, publish=False).status_code == 302
    page = MethodPage.objects.get()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = editor.post(address, form(5) | {"action-publish": "1"})
    assert answer.status_code == 200
    assert "minutes_to" in answer.context["form"].errors
    assert not MethodPage.objects.get().live


def test_a_method_has_one_page(editor):
    methods.method(Method.BALINT)
    answer = new(editor, method="balint")
    assert answer.status_code == 200
    assert MethodPage.objects.count() == 1


def test_the_method_is_chosen_once(editor):
    page = methods.method(Method.BALINT)
    page.method = "gossip"
    page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    editor.post(address, form(method="u") | {"action-publish": "1"})
    assert MethodPage.objects.get().method == "balint"
    assert MethodPage.objects.get().title == "Onze vorm"


@pytest.mark.parametrize("mode", ["", "together"])
def test_a_preview_shows_what_is_in_the_editor(editor, mode):
    page = methods.method()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(address, form(12, 18, title="Nog niet bewaard")).json()["is_valid"]
    shown = editor.get(f"{address}?mode={mode}").text
    assert "Nog niet bewaard" in shown
    assert "Stap 12" in shown
    assert MethodPage.objects.get().title == "Incidentmethode"


@pytest.mark.parametrize("mode", ["", "together"])
def test_a_preview_of_what_was_never_saved(editor, mode):
    library = MethodsPage.objects.get().pk
    address = reverse("wagtailadmin_pages:preview_on_add", args=["codeofconduct", "methodpage", library])
    assert editor.post(address, form()).json()["is_valid"]
    assert "Stap 20" in editor.get(f"{address}?mode={mode}").text


def test_nothing_goes_behind_a_password_and_nothing_is_copied():
    anyone = UserFactory(superuser=True)
    for page in (MethodsPage.objects.get(), methods.method()):
        assert not page.permissions_for_user(anyone).can_set_view_restrictions()
        assert not page.permissions_for_user(anyone).can_copy()
        PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")
        assert not page.get_view_restrictions().exists()


@pytest.mark.parametrize("verb", ["unpublish", "delete", "move"])
def test_the_library_itself_stays(client, verb):
    client.force_login(UserFactory(superuser=True))
    page = MethodsPage.objects.get()
    client.post(reverse(f"wagtailadmin_pages:{verb}", args=[page.pk]), {"next": "/"})
    assert MethodsPage.objects.get().live
    client.logout()
    assert client.get("/werkvormen/").status_code == 200


@pytest.mark.parametrize("who", ["member", "reader", "secretary"])
def test_nobody_else_writes(client, who):
    client.force_login(UserFactory(**{who: True}))
    assert new(client).status_code in (302, 403)
    assert not MethodPage.objects.exists()
