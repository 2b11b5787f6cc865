"""What a consultation shows to whom, and that nothing typed is lost."""

import re
from datetime import timedelta
from unittest.mock import ANY

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from codeofconduct.consultation.models import Comment, Consultation
from codeofconduct.editions.models import Edition
from tests.factories import codeofconduct as code
from tests.factories import consultation as rounds
from tests.factories.accounts import UserFactory

OVERVIEW = "/beroepscode/consultatie/"
LATER = timedelta(days=rounds.DAYS + 1)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def member():
    return UserFactory(member=True, name="Samira Lid")


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def consultation():
    return rounds.running()


def page(client, name, *args, status=200):
    answer = client.get(reverse(f"consultation:{name}", args=args))
    assert answer.status_code == status
    return answer.content.decode()


def send(client, consultation, **changes):
    url = reverse("consultation:comment", args=[consultation.pk, "W1.1"])
    return client.post(url, {"text": "Dit kan korter.", "shown_as": "own_name", "revision": 1, "key": "k1"} | changes)


def test_the_thread(signed_in, consultation, member):
    assert "1.1" in page(signed_in, "overview")
    assert page(signed_in, "round", consultation.pk).count("<h1") == 1
    form = page(signed_in, "article", consultation.pk, "W1.1")
    assert "Ik doe 1.1." in form
    assert 'name="shown_as" value="own_name"' in form
    assert "checked" not in form
    assert send(signed_in, consultation).url == f"/beroepscode/consultatie/{consultation.pk}/W1.1/"
    mine = page(signed_in, "article", consultation.pk, "W1.1")
    assert "Dit kan korter." in mine
    said = Comment.objects.get()
    change = {"text": "Dit kan veel korter.", "shown_as": "a_member", "revision": 1, "key": "k2"}
    assert signed_in.post(reverse("consultation:change", args=[said.pk]), change).status_code == 302
    assert "Dit kan veel korter." in page(signed_in, "round", consultation.pk)
    assert signed_in.post(reverse("consultation:take_back", args=[said.pk])).status_code == 302
    assert "Dit kan veel korter." not in page(signed_in, "round", consultation.pk)


def test_one_can_speak_about_the_whole(signed_in, consultation):
    url = reverse("consultation:comment_on_whole", args=[consultation.pk])
    sent = {"text": "Mooi geheel.", "shown_as": "a_member", "revision": 1, "key": "k"}
    assert signed_in.post(url, sent).status_code == 302
    assert "Mooi geheel." in page(signed_in, "whole", consultation.pk)
    assert "Mooi geheel." in page(signed_in, "round", consultation.pk)


def test_while_it_runs_one_reads_ones_own_words_only(client, consultation, member):
    rounds.said(consultation, "Zonneklaar van mij.", by=member)
    for who in (None, UserFactory(member=True), UserFactory(board=True), UserFactory(code_editor=True)):
        if who:
            client.force_login(who)
        for name, *args in (("round",), ("article", "W1.1")):
            read = page(client, name, consultation.pk, *args)
            assert "Ik doe 1.1." in read
            assert "Zonneklaar" not in read
            assert "Samira" not in read


def test_who_is_not_signed_in_reads_the_draft_and_until_when(client, consultation):
    read = page(client, "round", consultation.pk)
    assert "Ik doe 2.3." in read
    assert str(consultation.until.year) in read
    assert '<form method="post"' not in re.sub(r"(?s)<footer.*", "", page(client, "article", consultation.pk, "W1.1"))


def test_afterwards_everyone_reads_everything_by_the_chosen_name(client, member):
    consultation = rounds.over(
        {"text": "Onder mijn naam.", "by": member},
        {"text": "Als een lid.", "by": UserFactory(member=True, name="Verborgen Naam"), "shown_as": "a_member"},
    )
    rounds.answered(Comment.objects.get(text="Onder mijn naam."), "partly", "Het begin wel.")
    for name, *args in (("round",), ("article", "W1.1")):
        read = page(client, name, consultation.pk, *args)
        assert all(one in read for one in ("Onder mijn naam.", "Samira Lid", "Als een lid.", "a member"))
        assert all(one in read for one in ("Het begin wel.", "partly taken over", "before the edition is adopted"))
        assert "Verborgen" not in read
        assert str(UserFactory._meta.model.objects.get(name="Verborgen Naam").pk) not in re.findall(
            r'data-\w+="(\d+)"', read
        )


def test_the_text_stays_as_it_lay_there(client):
    from codeofconduct.editions.models import Article

    consultation = rounds.over()
    Article.objects.filter(value__edition=consultation.edition_id, key="W1.1").update(text="Geheel herschreven.")
    assert "Ik doe 1.1." in page(client, "round", consultation.pk)


def test_whether_or_not_the_tick_ran_the_page_is_public_the_day_after(client, consultation):
    rounds.said(consultation, "Nu openbaar.")
    with time_machine.travel(timezone.now() + LATER):
        assert "Nu openbaar." in page(client, "round", consultation.pk)
    assert Consultation.objects.get().closed_at is None


HOSTILE = {
    "nothing": "",
    "blank": " \n\t ",
    "a megabyte": "a" * 1_000_000,
    "one sign too many": "a" * 4_001,
    "a null": "voor\x00na",
    "a bell": "voor\x07na",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_cannot_be_kept_is_said_beside_the_field_and_stays_in_it(signed_in, consultation, what):
    answer = send(signed_in, consultation, text=HOSTILE[what])
    read = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_text_error"' in read
    assert HOSTILE[what].strip() in read
    assert not Comment.objects.exists()


SAYABLE = [
    "<script>alert(1)</script>",
    "<b>vet</b> & [x](javascript:1)",
    "لأنني أستمع",
    "🙂 omdat",
    "a" * 4_000,
    "e\u0301en",
]


@pytest.mark.parametrize("text", SAYABLE)
def test_what_can_be_kept_is_shown_as_text(signed_in, client, consultation, text):
    assert send(signed_in, consultation, text=text).status_code == 302
    said = Comment.objects.get()
    addresses = [reverse("consultation:change", args=[said.pk]), reverse("consultation:round", args=[consultation.pk])]
    with time_machine.travel(timezone.now() + LATER):
        late = page(client, "round", consultation.pk)
    for read in (late, *(signed_in.get(one).content.decode() for one in addresses)):
        assert "<script>alert" not in read
        assert "<b>vet" not in read
        assert 'href="javascript' not in read


@pytest.mark.parametrize(
    "changes", [{"shown_as": ""}, {"shown_as": "x"}, {"key": ""}, {"key": "x" * 65}, {"revision": "x"}]
)
def test_a_form_that_lacks_something_is_shown_again(signed_in, consultation, changes):
    answer = send(signed_in, consultation, **changes)
    assert answer.status_code == 422
    assert "Dit kan korter." in answer.content.decode()
    assert not Comment.objects.exists()


def test_sent_after_the_last_day_the_words_come_back(signed_in, consultation, member):
    said = rounds.said(consultation, by=member)
    with time_machine.travel(timezone.now() + LATER):
        signed_in.force_login(member)
        answers = [
            send(signed_in, consultation, text="Net te laat."),
            signed_in.post(
                reverse("consultation:change", args=[said.pk]),
                {"text": "Net te laat.", "shown_as": "a_member", "revision": 1, "key": "k"},
            ),
        ]
    for answer in answers:
        read = answer.content.decode()
        assert answer.status_code == 409
        assert re.search(r"<textarea[^>]*readonly[^>]*>\s*&#10;Net te laat\.</textarea>", read)
        assert "closed on" in read
    assert Comment.objects.get().text == "Dit kan korter."


def test_when_the_session_has_ended_the_words_come_back(client, consultation):
    answer = send(client, consultation, text="Wat ik net schreef.")
    assert answer.status_code == 401
    assert "Wat ik net schreef." in answer.content.decode()
    assert "own_name" not in answer.content.decode()


def test_two_screens_keep_both_texts(signed_in, consultation, member):
    said = rounds.said(consultation, by=member)
    url = reverse("consultation:change", args=[said.pk])
    sent = {"shown_as": "own_name", "revision": 1, "key": "k"}
    assert signed_in.post(url, sent | {"text": "Op de telefoon."}).status_code == 302
    answer = signed_in.post(url, sent | {"text": "Op de laptop."})
    read = answer.content.decode()
    assert answer.status_code == 409
    assert "Op de telefoon." in read
    assert re.search(r"readonly[^>]*>\s*&#10;Op de laptop\.", read)
    assert 'name="revision" value="2"' in read


@pytest.mark.parametrize("name", ["change", "take_back"])
def test_nobody_changes_anothers_comment(client, consultation, name):
    said = rounds.said(consultation)
    for who in ("member", "board", "code_editor", "superuser"):
        client.force_login(UserFactory(**{who: True}))
        url = reverse(f"consultation:{name}", args=[said.pk])
        assert client.get(url).status_code == client.post(url, {"text": "Anders."}).status_code == 404
    assert Comment.objects.get().text == "Dit kan korter."


def test_who_is_no_member_reads_but_does_not_speak(client, consultation):
    client.force_login(UserFactory(code_editor=True))
    assert "W1.1" in page(client, "article", consultation.pk, "W1.1")
    assert send(client, consultation).status_code == 403


@pytest.mark.parametrize("args", [("round", 99), ("round", 10**30), ("article", ANY, "W9.9"), ("comment", ANY, "W9.9")])
def test_what_is_not_there(signed_in, consultation, args):
    args = [consultation.pk if one is ANY else one for one in args]
    answer = signed_in.get(reverse(f"consultation:{args[0]}", args=args[1:]), follow=True)
    assert answer.status_code == 404


def test_the_code_page_says_that_members_talk_along(client):
    code.in_force("1.0")
    opened = rounds.running(code.draft("1.1"))
    assert reverse("consultation:round", args=[opened.pk]) in client.get("/beroepscode/").content.decode()
    with time_machine.travel(timezone.now() + LATER):
        assert reverse("consultation:round", args=[opened.pk]) not in client.get("/beroepscode/").content.decode()


def test_the_edition_page_leads_to_what_members_said(client):
    consultation = rounds.over()
    rounds.answered(Comment.objects.get())
    code.adopt(Edition.objects.get(pk=consultation.edition_id))
    address = reverse("consultation:round", args=[consultation.pk])
    assert address in client.get("/beroepscode/1-1/").content.decode()
    assert "/beroepscode/1-1/" in client.get(address).content.decode()


def test_a_public_page_is_sent_again_only_when_it_changed(client):
    consultation = rounds.over()
    url = reverse("consultation:round", args=[consultation.pk])
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    rounds.answered(Comment.objects.get())
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 200


def large_round(comments):
    edition = code.draft("1.1", values=code.text(values=8, articles=5))
    consultation = rounds.running(edition)
    members = [UserFactory(member=True) for _ in range(5)]
    Comment.objects.bulk_create(
        Comment(
            consultation=consultation,
            article_key=f"W{n % 8 + 1}.{n % 5 + 1}",
            member=members[n % 5],
            shown_as="own_name" if n % 2 else "a_member",
            text=f"Opmerking {n}.",
        )
        for n in range(comments)
    )
    return consultation


def cost(client, url):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(asked)


@pytest.mark.parametrize("comments", [1, 500])
@pytest.mark.parametrize("who", ["anonymous", "member"])
def test_a_round_costs_the_same_however_much_was_said(client, signed_in, comments, who):
    url = reverse("consultation:round", args=[large_round(comments).pk])
    if who == "anonymous":
        client.logout()
    assert cost(client, url) == {"anonymous": 2, "member": 5}[who]
    with time_machine.travel(timezone.now() + LATER):
        client.logout()
        assert cost(client, url) == 3
        assert f"Opmerking {comments - 1}." in client.get(url).content.decode()


@pytest.mark.parametrize("comments", [1, 500])
def test_the_desk_costs_the_same_however_much_was_said(client, comments):
    client.force_login(UserFactory(code_editor=True))
    url = reverse("consultation_desk:round", args=[large_round(comments).pk])
    client.get(url)
    assert cost(client, url) <= 12


def test_the_overview_costs_the_same_however_many_rounds_there_were(client):
    rounds.over(edition=code.draft("1.1"))
    one = cost(client, OVERVIEW)
    for number in ("1.2", "1.3", "1.4"):
        rounds.over(edition=code.draft(number))
    assert cost(client, OVERVIEW) == one <= 3


def test_before_the_first_edition_the_code_leads_to_its_consultation(client, consultation):
    page = client.get("/beroepscode/")
    assert page.status_code == 200
    assert reverse("consultation:round", args=[consultation.pk]) in page.content.decode()
