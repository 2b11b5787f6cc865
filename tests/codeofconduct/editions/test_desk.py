"""The editors' side: what Wagtail lets them do with an edition, and that it shows nothing of members."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Site

from codeofconduct.editions.models import CodePage, Edition, SiteRoot
from codeofconduct.editions.queries import text_digest
from codeofconduct.editions.states import FINAL, S
from codeofconduct.methods.models import MethodsPage
from codeofconduct.news.models import NewsPage
from codeofconduct.stories.models import StoriesPage
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory

WRITERS = pytest.mark.parametrize("who", ["code_editor", "board", "superuser"])


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def sign_in(client):
    def as_(who):
        client.force_login(UserFactory(**{who: True}))
        return client

    return as_


def form(edition=None, **changes):
    """What the edit form posts: one core value with one article."""
    value = edition.core_values.first() if edition else None
    article = value.articles.first() if value else None
    return {
        "number": "1.0",
        "preamble": "Wij werken met mensen.",
        "core_values-TOTAL_FORMS": "1",
        "core_values-INITIAL_FORMS": "1" if value else "0",
        "core_values-0-id": value.pk if value else "",
        "core_values-0-ORDER": "1",
        "core_values-0-key": "W1",
        "core_values-0-title": "Ik zie de mens",
        "core_values-0-articles-TOTAL_FORMS": "1",
        "core_values-0-articles-INITIAL_FORMS": "1" if article else "0",
        "core_values-0-articles-0-id": article.pk if article else "",
        "core_values-0-articles-0-ORDER": "1",
        "core_values-0-articles-0-key": "W1.1",
        "core_values-0-articles-0-text": "Ik begin bij wat iemand vertelt.",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    } | changes


def new(client, **changes):
    page = CodePage.objects.get()
    return client.post(reverse("wagtailadmin_pages:add", args=["codeofconduct", "edition", page.pk]), form(**changes))


def edit(client, edition, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[edition.pk]), form(edition, **changes))


@WRITERS
def test_writers_begin_and_change_a_draft(sign_in, who):
    client = sign_in(who)
    assert new(client).status_code == 302
    edition = Edition.objects.get()
    assert (edition.state, edition.live, edition.slug) == (S.WORKING, False, "1-0")
    edit(client, edition, preamble="Anders.")
    assert Edition.objects.get().preamble == "Anders."


@pytest.mark.parametrize(("who", "state"), list(zip(["code_editor", "board", "superuser"], sorted(FINAL), strict=True)))
def test_nobody_changes_an_adopted_edition_in_the_editor(sign_in, who, state):
    client = sign_in(who)
    edition = code.edition_in(state)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[edition.pk])).content.decode()
    assert "definitief" in page or "no longer changes" in page
    for button in ({}, {"action-publish": "1"}, {"overwrite_revision_id": str(edition.latest_revision_id)}):
        edit(client, edition, preamble="Anders.", **button)
    stored = Edition.objects.get(pk=edition.pk)
    assert stored.preamble == "Wij werken met mensen."
    assert stored.get_latest_revision_as_object().preamble == "Wij werken met mensen."
    assert text_digest(stored) == stored.sha256


@pytest.mark.parametrize("who", ["board", "superuser"])
@pytest.mark.parametrize("verb", ["delete", "unpublish", "move", "copy"])
def test_an_adopted_edition_stays(sign_in, who, verb):
    client = sign_in(who)
    edition = code.in_force()
    response = client.post(reverse(f"wagtailadmin_pages:{verb}", args=[edition.pk]), {"next": "/"})
    assert response.status_code in (302, 403)
    stored = Edition.objects.get()
    assert (stored.live, stored.pk) == (True, edition.pk)


@pytest.mark.parametrize("who", ["code_editor", "board", "superuser"])
@pytest.mark.parametrize("button", [{}, {"action-publish": "1"}])
def test_an_older_revision_is_not_brought_back_over_an_adopted_edition(sign_in, who, button):
    client = sign_in(who)
    draft = code.draft()
    draft.preamble = "Een eerdere gedachte."
    old = draft.save_revision()
    edition = code.adopt(Edition.objects.get(pk=draft.pk))
    address = reverse("wagtailadmin_pages:revisions_revert", args=[edition.pk, old.pk])
    assert client.get(address).status_code == 200
    client.post(address, form(edition, preamble="Een eerdere gedachte.") | button)
    stored = Edition.objects.get()
    assert text_digest(stored) == text_digest(stored.get_latest_revision_as_object()) == edition.sha256


def test_two_revisions_of_a_draft_can_be_laid_side_by_side(sign_in):
    client = sign_in("code_editor")
    draft = code.draft(values=code.text(1, 1))
    rows = {"core_values-0-articles-TOTAL_FORMS": "2", "core_values-0-articles-1-id": ""}
    rows |= {"core_values-0-articles-1-key": "W1.2", "core_values-0-articles-1-text": "Ik <b>luister</b>."}
    rows |= {"core_values-0-articles-1-ORDER": "2"}
    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), form(draft, **rows))
    compared = client.get(reverse("wagtailadmin_pages:revisions_compare", args=[draft.pk, "earliest", "latest"]))
    said = compared.content.decode()
    assert '<span class="deletion">doe 1.1.</span><span class="addition">begin bij wat iemand vertelt.</span>' in said
    assert '<div class="comparison__child-object addition">' in said
    assert "Ik &lt;b&gt;luister&lt;/b&gt;." in said


@pytest.mark.parametrize("who", ["code_editor", "board", "superuser"])
@pytest.mark.parametrize("action", ["delete", "unpublish", "move", "publish"])
def test_a_bulk_action_does_nothing_to_an_adopted_edition(sign_in, who, action):
    client = sign_in(who)
    edition = code.in_force()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={edition.pk}"
    client.post(address, {"chooser": SiteRoot.objects.get().pk, "move_applicable": "on"})
    stored = Edition.objects.get()
    assert (stored.live, stored.path, text_digest(stored)) == (True, edition.path, edition.sha256)


def test_publishing_is_done_by_adopting(sign_in, client):
    new(sign_in("board"), **{"action-publish": "1"})
    edition = Edition.objects.get()
    assert (edition.live, edition.state) == (False, S.WORKING)
    edit(client, edition, **{"action-publish": "1"})
    assert not Edition.objects.get().live
    assert client.get("/beroepscode/1-0/").status_code == 404


def test_another_number_tells_nobody_of_a_draft(sign_in, client, django_capture_on_commit_callbacks):
    sign_in("code_editor")
    with django_capture_on_commit_callbacks(execute=True):
        edit(client, code.draft(), number="7.0")
    assert Edition.objects.get().slug == "7-0"
    answer = client.get("/beroepscode/1-0/")
    assert (answer.status_code, answer.headers.get("Location")) == (404, None)


def test_a_draft_can_be_thrown_away(sign_in):
    edition = code.draft()
    sign_in("board").post(reverse("wagtailadmin_pages:delete", args=[edition.pk]))
    assert not Edition.objects.exists()


@pytest.mark.parametrize("number", ["1.0", "", "x", "1.0.0"])
def test_a_wrong_number_is_said_beside_the_field(sign_in, number):
    client = sign_in("code_editor")
    new(client)
    response = new(client, number=number)
    assert response.status_code == 200
    assert "number" in response.context["form"].errors
    assert Edition.objects.count() == 1


def test_a_draft_may_be_unfinished(sign_in):
    client = sign_in("code_editor")
    assert new(client, **{"core_values-0-articles-0-text": "", "core_values-0-title": ""}).status_code == 302


def test_the_preview_shows_what_is_in_the_editor(sign_in):
    client = sign_in("code_editor")
    edition = code.draft()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[edition.pk])
    assert client.post(address, form(edition, preamble="Nog niet bewaard.")).json()["is_valid"]
    assert "Nog niet bewaard." in client.get(address).content.decode()


@pytest.mark.parametrize("who", ["member", "reader", "secretary"])
def test_nobody_else_comes_in(sign_in, who):
    code.draft()
    assert sign_in(who).get(reverse("wagtailadmin_home")).status_code in (302, 403)


@pytest.mark.parametrize("who", ["code_editor", "board"])
@pytest.mark.parametrize("address", ["wagtailusers_users:index", "wagtailusers_groups:index", "wagtailsites:index"])
def test_the_editors_desk_shows_nothing_of_people(sign_in, who, address):
    member = UserFactory(member=True, name="Zonneklaar Herkenbaar")
    code.affirmed(member, code.in_force(), sentence="Een zin van mij alleen.")
    client = sign_in(who)
    response = client.get(reverse(address), follow=True)
    for page in (response, client.get(reverse("wagtailadmin_home"))):
        assert member.name not in page.content.decode()
        assert member.email not in page.content.decode()
    assert response.redirect_chain or response.status_code == 403


def test_only_editions_can_be_made(sign_in):
    client = sign_in("superuser")
    root = SiteRoot.objects.get()
    assert set(SiteRoot.creatable_subpage_models()) == {CodePage, MethodsPage, NewsPage, StoriesPage}
    assert CodePage.creatable_subpage_models() == [Edition]
    assert not [fixed for fixed in SiteRoot.creatable_subpage_models() if fixed.can_create_at(root)]
    for model, parent in (("codepage", root), ("siteroot", Page.objects.get(depth=1)), ("edition", root)):
        address = reverse("wagtailadmin_pages:add", args=["codeofconduct", model, parent.pk])
        assert client.get(address).status_code in (302, 403)


def test_the_code_hangs_under_the_site():
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == SiteRoot.objects.get()
    assert CodePage.objects.get().url == "/beroepscode/"
    assert not Page.objects.filter(title__contains="Welcome").exists()
    assert list(Page.find_problems()) == [[], [], [], [], []]
