"""The code's own screens at the desk: who reaches them, what they say, and what stays as it was typed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codeofconduct.consultation import actions as consultations
from codeofconduct.editions import actions as editions
from codeofconduct.editions.models import CodePage, Edition, SiteRoot
from codeofconduct.editions.states import S
from codeofconduct.news.models import NewsPage
from codeofconduct.stories.models import StoriesPage
from tests.codeofconduct.editions.test_workflow import adoption, browser
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory

SCREENS = ("follow", "correct", "compare", "adopt")


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def screen(name, edition):
    return reverse(f"code_desk:{name}", args=[edition.pk])


@pytest.mark.parametrize(
    ("who", "home", "adopt"),
    [
        ("board", 200, 200),
        ("code_editor", 200, 403),
        ("superuser", 403, 403),
        ("member", 302, 302),
        ("secretary", 302, 302),
    ],
)
def test_who_reaches_the_desk(who, home, adopt):
    client, edition = browser(**{who: True}), code.draft()
    assert client.get(reverse("code_desk:home")).status_code == home
    for name in SCREENS:
        expected = adopt if name == "adopt" else home
        assert client.get(screen(name, edition)).status_code == expected, name
    if who != "board":
        assert adoption_refused(client, edition)


def adoption_refused(client, edition):
    client.post(screen("adopt", edition), {"sure": "on", "meeting": "x", "quorum": "x"})
    return Edition.objects.get().state == S.WORKING


def test_the_list_shows_what_can_be_done(django_assert_max_num_queries):
    for step, number in enumerate(("1.0", "1.1", "1.2")):
        code.adopt(code.draft(number), in_force_from=timezone.localdate() + timedelta(days=step))
    code.draft("2.0")
    editions.bring_into_force(timezone.localdate() + timedelta(days=1))
    client = browser(board=True)
    client.get(reverse("code_desk:home"))
    with django_assert_max_num_queries(20):
        page = client.get(reverse("code_desk:home"))
    offered = {
        edition.number: [choice.url.rsplit("/", 2)[1] for choice in rows] for edition, rows in page.context["rows"]
    }
    assert list(offered) == ["2.0", "1.2", "1.1", "1.0"]
    assert "vaststellen" in offered["2.0"]
    assert "verbeteren" in offered["1.1"]
    assert offered["1.0"] == ["veranderd"]


@pytest.mark.parametrize("who", ["board", "code_editor"])
def test_an_editions_own_screen_has_the_buttons(who):
    edition = code.draft()
    page = browser(**{who: True}).get(reverse("wagtailadmin_pages:edit", args=[edition.pk])).content.decode()
    assert (screen("adopt", edition) in page) == (who == "board")
    assert screen("compare", edition) in page


@pytest.mark.parametrize(("name", "corrects"), [("follow", False), ("correct", True)])
def test_beginning_the_next_one_leads_to_its_text(name, corrects):
    edition = code.in_force()
    client = browser(code_editor=True)
    assert client.get(screen(name, edition)).context["form"]["number"].value() == "1.1"
    answer = client.post(screen(name, edition), {"number": "1.1"})
    begun = Edition.objects.get(number="1.1")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[begun.pk])
    assert bool(begun.corrects_id) == corrects


def test_a_number_that_cannot_be_is_said_beside_the_field():
    edition = code.in_force()
    answer = browser(code_editor=True).post(screen("follow", edition), {"number": "1.0"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["number"]


def test_the_board_reads_what_it_adopts():
    code.in_force("1.0")
    draft = code.draft("1.1")
    article = draft.core_values.first().articles.first()
    article.text = "Ik doe 1.1 anders."
    article.save()
    page = browser(board=True).get(screen("adopt", draft)).content.decode()
    assert "<ins>" in page
    assert "anders" in page[page.index("<ins>") :]
    assert "From then on the text can no longer change." in page or "verandert" in page or "wijzigen" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"adopted_on": "2999-01-01"}, "adopted_on"),
        ({"in_force_from": "2000-01-01"}, "in_force_from"),
        ({"in_force_from": "31-31-2026"}, "in_force_from"),
        ({"meeting": ""}, "meeting"),
        ({"quorum": " "}, "quorum"),
        ({"sure": ""}, "sure"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_the_rest_is_kept(changes, field):
    edition = code.draft()
    answer = adoption(browser(board=True), edition, **changes)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    kept = "212 van de 480 leden" if field != "quorum" else "Algemene ledenvergadering"
    assert kept in answer.content.decode()
    assert Edition.objects.get().state == S.WORKING


def test_a_day_that_another_edition_holds_is_said_beside_the_field():
    code.in_force("1.0")
    answer = adoption(browser(board=True), code.draft("1.1"), in_force_from=timezone.localdate().isoformat())
    assert "in_force_from" in answer.context["form"].errors


def test_a_text_that_changed_meanwhile_is_read_again():
    edition, board = code.draft(), browser(board=True)
    answer = adoption(board, edition, seen="0" * 64)
    assert (answer.status_code, len(answer.context["reasons"])) == (422, 1)
    assert Edition.objects.get().state == S.WORKING


def test_sending_twice_is_one_adoption():
    edition, board = code.draft(), browser(board=True)
    seen = board.get(screen("adopt", edition)).context["digest"]
    assert [adoption(board, edition, seen=seen).status_code for _again in range(2)] == [302, 302]


def test_what_is_still_to_be_done_is_a_list():
    edition = editions.draft("1.0", "", [{"key": "W1", "title": "Ik zie", "articles": []}], by=UserFactory(board=True))
    editions.note_answers(edition, True)
    page = browser(board=True).get(screen("adopt", edition))
    assert len(page.context["not_ready"]) == 2
    assert 'name="sure"' not in page.content.decode()


def delete(client, page, bulk):
    if bulk:
        return client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}")
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def said(client):
    return " ".join(str(one) for one in client.get(reverse("wagtailadmin_home")).context["messages"])


@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize("who", ["board", "superuser"])
@pytest.mark.parametrize("model", [SiteRoot, CodePage, StoriesPage, NewsPage])
def test_a_fixed_page_stays_and_says_why(who, bulk, model):
    client, page = browser(**{who: True}), model.objects.get()
    delete(client, page, bulk)
    assert model.objects.filter(pk=page.pk).exists()
    assert page.title in said(client) or model is SiteRoot


@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize("who", ["board", "code_editor", "superuser"])
def test_an_adopted_edition_stays_and_says_why(who, bulk):
    edition, client = code.in_force(), browser(**{who: True})
    delete(client, edition, bulk)
    assert Edition.objects.filter(pk=edition.pk).exists()
    assert "1.0" in said(client)


@pytest.mark.parametrize("bulk", [False, True])
def test_what_members_were_asked_about_stays(bulk):
    edition, client = code.draft(), browser(board=True)
    consultations.open_round(edition, until=timezone.localdate() + timedelta(days=7), by=UserFactory(board=True))
    delete(client, edition, bulk)
    assert Edition.objects.filter(pk=edition.pk).exists()
    assert "1.0" in said(client)


@pytest.mark.parametrize("bulk", [False, True])
def test_another_draft_goes(bulk):
    delete(browser(board=True), code.draft(), bulk)
    assert not Edition.objects.exists()


def test_an_edition_before_the_members_is_locked_with_a_sentence():
    edition, client = code.edition_in(S.CONSULTATION), browser(code_editor=True)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[edition.pk]))
    assert [one for one in page.context["messages"] if "lock" in one.tags]
    assert page.context["page_locked"]
