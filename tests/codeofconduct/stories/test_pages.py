"""What the public reads: the situation and its question, and how others chose only behind a link; and what is gone."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from codeofconduct.stories import actions as stories
from codeofconduct.stories import withdrawal
from codeofconduct.stories.models import StoriesPage, Story
from codeofconduct.stories.states import S
from portfolio.images.models import ImageOfGoodWork
from portfolio.images.queries import content_of
from tests.factories import codeofconduct as code
from tests.factories import stories as make
from tests.factories.accounts import UserFactory

LIST, STORY, OTHERS = "/verhalen/", f"/verhalen/{make.SLUG}/", f"/verhalen/{make.SLUG}/anderen/"
FIRST = f"/verhalen/{make.SLUG}/eerst-jij/"
ENDINGS = (make.PICTURE, "Ik vroeg door.", "Een collega in het zuiden", "Iemand met twaalf jaar")


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    page = answer.content.decode()
    assert page.count("<h1") == 1
    return page


def test_there_is_nothing_yet_and_it_says_so(client):
    assert "Stories from the profession" in read(client, LIST) or "Hier komen verhalen uit het vak." in read(
        client, LIST
    )


@pytest.mark.parametrize("who", [None, "member", "board"])
def test_how_others_chose_is_never_on_the_first_page(client, who, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    story = make.published()
    make.bundle(story)
    if who:
        client.force_login(UserFactory(**{who: True}))
    for address in (STORY, LIST, "/verhalen/voor-wie-handhaaft/"):
        answer = client.get(address)
        said = f"{answer.headers} {answer.content.decode()}"
        assert not [one for one in ENDINGS if one in said]
    assert make.SITUATION in read(client, STORY)
    assert f'href="{OTHERS}"' in read(client, STORY)
    assert all(one in read(client, OTHERS) for one in ENDINGS)


def test_nothing_else_public_tells_how_others_chose(client):
    make.published(articles=[])
    for address in ("/uit-het-vak/feed.xml", "/beroepscode/zoeken/?q=hond", "/beroepscode/data/edities.json", "/"):
        said = client.get(address).content.decode(errors="replace")
        assert not [one for one in (*ENDINGS, make.SITUATION) if one in said]


def test_the_others_unfold_one_by_one_without_order_or_script(client):
    code.in_force()
    story = make.in_state(S.PUBLISHED, articles=[code.Edition.objects.get().core_values.first().articles.first()]).story
    page = read(client, OTHERS)
    assert page.count("<details") >= story.images.count()
    assert "/beroepscode/1-0/W1.1/" in page
    assert not re.search(r"\bstemmen\b|\bbeste\b|\bvotes?\b", page)


@pytest.mark.parametrize("state", sorted(set(S) - {S.PUBLISHED, S.OFFERED, S.RETURNED, S.WITHDRAWN}))
def test_what_is_not_published_is_not_there(client, state):
    manuscript = make.in_state(state)
    Story.objects.filter(pk=manuscript.story_id).update(live=True, slug=make.SLUG)
    for address in (STORY, OTHERS, f"{STORY}kaart.pdf"):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize(
    "address", ["nergens/", "nergens/anderen/", "nergens/kaart.pdf", "nergens/boekje.pdf", "%00/anderen/"]
)
def test_what_never_was_is_not_here(client, address):
    assert client.get(LIST + address).status_code == 404


def test_a_story_taken_back_while_it_is_read_is_gone_and_says_so(client):
    make.bundle(make.published(card=()))
    manuscript = Story.objects.get().manuscript
    read(client, STORY)
    withdrawal.withdraw(manuscript, by=manuscript.donor)
    for address in (STORY, OTHERS, f"{STORY}kaart.pdf"):
        answer = client.get(address)
        assert answer.status_code == 410
        assert make.TITLE not in answer.content.decode()
    assert make.TITLE not in read(client, LIST)
    assert make.TITLE not in read(client, "/verhalen/voor-wie-handhaaft/")
    assert client.get("/verhalen/voor-wie-handhaaft/boekje.pdf").status_code == 404


def test_a_new_story_may_come_where_another_was_taken_back(client):
    manuscript = make.in_state(S.PUBLISHED)
    withdrawal.withdraw(manuscript, by=manuscript.donor)
    make.published()
    read(client, STORY)


def test_first_you_is_kept_in_ones_own_portfolio_and_leads_to_the_others(client):
    make.published()
    member = UserFactory(member=True)
    client.force_login(member)
    for _again in range(2):
        answer = client.post(FIRST, {"picture": "Ik zou eerst luisteren.", "key": "form"})
        assert (answer.status_code, answer["Location"]) == (302, OTHERS)
    image = ImageOfGoodWork.objects.get(member=member)
    assert content_of(image).picture == "Ik zou eerst luisteren."
    assert make.TITLE in content_of(image).title


def test_first_you_is_kept_also_when_the_story_was_taken_back_meanwhile(client):
    manuscript = make.in_state(S.PUBLISHED)
    member = UserFactory(member=True)
    client.force_login(member)
    read(client, STORY)
    withdrawal.withdraw(manuscript, by=manuscript.donor)
    answer = client.post(FIRST, {"picture": "Ik zou eerst luisteren.", "key": "form"})
    assert answer.status_code == 410
    assert content_of(ImageOfGoodWork.objects.get(member=member)).picture == "Ik zou eerst luisteren."


def test_first_you_signed_out_gives_the_text_back(client):
    make.published()
    answer = client.post(FIRST, {"picture": "Ik zou eerst luisteren."})
    assert answer.status_code == 401
    assert "Ik zou eerst luisteren." in answer.content.decode()
    assert client.get(FIRST).status_code == 302


def test_who_is_not_signed_in_thinks_first_without_a_box(client):
    make.published()
    page = read(client, STORY)
    assert "<textarea" not in page
    client.force_login(UserFactory(member=True))
    assert 'name="picture"' in read(client, STORY)


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> [k](javascript:alert(1)) {{ request }}"


def test_hostile_text_is_text(client):
    story = make.published(
        title="<b onclick=x>T",
        situation=HOSTILE,
        question=HOSTILE,
        images=[(HOSTILE[:100], HOSTILE)],
        card=[f"<i>{n}</i>" for n in range(5)],
    )
    make.bundle(story, title="<u>B", introduction=HOSTILE)
    for address in (LIST, STORY, OTHERS, "/verhalen/voor-wie-handhaaft/"):
        page = read(client, address)
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b onclick" not in page
        assert 'href="javascript' not in page
        assert "<u>B" not in page


@pytest.mark.parametrize("address", [LIST, STORY, OTHERS, "/verhalen/voor-wie-handhaaft/"])
def test_a_page_that_did_not_change_is_not_sent_again(client, address):
    make.bundle(make.published())
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    manuscript = Story.objects.get().manuscript
    stories.take_to_the_desk(manuscript, by=UserFactory(code_editor=True))
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code in {200, 404}


@pytest.mark.parametrize(("address", "most"), [(LIST, 12), (STORY, 11), (OTHERS, 8), ("/verhalen/bundel/", 11)])
@pytest.mark.parametrize("signed_in", [False, True])
def test_reading_costs_the_same_however_many_there_are(client, address, most, signed_in):
    code.in_force()
    articles = list(code.Edition.objects.get().core_values.first().articles.all())
    first = make.published(articles=articles)
    make.bundle(first, title="Bundel", slug="bundel")
    if signed_in:
        client.force_login(UserFactory(member=True))
    read(client, address)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(client, address)
        return len(asked)

    once = asked()
    held = [make.published(slug=f"verhaal-{n}", articles=articles) for n in range(4)]
    for n in range(3):
        make.bundle(*held, slug=f"bundel-{n}")
    bundle = make.Bundle.objects.get(slug="bundel")
    bundle.bundled.add(*[make.BundledStory(story=one) for one in held])
    bundle.save_revision(clean=False).publish()
    assert asked() == once <= most


def test_bundles_for_a_kind_of_work_come_first(client):
    story = make.published()
    make.bundle(story, title="Algemeen", slug="algemeen")
    make.Bundle.objects.update(for_whom="")
    make.bundle(story, title="Op de grens", slug="op-de-grens")
    page = read(client, LIST)
    assert page.index("Op de grens") < page.index("Algemeen") < page.index(make.TITLE)


def test_the_papers_are_made_and_go_with_the_story(client):
    story = make.published()
    make.bundle(story)
    card, booklet = f"{STORY}kaart.pdf", "/verhalen/voor-wie-handhaaft/boekje.pdf"
    assert f'href="{card}"' in read(client, STORY)
    first = {address: client.get(address) for address in (card, booklet)}
    for address, answer in first.items():
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF")
        assert client.get(address).content == answer.content
        assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert kept_papers()
    withdrawal.withdraw(story.manuscript, by=story.manuscript.donor)
    assert kept_papers() == []
    assert client.get(card, headers={"if-none-match": first[card]["ETag"]}).status_code == 410


def kept_papers():
    from pathlib import Path

    from django.core.files.storage import storages

    return [path for path in Path(storages["printed"].path("")).rglob("*.pdf") if {"story", "bundle"} & set(path.parts)]


def test_a_booklet_that_cannot_be_made_says_so_and_breaks_nothing(client):
    make.bundle(make.published(situation="woord " * 800_000))
    answer = client.get("/verhalen/voor-wie-handhaaft/boekje.pdf")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert 'href="/verhalen/"' in answer.content.decode()
    assert "ETag" not in answer


def test_without_questions_there_is_no_card(client):
    make.published(card=())
    assert "kaart.pdf" not in read(client, STORY)
    assert client.get(f"{STORY}kaart.pdf").status_code == 404


def test_a_situation_too_long_for_the_card_says_where_to_read_it():
    from codeofconduct.stories.card import facts_of

    assert facts_of(make.published())["situation"] == make.SITUATION
    long = facts_of(make.published(slug="lang", situation="Een zin. " * 200))
    assert long["situation"] == ""
    assert long["address"].endswith("/verhalen/lang/")


def test_stories_hang_where_their_address_says():
    assert StoriesPage.objects.get().url == LIST
    assert reverse("images:first", args=[make.SLUG]) == FIRST


def test_an_article_leads_to_the_stories_about_it_and_away_from_one_taken_back(client):
    edition = code.in_force()
    article = edition.core_values.first().articles.first()
    story = make.published(articles=[article])
    assert STORY in read(client, article.get_absolute_url())
    assert STORY not in read(client, edition.core_values.last().articles.last().get_absolute_url())
    withdrawal.withdraw(story.manuscript, by=story.manuscript.donor)
    assert STORY not in read(client, article.get_absolute_url())
