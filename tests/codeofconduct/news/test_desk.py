"""The editor's side: who writes, what a preview shows, what is asked again, what stays where it is."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from codeofconduct.news.models import Event, NewsItem, NewsPage
from tests.factories import news
from tests.factories.accounts import UserFactory


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture(params=["code_editor", "board"])
def editor(client, request):
    client.force_login(UserFactory(**{request.param: True}))
    return client


def form(**more):
    comments = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    about = {"title": "Dag", "slug": "dag", "place": "Hier", "body": "null", "starts_at": "2027-06-01 13:00"}
    return about | {"ends_at": "2027-06-01 15:00", "published_on": "2026-03-01"} | comments | more


def new(client, kind, **more):
    address = reverse("wagtailadmin_pages:add", args=["codeofconduct", kind, NewsPage.objects.get().pk])
    return client.post(address, form(**more))


@pytest.mark.parametrize("kind", ["newsitem", "event"])
def test_editors_write_and_publish(editor, client, kind):
    assert new(editor, kind).status_code == 302
    assert client.get("/uit-het-vak/dag/").status_code == 404  # a draft is read in its preview, by editors too
    assert new(editor, kind, slug="ook", **{"action-publish": "1"}).status_code == 302
    client.logout()
    assert client.get("/uit-het-vak/ook/").status_code == 200


def test_a_message_can_wait_for_its_moment(editor, client):
    new(editor, "newsitem", go_live_at="2099-01-01 09:00", **{"action-publish": "1"})
    assert not NewsItem.objects.get().live
    client.logout()
    assert client.get("/uit-het-vak/dag/").status_code == 404


def test_times_are_typed_on_a_dutch_clock(editor):
    new(editor, "event")
    assert Event.objects.get().starts_at == news.on_a_dutch_clock(2027, 6, 1, 13)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"ends_at": "2027-06-01 12:00"}, "ends_at"),
        ({"starts_at": ""}, "starts_at"),
        ({"ends_at": ""}, "ends_at"),
        ({"starts_at": "2027-03-28 02:30"}, "starts_at"),
        ({"starts_at": "31-02-2027 13:00"}, "starts_at"),
        ({"starts_at": "9999-12-31 23:59", "ends_at": "0000-00-00"}, "ends_at"),
        ({"title": ""}, "title"),
    ],
)
@pytest.mark.parametrize("button", [{}, {"action-publish": "1"}])
def test_what_cannot_be_is_said_beside_its_field(editor, more, field, button):
    answer = new(editor, "event", **more, **button)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not Event.objects.exists()


def test_a_preview_shows_what_the_public_will_see(editor):
    event = news.event("Dag")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[event.pk])
    assert editor.post(address, form(title="Nog niet bewaard")).json()["is_valid"]
    assert "Nog niet bewaard" in editor.get(address).text
    assert Event.objects.get().title == "Dag"


@pytest.mark.parametrize("kind", ["newsitem", "event"])
def test_a_preview_of_what_was_never_saved(editor, kind):
    page = NewsPage.objects.get().pk
    address = reverse("wagtailadmin_pages:preview_on_add", args=["codeofconduct", kind, page])
    assert editor.post(address, form(title="Nieuw idee")).json()["is_valid"]
    assert "Nieuw idee" in editor.get(address).text


def test_nothing_goes_behind_a_password(editor):
    for page in (NewsPage.objects.get(), news.item(), news.event()):
        assert not page.permissions_for_user(UserFactory(superuser=True)).can_set_view_restrictions()
        PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")
        assert not page.get_view_restrictions().exists()


@pytest.mark.parametrize("verb", ["unpublish", "delete", "move"])
def test_the_page_itself_stays(client, verb):
    client.force_login(UserFactory(superuser=True))
    page = NewsPage.objects.get()
    client.post(reverse(f"wagtailadmin_pages:{verb}", args=[page.pk]), {"next": "/"})
    assert NewsPage.objects.get().live
    client.logout()
    assert client.get("/uit-het-vak/").status_code == 200


@pytest.mark.parametrize("who", ["member", "reader", "secretary"])
def test_nobody_else_writes(client, who):
    client.force_login(UserFactory(**{who: True}))
    assert new(client, "newsitem").status_code in (302, 403)
    assert not NewsItem.objects.exists()


def test_a_megabyte_of_introduction_is_asked_again(editor):
    answer = new(editor, "newsitem", introduction="a" * 1_000_000)
    assert answer.status_code == 200
    assert "introduction" in answer.context["form"].errors


def test_two_editors_at_once_both_keep_their_words(editor):
    event = news.event("Dag", starts_at=timezone.now())
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    for place in ("Hier", "Daar"):
        assert editor.post(edit, form(place=place)).status_code == 302
    said = [revision.as_object().place for revision in Event.objects.get().revisions.order_by("pk")]
    assert said[-2:] == ["Hier", "Daar"]
