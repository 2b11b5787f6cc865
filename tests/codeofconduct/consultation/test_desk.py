"""The editors' side: lay before, read, answer; by the chosen name only."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from codeofconduct.consultation.models import Comment, Consultation
from codeofconduct.editions.models import Article, Edition
from codeofconduct.editions.states import S
from tests.factories import codeofconduct as code
from tests.factories import consultation as rounds
from tests.factories.accounts import UserFactory

EDITORS = pytest.mark.parametrize("who", ["code_editor", "board"])
OTHERS = pytest.mark.parametrize("who", ["member", "reader", "secretary", "superuser"])


@pytest.fixture(autouse=True)
def _english_with_one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def sign_in(client):
    def as_(who):
        client.force_login(UserFactory(**{who: True}))
        return client

    return as_


def desk(name, *args):
    return reverse(f"consultation_desk:{name}", args=args)


def give(client, said, **changes):
    sent = {"answer": "not", "because": "Nee, want dat staat er al.", "key": "k", "revision": 1, "answer_revision": 0}
    return client.post(reverse("consultation:answer", args=[said.pk]), sent | changes)


@EDITORS
def test_laying_an_edition_before_the_members(sign_in, who):
    client, edition = sign_in(who), code.draft("1.1")
    way = client.get(reverse("wagtailadmin_pages:edit", args=[edition.pk])).content.decode()
    assert desk("open", edition.pk) in way
    assert client.get(desk("open", edition.pk)).status_code == 200
    until = timezone.localdate() + timedelta(days=30)
    answer = client.post(desk("open", edition.pk), {"until": until.isoformat()})
    assert answer.url == desk("round", Consultation.objects.get().pk)
    assert Edition.objects.get().state == S.CONSULTATION
    assert (
        desk("answers", edition.pk)
        in client.get(reverse("wagtailadmin_pages:edit", args=[edition.pk])).content.decode()
    )
    assert client.get(desk("answers", edition.pk)).url == answer.url
    assert client.get(desk("answers", 10**20)).status_code == client.get(desk("open", 10**20)).status_code == 404
    assert client.post(desk("open", edition.pk), {"until": until.isoformat()}).status_code == 422


@pytest.mark.parametrize("until", ["", "gisteren", "2020-01-01", "2999-01-01", "0000-00-00"])
def test_a_day_that_cannot_be_is_said_beside_the_field(sign_in, until):
    edition = code.draft("1.1")
    answer = sign_in("code_editor").post(desk("open", edition.pk), {"until": until})
    assert answer.status_code == 422
    assert "until" in answer.context["form"].errors
    assert not Consultation.objects.exists()


def test_an_unfinished_edition_is_refused_with_what_is_missing(sign_in):
    edition = code.draft("1.1")
    Article.objects.filter(value__edition=edition, key="W2.1").update(text="")
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    answer = sign_in("code_editor").post(desk("open", edition.pk), {"until": until})
    assert answer.status_code == 422
    assert "W2.1" in answer.content.decode()


@EDITORS
def test_editors_read_all_by_the_chosen_name(sign_in, who):
    consultation = rounds.running()
    rounds.said(consultation, "Onder mijn naam.", by=UserFactory(member=True, name="Samira Lid"))
    hidden = UserFactory(member=True, name="Verborgen Naam", email="verborgen@example.nl")
    said = rounds.said(consultation, "Als een lid.", by=hidden, shown_as="a_member", article_key="")
    client = sign_in(who)
    addresses = [desk("overview"), desk("round", consultation.pk), reverse("consultation:answer", args=[said.pk])]
    pages = [client.get(one).content.decode() for one in addresses]
    assert "Samira Lid" in pages[1]
    assert "Als een lid." in pages[1]
    assert "a member" in pages[2]
    for read in (*pages, client.get("/beheer/").content.decode()):
        assert "erborgen" not in read


def test_what_waits_is_said_in_words_and_never_counted(sign_in):
    consultation = rounds.running()
    rounds.said(consultation)
    rounds.said(consultation, article_key="W2.2")
    client = sign_in("code_editor")
    read = client.get(desk("round", consultation.pk)).content.decode()
    assert "Not answered yet:" in read
    waiting = re.sub(r"<[^>]+>", " ", read[read.index("Not answered yet:") :][:600])
    assert "2 " not in re.sub(r"W2\.2|Mens \d+", "", waiting)
    for said in Comment.objects.all():
        rounds.answered(said)
    assert "Everyone has an answer." in client.get(desk("round", consultation.pk)).content.decode()


@EDITORS
def test_answering_leads_to_who_waits_next(sign_in, who):
    consultation = rounds.over({}, {"article_key": "W2.1"})
    one, other = Comment.objects.order_by("said_at")
    client = sign_in(who)
    form = client.get(reverse("consultation:answer", args=[one.pk])).content.decode()
    assert "Ik doe 1.1." in form
    assert "checked" not in form
    assert give(client, one).url == reverse("consultation:answer", args=[other.pk])
    assert give(client, other, answer="taken_over", because="").url == desk("round", consultation.pk)
    assert not Edition.objects.get().awaits_answers


WRONG = [
    {"because": ""},
    {"answer": ""},
    {"answer": "misschien"},
    {"because": "a" * 1_000_000},
    {"because": "voor\x00na"},
    {"key": ""},
    {"revision": "x"},
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_stands_beside_the_field_and_the_words_stay(sign_in, changes):
    rounds.over()
    answer = give(sign_in("code_editor"), Comment.objects.get(), **changes)
    assert answer.status_code == 422
    assert changes.get("because", "Nee, want dat staat er al.") in answer.content.decode()
    assert not Comment.objects.get().answer


def test_the_second_editor_sees_the_first_answer_and_keeps_their_own_words(sign_in):
    rounds.over()
    said = Comment.objects.get()
    rounds.answered(said, "partly", "Van de eerste.")
    client = sign_in("board")
    answer = give(client, said, because="Van de tweede.")
    read = answer.content.decode()
    assert answer.status_code == 409
    assert "Van de eerste." in read
    assert re.search(r'<textarea name="because"[^>]*>\s*Van de tweede\.</textarea>', read)
    assert give(client, said, because="Van de tweede.", answer_revision=1).status_code == 302
    assert Comment.objects.get().because == "Van de tweede."


def test_a_comment_that_was_taken_back_gives_the_words_back(sign_in):
    said = rounds.said(rounds.running())
    pk = said.pk
    said.delete()
    said.pk = pk
    answer = give(sign_in("code_editor"), said, because="Wat ik net schreef.")
    assert answer.status_code == 404
    assert "Wat ik net schreef." in answer.content.decode()


def test_a_comment_taken_back_this_very_moment_gives_the_words_back(sign_in):
    said = rounds.said(rounds.running())
    client = sign_in("board")

    def then_taken_back(execute, sql, params, many, context):
        found = execute(sql, params, many, context)
        if "codeofconduct_comment" in sql and not done:
            done.append(True)
            Comment.objects.filter(pk=said.pk)._raw_delete("default")
        return found

    done: list[bool] = []
    with connection.execute_wrapper(then_taken_back):
        answer = give(client, said, because="Zwreden.")
    assert answer.status_code == 404
    assert "Zwreden." in answer.text


def test_after_adoption_the_words_come_back_and_the_answer_stays(sign_in):
    consultation = rounds.over()
    said = rounds.answered(Comment.objects.get(), "partly", "Half.")
    code.adopt(Edition.objects.get(pk=consultation.edition_id))
    answer = give(sign_in("board"), said, because="Toch niet.", answer_revision=1)
    assert answer.status_code == 409
    assert "Toch niet." in answer.content.decode()
    assert Comment.objects.get().because == "Half."


def test_a_session_that_ended_gives_an_editors_words_back(client):
    rounds.over()
    answer = give(client, Comment.objects.get(), because="Wat ik net schreef.")
    assert answer.status_code == 401
    assert "Wat ik net schreef." in answer.content.decode()


@OTHERS
def test_nobody_else_sees_the_desk(sign_in, who):
    consultation = rounds.running()
    said = rounds.said(consultation, "Zonneklaar.")
    client = sign_in(who)
    edition = consultation.edition
    for address in (desk("overview"), desk("round", consultation.pk), desk("open", edition.pk)):
        assert client.get(address).status_code in (302, 403)
    assert client.get(reverse("consultation:answer", args=[said.pk])).status_code == 403
    assert give(client, said).status_code == 403
