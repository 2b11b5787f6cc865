"""The editors' side: who reads what was offered, and that Wagtail's own buttons can neither change nor publish it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from codeofconduct.editions.models import Edition
from codeofconduct.stories import actions as stories
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.models import Bundle, StoriesPage, Story
from codeofconduct.stories.sealing import remarks_of
from codeofconduct.stories.states import FIXED, S
from codeofconduct.stories.text import articles_touched, as_written
from tests.factories import codeofconduct as code
from tests.factories import stories as make
from tests.factories.accounts import UserFactory

WRITERS = pytest.mark.parametrize("who", ["code_editor", "board"])


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def sign_in(client):
    def as_(who):
        person = UserFactory(**{who: True})
        client.force_login(person)
        return client

    return as_


def desk(manuscript, name="stories:desk"):
    return reverse(name, args=[manuscript.pk])


@WRITERS
@pytest.mark.parametrize("state", sorted(S))
def test_what_was_offered_is_read_only_while_it_is_at_the_desk(sign_in, who, state):
    manuscript = make.in_state(state)
    answer = sign_in(who).get(desk(manuscript))
    assert answer.status_code == (404 if state in {S.RETURNED, S.WITHDRAWN} else 200)
    at_the_desk = state not in {S.PUBLISHED, S.RETURNED, S.WITHDRAWN}
    assert ("Een vrouw verstelt kleding." in answer.content.decode()) is at_the_desk
    assert manuscript.donor.name not in answer.content.decode()


@pytest.mark.parametrize("who", ["member", "reader", "secretary", "superuser"])
def test_nobody_else_has_a_desk(sign_in, who):
    manuscript = make.in_state(S.AGREED)
    client = sign_in(who)
    for name in ("stories:desk", "stories:trace", "stories:give_back"):
        assert client.get(desk(manuscript, name)).status_code == 404
        assert client.post(desk(manuscript, name), {"do": "to_the_desk"}).status_code == 404
    assert client.post(reverse("stories:compose")).status_code == 403
    assert Manuscript.objects.get().state == S.AGREED


@WRITERS
def test_the_list_says_what_waits_for_whom_and_not_a_word_of_it(sign_in, who, django_assert_max_num_queries):
    for place, state in enumerate(sorted(S)):
        make.in_state(state, slug=f"verhaal-{place}")
    client = sign_in(who)
    client.get(reverse("stories_desk"))
    with django_assert_max_num_queries(14):
        page = client.get(reverse("stories_desk")).content.decode()
    assert page.count('href="/redactie/verhalen/') == len(S) - 2
    assert "naaimachine" not in page
    assert "kleding" not in page
    assert not [one for one in Manuscript.objects.exclude(donor=None) if one.donor.name in page]
    assert reverse("stories_desk") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_whole_way_by_the_pages(sign_in, client):
    manuscript = make.offered()
    editor = UserFactory(code_editor=True)
    client.force_login(editor)
    assert client.post(desk(manuscript), {"do": "take_up"}).status_code == 302
    manuscript = Manuscript.objects.get()
    refused = client.post(desk(manuscript), {"do": "put_before"})
    assert refused.status_code == 422
    make.write(manuscript, by=editor)
    assert client.post(desk(manuscript), {"do": "put_before"}).status_code == 302
    client.force_login(manuscript.donor)
    page = reverse("stories:manuscript", args=[manuscript.pk])
    client.post(page, {"do": "agree", "sha256": client.get(page).context["sha256"]})
    client.force_login(editor)
    assert client.get(desk(manuscript, "stories:trace")).status_code == 403
    client = sign_in("board")
    trace = desk(manuscript, "stories:trace")
    assert make.PICTURE in client.get(trace).content.decode()
    assert client.post(trace, {"do": "read", "sha256": "x"}).status_code == 422
    assert client.post(trace, {"do": "read", "sha256": client.get(trace).context["sha256"]}).status_code == 302
    assert client.post(desk(manuscript), {"do": "publish"}).status_code == 302
    assert client.get(f"/verhalen/{make.SLUG}/").status_code == 200
    assert client.post(desk(manuscript), {"do": "publish"}).status_code == 422
    assert client.post(desk(manuscript), {"do": "nothing"}).status_code == 422
    assert client.post(desk(manuscript), {"do": "to_the_desk"}).status_code == 302
    assert client.get(f"/verhalen/{make.SLUG}/").status_code == 404


def test_a_fear_of_being_recognised_goes_back_with_a_remark(sign_in):
    manuscript = make.in_state(S.AGREED)
    client, trace = sign_in("board"), desk(manuscript, "stories:trace")
    assert client.post(trace, {"do": "recognised", "remark": "", "key": "a"}).status_code == 422
    client.post(trace, {"do": "recognised", "remark": "De enige bakker.", "key": "a"})
    manuscript = Manuscript.objects.get()
    assert manuscript.state == S.EDITED
    assert remarks_of(manuscript)[0].text == "De enige bakker."
    assert "De enige bakker." in client.get(desk(manuscript)).content.decode()


def test_giving_back_asks_for_a_reason(sign_in):
    manuscript = make.in_state(S.EDITED)
    client, url = sign_in("code_editor"), desk(manuscript, "stories:give_back")
    assert client.get(url).status_code == 200
    assert client.post(url, {"remark": " ", "key": "a"}).status_code == 422
    assert client.post(url, {"remark": "Dank je wel.", "key": "a"})["Location"] == reverse("stories_desk")
    assert Manuscript.objects.get().state == S.RETURNED
    assert client.get(url).status_code == 404
    assert client.post(url, {"remark": "Dank je wel.", "key": "a"}).status_code == 302
    again = client.post(url, {"remark": "En nog iets.", "key": "a"})
    assert again.status_code == 422
    assert "En nog iets." in again.content.decode()


def test_a_composed_story_begins_at_the_desk(sign_in):
    client = sign_in("code_editor")
    for _click in range(2):
        answer = client.post(reverse("stories:compose"), {"key": "form"})
    manuscript = Manuscript.objects.get()
    assert answer["Location"] == desk(manuscript)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[manuscript.story_id])).status_code == 200
    assert client.post(reverse("stories:withdraw", args=[manuscript.pk])).status_code == 302
    assert not Story.objects.exists()


def form(story, **changes):
    """What Wagtail's editor posts of a story."""
    data = {"title": story.title, "slug": story.slug, "situation": story.situation, "question": story.question}
    for name, rows in (("images", story.images.all()), ("card_questions", story.card_questions.all())):
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": sum(bool(one.pk) for one in rows)}
    for n, one in enumerate(story.images.all()):
        data |= {f"images-{n}-id": one.pk or "", f"images-{n}-ORDER": n, f"images-{n}-who": one.who}
        data |= {f"images-{n}-picture": one.picture}
    for n, one in enumerate(story.card_questions.all()):
        data |= {
            f"card_questions-{n}-id": one.pk or "",
            f"card_questions-{n}-ORDER": n,
            f"card_questions-{n}-text": one.text,
        }
    data |= {"article_links-TOTAL_FORMS": 0, "article_links-INITIAL_FORMS": 0}
    return data | {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0} | changes


def edit(client, story, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form(story, **changes))


EVERYBODY = pytest.mark.parametrize("who", ["code_editor", "board", "superuser"])


@EVERYBODY
def test_writing_is_done_in_wagtail_and_publishing_never(sign_in, who):
    manuscript = stories.take_up(make.offered(), by=UserFactory(code_editor=True))
    client, story = sign_in(who), manuscript.story
    assert edit(client, story, situation="Een nieuwe zin.", question="Wat nu?").status_code == 302
    assert Story.objects.get().get_latest_revision_as_object().situation == "Een nieuwe zin."
    edit(client, story, **{"action-publish": "1", "go_live_at": "2020-01-01"})
    assert not Story.objects.get().live


@EVERYBODY
@pytest.mark.parametrize("state", sorted(FIXED))
def test_a_text_that_rests_cannot_be_changed_in_the_editor(sign_in, who, state):
    manuscript = make.in_state(state)
    client, story = sign_in(who), Story.objects.get()
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert "somebody reads exactly this text" in page.lower() or "precies deze tekst" in page
    for button in ({}, {"action-publish": "1"}, {"overwrite_revision_id": str(story.latest_revision_id)}):
        edit(client, story, situation="Anders.", **button)
    assert make.digest_now(manuscript) == manuscript.agreed_sha256
    assert Revision.objects.filter(object_id=str(story.pk)).count() == 2


@EVERYBODY
@pytest.mark.parametrize("state", [S.EDITED, S.READ, S.PUBLISHED])
@pytest.mark.parametrize("verb", ["delete", "unpublish", "move", "copy", "set_privacy", "convert_alias"])
def test_wagtails_other_buttons_do_nothing(sign_in, who, state, verb):
    make.in_state(state)
    story = Story.objects.get()
    sign_in(who).post(
        reverse(f"wagtailadmin_pages:{'privacy' if verb == 'set_privacy' else verb}", args=[story.pk])
        if verb != "set_privacy"
        else reverse("wagtailadmin_pages:set_privacy", args=[story.pk]),
        {"next": "/", "new_title": "x", "new_slug": "x", "restriction_type": "login", "publish_copies": "on"},
    )
    assert Page.objects.count() == Page.objects.exclude(pk=story.pk).count() + 1
    assert Story.objects.get().live is (state == S.PUBLISHED)
    assert Story.objects.count() == 1
    assert not story.get_view_restrictions()


@EVERYBODY
@pytest.mark.parametrize("action", ["publish", "delete", "unpublish"])
def test_bulk_actions_do_nothing(sign_in, who, action):
    make.in_state(S.READ)
    client, story = sign_in(who), Story.objects.get()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    client.post(f"{url}?id={story.pk}", {"include_descendants": "on"})
    assert not Story.objects.get().live
    other = make.published(slug="ander")
    client.post(f"{url}?id={other.pk}", {"include_descendants": "on"})
    assert Story.objects.get(pk=other.pk).live


@pytest.mark.parametrize("state", [S.EDITED, S.PUT_BEFORE, S.AGREED, S.READ])
def test_neither_the_clock_nor_a_revision_nor_a_save_publishes(client, state):
    make.in_state(state)
    story = Story.objects.get()
    Revision.objects.filter(pk=story.latest_revision_id).update(approved_go_live_at=timezone.now() - timedelta(days=1))
    call_command("publish_scheduled")
    story.get_latest_revision().publish(user=UserFactory(superuser=True))
    assert not Story.objects.get().live
    Story.objects.update(live=True)
    assert client.get(f"/verhalen/{make.SLUG}/").status_code == 404


def test_an_old_revision_does_not_come_back_over_a_public_text(client):
    make.in_state(S.PUBLISHED)
    story = Story.objects.get()
    first = Revision.objects.filter(object_id=str(story.pk)).order_by("pk").first()
    first.publish()
    assert Story.objects.get().situation == make.SITUATION
    assert make.SITUATION in client.get(f"/verhalen/{make.SLUG}/").content.decode()


def test_a_story_cannot_begin_beside_the_desk(sign_in):
    page = StoriesPage.objects.get()
    client = sign_in("superuser")
    assert StoriesPage.creatable_subpage_models() == [Bundle]
    answer = client.get(reverse("wagtailadmin_pages:add", args=["codeofconduct", "story", page.pk]))
    assert answer.status_code in {302, 403}


def test_an_earlier_address_does_not_lead_to_the_text_at_the_desk(client, django_capture_on_commit_callbacks):
    manuscript = make.in_state(S.PUBLISHED)
    stories.take_to_the_desk(manuscript, by=manuscript.rewritten_by)
    client.force_login(manuscript.rewritten_by)
    with django_capture_on_commit_callbacks(execute=True):
        edit(client, manuscript.story.get_latest_revision_as_object(), slug="zw-nieuw-adres")
    client.logout()
    answer = client.get(f"/verhalen/{make.SLUG}/")
    assert (answer.status_code, answer.headers.get("Location")) == (404, None)


def test_the_preview_has_the_two_pages_a_reader_gets(sign_in):
    manuscript = stories.take_up(make.offered(), by=UserFactory(code_editor=True))
    make.write(manuscript)
    client, address = sign_in("code_editor"), reverse("wagtailadmin_pages:preview_on_edit", args=[manuscript.story_id])
    story = manuscript.story.get_latest_revision_as_object()
    assert client.post(address, form(story, situation="Nog niet bewaard.")).json()["is_valid"]
    first = client.get(address).content.decode()
    assert "Nog niet bewaard." in first
    assert make.PICTURE not in first
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[manuscript.story_id]), {"mode": "others"})
    assert make.PICTURE in draft.content.decode()


def test_a_bundle_is_published_as_any_page_and_holds_only_public_stories(sign_in, client):
    story, draft = make.published(), make.in_state(S.READ, slug="nog-niet").story
    client = sign_in("code_editor")
    listed = client.get(
        reverse("wagtailadmin_choose_page_child", args=[StoriesPage.objects.get().pk]),
        {"page_type": "codeofconduct.story"},
    ).json()["html"]
    assert f'data-id="{story.pk}"' in listed or f"/{story.pk}/" in listed or f'"{story.pk}"' in listed
    assert f'data-id="{draft.pk}"' not in listed
    data = {
        "title": "Op de grens",
        "slug": "op-de-grens",
        "for_whom": "",
        "introduction": "",
        "bundled-TOTAL_FORMS": "2",
        "bundled-INITIAL_FORMS": "0",
        "bundled-0-story": story.pk,
        "bundled-0-ORDER": "1",
        "bundled-1-story": draft.pk,
        "bundled-1-ORDER": "2",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    add = reverse("wagtailadmin_pages:add", args=["codeofconduct", "bundle", StoriesPage.objects.get().pk])
    assert client.post(add, data).status_code == 302
    page = client.get("/verhalen/op-de-grens/").content.decode()
    assert f"/verhalen/{make.SLUG}/" in page
    assert "nog-niet" not in page


def test_articles_are_chosen_by_their_words_from_adopted_editions_only(sign_in, client):
    code.in_force("1.0")
    draft = code.draft("2.0").core_values.first().articles.first()
    manuscript = stories.take_up(make.offered(), by=UserFactory(code_editor=True))
    known = Edition.objects.get(number="1.0").core_values.first().articles.first()
    make.write(manuscript, articles=[known, draft])
    page = sign_in("code_editor").get(reverse("wagtailadmin_pages:edit", args=[manuscript.story_id])).content.decode()
    assert "W1.1 (1.0) Ik doe 1.1." in page
    assert "(2.0)" not in page
    assert articles_touched(as_written(Story.objects.get())) == [known]


@pytest.mark.parametrize(("number", "is_taken"), [("1.0", True), ("2.0", False)])
def test_an_article_of_a_draft_is_not_taken_from_a_posted_form_either(sign_in, number, is_taken):
    code.in_force("1.0")
    code.draft("2.0")
    article = Edition.objects.get(number=number).core_values.first().articles.first()
    manuscript = stories.take_up(make.offered(), by=UserFactory(code_editor=True))
    link = {"article_links-TOTAL_FORMS": 1, "article_links-0-ORDER": 0, "article_links-0-article": article.pk}
    edit(sign_in("code_editor"), manuscript.story, situation="Een nieuwe zin.", **link)
    assert (as_written(Story.objects.get()).article_links.count() == 1) is is_taken
