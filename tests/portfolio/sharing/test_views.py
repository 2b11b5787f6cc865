"""The pages of sharing: with whom, exactly this, and who saw what; and for the colleague one text and its margin."""

import re
import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from portfolio.activities.content import Content as Activity
from portfolio.activities.models import Activity as ActivityRow
from portfolio.exchange.seen import lines_of
from portfolio.images import actions as images
from portfolio.images.content import Content as ImageContent
from portfolio.sharing import actions as sharing
from portfolio.sharing import queries
from portfolio.sharing.margin import beside
from portfolio.sharing.models import Comment, Opening, Share
from portfolio.situations import actions as situations
from portfolio.situations.queries import content_of
from portfolio.writing import saving
from tests.factories.intervision import SessionFactory, a_colleague
from tests.factories.pictures import laid_beside
from tests.factories.registry import the_edition
from tests.factories.sharing import commented, give, shared
from tests.factories.situations import FULL, image, note, situation

TEXTS = (FULL.title, FULL.happened, FULL.chafes, FULL.perspectives[0]["sees"], FULL.gave_up, FULL.lenses["ethical"])


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"
    settings.SECOND_FACTOR_REQUIRED = False
    with translation.override("en"):
        yield


@pytest.fixture
def owner():
    return a_colleague(name="Fatima El Amrani")


@pytest.fixture
def reader():
    return a_colleague(name="Samira el Idrissi")


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def share_url(item, kind="situatie"):
    return reverse("sharing:share", args=[kind, item.pk])


def choices(*people, **otherwise):
    """The first page as it is sent."""
    until = (timezone.localdate() + timedelta(days=7)).isoformat()
    typed = "\n".join(getattr(person, "email", person) for person in people)
    return {"addresses": typed, "until": until, "what": "fixed", "do": "look"} | otherwise


def looked(item, *people, **otherwise):
    """The preview as it is sent: the three questions answered."""
    answers = {f"question_{n}": "no" for n in (1, 2, 3)}
    about = {"revision": item.revision, "key": str(uuid.uuid4()), "do": "give"}
    return choices(*people) | answers | about | otherwise


def read(client, share):
    return client.get(reverse("sharing:shared", args=[share.pk]))


def words(page):
    return page.content.decode()


def bare(page):
    """Without what differs every time: tokens, keys and ids, and the hour."""
    return re.sub(r"[\w-]{36,}|\b\d\d:\d\d\b", "", words(page))


def test_first_a_preview_of_exactly_what_they_will_see_and_nothing_given(owner, reader):
    item = situation(by=owner)
    page = browser(owner).post(share_url(item), choices(reader))
    assert page.status_code == 200
    assert all(text in words(page) for text in TEXTS)
    assert f"<bdi>{reader.email}</bdi> will see exactly this" in words(page)
    assert "checked" not in words(page).split("question_1")[1]
    assert not Share.objects.exists()


def test_what_the_other_reads_is_what_was_shown_beforehand(owner, reader):
    the_edition()
    first = situation(replace(FULL, links=({"key": "W1.1", "edition": "1.0", "relation": "rubs"},)), by=owner)
    client = browser(owner)
    preview = words(client.post(share_url(first), choices(reader)))
    client.post(share_url(first), looked(first, reader))
    page = words(read(browser(reader), Share.objects.get()))

    def bodies(html):
        return re.findall(r'<div class="voice" dir="auto">(.*?)</div>', html, re.DOTALL)

    assert bodies(page) == bodies(preview)
    assert "/beroepscode/1-0/W1.1/" in page
    assert owner.email not in page


def test_the_other_gets_no_way_to_the_owners_own_pages(owner, reader):
    item = situation(by=owner)
    page = words(read(browser(reader), shared(item, reader)))
    assert str(item.pk) not in page
    assert "versies" not in page


def test_an_image_shows_no_title_of_another_item(owner, reader):
    other = note("Zwijgende titel", by=owner)
    shown = images.begin(ImageContent(picture="Zo hoort het.", situations=(str(other.pk),)), by=owner, key="")
    page = words(read(browser(reader), shared(shown, reader)))
    assert "Zo hoort het." in page
    assert "Zwijgende titel" not in page


def test_an_activity_can_be_shared(owner, reader):
    step = ActivityRow.objects.create(member=owner, kind="step")
    content = Activity("step", "Stapje", {"tried": "Ik belde eerst."})
    saving.save(step, content, base_revision=0, by=owner)
    browser(owner).post(share_url(step, "activiteit"), looked(step, reader))
    assert "Ik belde eerst." in words(read(browser(reader), Share.objects.get()))


def test_the_questions_have_to_be_answered(owner, reader):
    item = situation(by=owner)
    for answers in ({"question_2": ""}, {"question_2": "look_again"}):
        page = browser(owner).post(share_url(item), looked(item, reader, **answers))
        assert page.status_code == 422
        assert FULL.happened in words(page)
        assert f'value="{reader.email}"' in words(page)
    assert not Share.objects.exists()


def test_the_guard_looks_at_exactly_the_words_that_go_out(owner, reader):
    item = note("Mevrouw Jansen belde weer.", by=owner)
    page = words(browser(owner).post(share_url(item), choices(reader)))
    assert "Mevrouw Jansen" in page.split('class="nudge"')[1]


def test_a_text_that_changed_is_shown_again(owner, reader):
    item = situation(by=owner)
    sent = looked(item, reader)
    situations.write(item, replace(FULL, chafes="Inmiddels anders."), base_revision=item.revision, by=owner)
    page = browser(owner).post(share_url(item), sent)
    assert page.status_code == 409
    assert "Inmiddels anders." in words(page)
    assert "Your text changed in the meantime" in words(page)
    assert not Share.objects.exists()
    item.refresh_from_db()
    assert f'name="revision" value="{item.revision}"' in words(page)


def test_known_and_unknown_addresses_get_the_same_answers(owner, reader):
    def walk(address):
        item = situation(by=owner)
        client, seen = browser(owner), []
        seen.append(client.post(share_url(item), choices(address)))
        seen.append(client.post(share_url(item), looked(item, address, key="k" * 8), follow=True))
        seen.append(client.post(share_url(item), looked(item, address), follow=True))
        seen.append(client.get(reverse("situations:write", args=[item.pk])))
        return [(page.status_code, bare(page).replace(address, "")) for page in seen]

    assert walk(reader.email) == walk("niemand@elders.example")


def test_the_people_of_a_session_can_be_chosen_and_no_one_else_is_listed(reader):
    session = SessionFactory(shared=True)
    owner, people = session.organiser, [line.person for line in session.participations.all()]
    item = situation(by=owner)
    client = browser(owner)
    page = words(client.get(share_url(item)))
    assert all(person.name in page for person in people)
    assert reader.name not in page
    chosen = {"sessions": [str(session.pk)], "addresses": ""}
    assert people[0].get_short_name() in words(client.post(share_url(item), choices(**chosen)))
    client.post(share_url(item), looked(item, **chosen))
    assert {share.person for share in Share.objects.all()} == set(people)


def test_who_did_not_say_that_they_were_there_is_not_named(owner, reader):
    SessionFactory(organiser=owner, people=[reader, a_colleague()])
    assert reader.name not in words(browser(owner).get(share_url(situation(by=owner))))


@pytest.mark.parametrize(
    "until",
    [
        *["31-02-2027", "29-02-2023", "0000-00-00", "2026-13-01", "1900-01-01", "9999-12-31", ""],
        *["1e309", "NaN", "-5", "morgen", "\x00", "1" * 400],
    ],
)
def test_a_strange_last_day_is_told_beside_the_field_and_nothing_typed_is_lost(owner, reader, until):
    page = browser(owner).post(share_url(situation(by=owner)), choices(reader, until=until))
    assert page.status_code == 422
    assert reader.email in words(page)
    assert 'id="id_until_error"' in words(page)


@pytest.mark.parametrize("until", ["{:%d-%m-%Y}", "{:%d/%m/%y}", " {:%Y-%m-%d} "])
def test_a_day_may_be_written_in_the_usual_ways(owner, reader, until):
    day = timezone.localdate() + timedelta(days=9)
    page = browser(owner).post(share_url(situation(by=owner)), choices(reader, until=until.format(day)))
    assert page.status_code == 200


@pytest.mark.parametrize(
    "address", ["a@b", "x" * 255 + "@example.nl", "x@x\nBcc: iemand@example.nl", "<script>", "\x00", "", "jan@", "é@é"]
)
def test_a_strange_address_is_told_and_kept(owner, address):
    page = browser(owner).post(share_url(situation(by=owner)), choices(address))
    assert page.status_code == 422
    assert not Share.objects.exists()


@pytest.mark.parametrize("spelling", ["SAMIRA@example.nl", " samira@example.nl ", "<samira@example.nl>;"])
def test_an_address_may_be_typed_in_the_usual_ways(owner, spelling):
    reader = a_colleague(email="samira@example.nl")
    item = situation(by=owner)
    browser(owner).post(share_url(item), looked(item, spelling))
    assert Share.objects.get().person == reader


def test_one_address_typed_twice_is_one(owner, reader):
    item = situation(by=owner)
    browser(owner).post(share_url(item), looked(item, reader, reader.email.upper()))
    assert Share.objects.count() == 1


@pytest.mark.parametrize("forged", [{"people": "1"}, {"people": "'--"}, {"sessions": str(uuid.uuid4())}, {"what": "x"}])
def test_a_forged_choice_is_refused(owner, reader, forged):
    item = situation(by=owner)
    assert browser(owner).post(share_url(item), looked(item, reader, **forged)).status_code == 422
    assert not Share.objects.exists()


def test_taken_back_in_one_tab_is_not_there_for_the_next_request_in_the_other(owner, reader):
    share = shared(situation(by=owner), reader)
    comment = commented(share)
    other, nowhere = browser(reader), reverse("sharing:shared", args=[uuid.uuid4()])
    assert read(other, share).status_code == 200
    browser(owner).post(reverse("sharing:revoke", args=[share.pk]))
    gone, never = read(other, share), other.get(nowhere)
    assert (gone.status_code, never.status_code) == (404, 404)
    assert bare(gone) == bare(never)
    assert other.get(reverse("sharing:received")).context["received"] == []
    sent = other.post(reverse("sharing:comment", args=[share.pk]), {"text": "Nog een vraag", "key": "k"})
    assert sent.status_code == 404
    assert "Nog een vraag" in words(sent)
    assert other.post(reverse("sharing:take_back", args=[share.pk, comment.pk])).status_code == 404


def test_only_the_owner_takes_back(owner, reader):
    share = shared(situation(by=owner), reader)
    assert browser(reader).post(reverse("sharing:revoke", args=[share.pk])).status_code == 404
    assert read(browser(reader), share).status_code == 200


def test_the_list_shows_titles_of_what_was_opened_only(owner, reader):
    item = situation(by=owner)
    share, client = shared(item, reader, live=True), browser(reader)
    assert FULL.title not in words(client.get(reverse("sharing:received")))
    read(client, share)
    assert FULL.title in words(client.get(reverse("sharing:received")))
    situations.write(item, replace(FULL, title="Anders"), base_revision=item.revision, by=owner)
    page = words(client.get(reverse("sharing:received")))
    assert "Anders" not in page
    assert "written on since you read it" in page


def test_the_owner_sees_who_opened_it_and_to_the_hour(owner, reader):
    item = situation(by=owner)
    read(browser(reader), shared(item, reader))
    for address in (reverse("sharing:seen"), reverse("sharing:seen_of", args=["situatie", item.pk])):
        page = words(browser(owner).get(address))
        assert "Samira el Idrissi" in page
        assert "o&#x27;clock" in page or "o'clock" in page
        assert FULL.title in page


def test_a_comment_stands_in_the_owners_margin_and_on_a_page(owner, reader):
    item = situation(by=owner)
    share, client = shared(item, reader), browser(reader)
    read(client, share)
    sent = {"text": "Wie belde er aan?", "about": "Where did it chafe?", "key": "k1"}
    assert client.post(reverse("sharing:comment", args=[share.pk]), sent).status_code == 302
    assert "Wie belde er aan?" in words(read(client, share))
    editor = words(browser(owner).get(reverse("situations:write", args=[item.pk])))
    assert "Wie belde er aan?" in editor
    assert "You, and Samira until" in editor
    page = words(browser(owner).get(reverse("sharing:remarks", args=["situatie", item.pk])))
    assert "Where did it chafe?" in page


def test_an_answer_is_read_by_who_asked(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    url = reverse("sharing:answer", args=[commented(share).pk])
    assert browser(owner).post(url, {"answer": "Dat weet ik nog niet.", "key": "k"}).status_code == 302
    assert "Dat weet ik nog niet." in words(read(browser(reader), share))
    too_long = browser(owner).post(url, {"answer": "w" * 4001, "key": "k2"})
    assert too_long.status_code == 422
    assert "w" * 4001 in words(too_long)


def test_two_readers_do_not_see_each_others_comments(owner, reader):
    second = a_colleague()
    one, two = give(situation(by=owner), reader, second)
    commented(one, "Van de eerste")
    assert "Van de eerste" not in words(read(browser(second), two))


def test_the_guard_looks_at_a_comment_too(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    page = browser(reader).post(
        reverse("sharing:comment", args=[share.pk]),
        {"text": "Bel mevrouw Jansen op 06-12345678", "key": "k"},
        follow=True,
    )
    assert "mevrouw Jansen" in words(page).split('class="nudge"')[2]


def test_only_you_until_it_is_shared(owner):
    item = situation(by=owner)
    page = words(browser(owner).get(reverse("situations:write", args=[item.pk])))
    assert "Only you can see this." in page


def test_what_is_in_the_bin_is_not_there(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    type(item).objects.update(binned_at=timezone.now())
    assert read(browser(reader), share).status_code == 404
    assert "In your bin" in words(browser(owner).get(reverse("sharing:seen")))
    assert browser(owner).post(reverse("sharing:revoke", args=[share.pk])).status_code == 302


@pytest.mark.parametrize("page", ["0", "-1", "99999999", "abc", "1e9", ""])
def test_a_strange_page_number_does_no_harm(owner, page):
    assert browser(owner).get(reverse("sharing:seen"), {"page": page}).status_code == 200


@pytest.mark.parametrize("beside", ["'><script>", "\x00", "x" * 5000, "What happened?"])
def test_a_strange_part_does_no_harm(owner, reader, beside):
    share = shared(situation(by=owner), reader)
    page = browser(reader).get(reverse("sharing:shared", args=[share.pk]), {"bij": beside})
    assert page.status_code == 200
    assert "<script>'" not in words(page)


def test_no_page_of_it_is_kept_by_a_browser(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    own, other = browser(owner), browser(reader)
    pages = [read(other, share), other.get(reverse("sharing:received")), own.get(reverse("sharing:seen"))]
    pages += [own.get(share_url(item)), own.post(share_url(item), choices(reader))]
    assert {page["Cache-Control"] for page in pages} == {"no-store"}


@pytest.mark.parametrize("many", [5, 500])
def test_lists_ask_the_database_as_often_for_few_as_for_many(
    owner, reader, many, django_assert_max_num_queries, django_assert_num_queries
):
    item = situation(by=owner)
    share = shared(item, reader, live=True)
    commented(share)
    rows = [
        Share(
            owner=owner,
            person=reader,
            situation=item,
            until=share.until,
            looked_at=share.looked_at,
            guard="1",
            given_at=share.given_at,
        )
        for _more in range(many - 1)
    ]
    Share.objects.bulk_create(rows)
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    Opening.objects.bulk_create([Opening(share=one, revision=2, hour=hour) for one in rows])
    with django_assert_num_queries(2):
        assert len(queries.received(reader)) == many
    with django_assert_num_queries(2):
        assert len(queries.seen_by_others(owner)) == many - 1
    browser_of_owner = browser(owner)
    with django_assert_num_queries(1):
        assert len(beside(item).things.readers) == many
    with django_assert_max_num_queries(10):
        assert browser_of_owner.get(reverse("sharing:seen")).status_code == 200
    with django_assert_max_num_queries(12):
        assert browser_of_owner.get(reverse("sharing:remarks", args=["situatie", item.pk])).status_code == 200


def test_reading_asks_the_database_a_fixed_number_of_times(owner, reader, django_assert_max_num_queries):
    share, client = shared(situation(by=owner), reader), browser(reader)
    for _more in range(20):
        commented(share, f"Vraag {_more}?")
    with django_assert_max_num_queries(16):
        assert read(client, share).status_code == 200


def test_a_colleague_who_is_signed_out_gets_their_question_back(owner, reader):
    share = shared(situation(by=owner), reader)
    page = Client().post(reverse("sharing:comment", args=[share.pk]), {"text": "Mijn vraag", "key": "k"})
    assert page.status_code == 401
    assert "Mijn vraag" in words(page)
    assert not Comment.objects.exists()


def test_a_share_ends_for_every_page_on_its_last_day(owner, reader):
    import time_machine

    with time_machine.travel(date(2026, 3, 1)):
        share = shared(image(by=owner), reader, days=7)
        assert read(browser(reader), share).status_code == 200
    with time_machine.travel(date(2026, 3, 9)):
        assert read(browser(reader), share).status_code == 404
        assert "could read it until" in words(browser(owner).get(reverse("sharing:seen")))
        sharing.end_due(timezone.localdate())
        assert "could read it until" in words(browser(owner).get(reverse("sharing:seen")))


def test_the_text_of_the_owner_is_untouched(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    read(browser(reader), share)
    item.refresh_from_db()
    assert (item.revision, content_of(item)) == (share.revision, FULL)


def picture_url(share, picture):
    return reverse("sharing:picture", args=[share.pk, picture.pk])


def test_a_picture_goes_along_and_is_gone_with_the_text(owner, reader):
    item = situation(by=owner)
    picture = laid_beside(item, "De naaimachine")
    preview = words(browser(owner).post(share_url(item), choices(reader)))
    assert "De naaimachine" in preview
    share, client = shared(item, reader), browser(reader)
    assert picture_url(share, picture) in words(read(client, share))
    answer = client.get(picture_url(share, picture))
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/jpeg", "no-store")
    assert client.get(reverse("attachments:picture", args=[picture.pk])).status_code == 404
    browser(owner).post(reverse("sharing:revoke", args=[share.pk]))
    assert client.get(picture_url(share, picture)).status_code == 404


def test_a_picture_of_another_text_does_not_come_along(owner, reader):
    share, other = shared(situation(by=owner), reader), laid_beside(note(by=owner))
    assert browser(reader).get(picture_url(share, other)).status_code == 404


@pytest.mark.parametrize(("live", "there"), [(False, 404), (True, 200)])
def test_a_picture_laid_beside_it_later_is_seen_by_who_reads_along(owner, reader, live, there):
    item = situation(by=owner)
    share = shared(item, reader, live=live)
    picture = laid_beside(item)
    assert browser(reader).get(picture_url(share, picture)).status_code == there
    assert (picture_url(share, picture) in words(read(browser(reader), share))) is live


def test_what_others_saw_goes_along_with_ones_own_data(owner, reader):
    share = shared(situation(by=owner), reader)
    assert lines_of(owner) == []
    read(browser(reader), share)
    assert [line[1:] for line in lines_of(owner)] == [("Samira el Idrissi", f"Critical situation: {FULL.title} (2)")]
    assert lines_of(reader) == []
