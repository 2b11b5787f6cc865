"""Affirming: in one's own words, once per form, seen by nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from codeofconduct.affirmation import actions as affirmation
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.affirmation.queries import affirmed, has_affirmed, sentence_of
from codeofconduct.editions import actions as editions
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from trail.exceptions import NotPossibleNow
from trail.queries import history_of

SENTENCE = "Omdat Zonneklaar mij vroeg of ik wel luisterde."
FORM, DONE = "/beroepscode/onderschrijven/", "/beroepscode/onderschreven/"


@pytest.fixture
def member():
    return UserFactory(member=True)


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


def send(client, **changes):
    said = {"article_key": "W1.2", "sentence": SENTENCE, "edition": "1.0", "key": "form-1"} | changes
    return client.post(FORM, said)


def newer_edition(days=1):
    code.adopt(code.draft("1.1"), in_force_from=timezone.localdate() + timedelta(days=days))


def test_the_thread(signed_in, member):
    code.in_force()
    page = signed_in.get(FORM).content.decode()
    assert page.count("<h1") == 1
    assert "W2.3 Ik doe 2.3." in page
    response = send(signed_in)
    assert response.url == DONE
    assert SENTENCE in signed_in.get(DONE).content.decode()
    mine = affirmed(member)
    assert (mine.edition.number, mine.article_key, sentence_of(mine)) == ("1.0", "W1.2", SENTENCE)
    assert [(entry.action, entry.codes) for entry in history_of(mine)] == [("code.affirmed", {"edition": "1.0"})]


def test_the_same_form_twice_is_once(signed_in, member):
    code.in_force()
    assert send(signed_in).url == send(signed_in).url == DONE
    assert Affirmation.objects.get().revision == 1
    assert history_of(affirmed(member)).count() == 1


def test_the_same_form_with_other_words_rewrites_the_sentence(signed_in, member):
    code.in_force()
    send(signed_in)
    assert send(signed_in, sentence="Na teruggaan beter gezegd.").url == DONE
    assert sentence_of(affirmed(member)) == "Na teruggaan beter gezegd."
    send(signed_in, sentence="Na teruggaan beter gezegd.", article_key="W2.1")
    assert affirmed(member).article_key == "W2.1"


def test_the_sentence_can_be_written_anew_and_leaves_no_second_trace(signed_in, member):
    code.in_force()
    send(signed_in)
    first = affirmed(member).affirmed_at
    assert SENTENCE in signed_in.get(FORM).content.decode()
    send(signed_in, key="form-2", sentence="Anders gezegd.", article_key="W2.1")
    mine = Affirmation.objects.get()
    assert (sentence_of(mine), mine.article_key, mine.affirmed_at) == ("Anders gezegd.", "W2.1", first)
    assert history_of(mine).count() == 1


def test_a_newer_edition_is_affirmed_beside_the_older_one(signed_in, member):
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        old = code.in_force()
        code.affirmed(member, old, SENTENCE)
        newer_edition()
    editions.bring_into_force(timezone.localdate())
    assert "notice ask" in signed_in.get(DONE).content.decode()
    send(signed_in, edition="1.1", key="form-2", sentence="Opnieuw gelezen.")
    assert affirmed(member).edition.number == "1.1"
    assert has_affirmed(member, old)
    assert {sentence_of(one) for one in Affirmation.objects.all()} == {SENTENCE, "Opnieuw gelezen."}


def test_the_sentence_is_nowhere_in_the_database(signed_in):
    code.in_force()
    send(signed_in)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for cell in row:
                    content = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                    assert b"Zonneklaar" not in content, table


def test_a_sentence_does_not_open_in_another_row(signed_in, member):
    code.in_force()
    send(signed_in)
    mine = affirmed(member)
    other = code.affirmed(UserFactory(member=True), mine.edition)
    Affirmation.objects.filter(pk=other.pk).update(sealed=mine.sealed)
    with pytest.raises(Exception, match="affirmation"):
        sentence_of(Affirmation.objects.get(pk=other.pk))


HOSTILE = {
    "nothing": "",
    "blank": " \n\t ",
    "a megabyte": "a" * 1_000_000,
    "one sign too many": "a" * (affirmation.LONGEST_SENTENCE + 1),
    "a null": "voor\x00na",
    "a bell": "voor\x07na",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_cannot_be_kept_is_said_beside_the_field_and_stays_in_it(signed_in, what):
    code.in_force()
    response = send(signed_in, sentence=HOSTILE[what])
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="id_sentence_error"' in page
    assert HOSTILE[what].strip() in page
    assert not Affirmation.objects.exists()


@pytest.mark.parametrize(
    "sentence",
    ["<script>alert(1)</script>", "لأنني أستمع", "🙂 omdat", "a" * 2_000, "regel een\r\nregel twee", "e\u0301en"],
)
def test_what_can_be_kept_is_shown_as_text(signed_in, sentence):
    code.in_force()
    send(signed_in, sentence=sentence)
    assert signed_in.get(DONE).status_code == 200
    assert b"<script>alert" not in signed_in.get(DONE).content
    assert b"<script>alert" not in signed_in.get(FORM).content


@pytest.mark.parametrize("changes", [{"article_key": ""}, {"article_key": "W9.9"}, {"key": ""}, {"key": "x" * 65}])
def test_a_form_that_lacks_something_is_shown_again(signed_in, changes):
    code.in_force()
    response = send(signed_in, **changes)
    assert response.status_code == 422
    assert SENTENCE in response.content.decode()
    assert not Affirmation.objects.exists()


def test_an_article_can_be_chosen_on_its_own_page(signed_in):
    code.in_force()
    assert '<option value="W2.1" selected>' in signed_in.get(FORM + "?artikel=W2.1").content.decode()


def test_nobody_affirms_what_they_were_not_shown(signed_in):
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        code.in_force()
        newer_edition()
    response = send(signed_in, edition="1.0")
    assert response.status_code == 422
    assert SENTENCE in response.content.decode()
    assert 'name="edition" value="1.1"' in response.content.decode()
    assert not Affirmation.objects.exists()


def test_the_verb_itself_refuses_what_the_form_would(member):
    edition = code.in_force()
    draft = code.draft("2.0")
    for wrong in ((edition, " ", "W1.1"), (edition, SENTENCE, "W7.7"), (draft, SENTENCE, "W1.1")):
        with pytest.raises(NotPossibleNow):
            affirmation.affirm(member, *wrong, key="form-1")
    with pytest.raises(PermissionDenied):
        affirmation.affirm(UserFactory(code_editor=True), edition, SENTENCE, "W1.1", key="form-1")


@pytest.mark.parametrize("address", [FORM, DONE])
def test_one_signs_in_first(client, address):
    assert client.get(address).url.startswith("/account/login/")


@pytest.mark.parametrize("who", ["secretary", "code_editor"])
def test_who_is_no_member_does_not_affirm(client, settings, who):
    settings.SECOND_FACTOR_REQUIRED = False
    code.in_force()
    client.force_login(UserFactory(**{who: True}))
    assert client.get(FORM).status_code == 403
    assert send(client).status_code == 403


def test_nobody_reads_anothers_sentence(signed_in, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    code.in_force()
    send(signed_in)
    for who in ("member", "board", "superuser"):
        client.force_login(UserFactory(**{who: True}))
        for address in (FORM, DONE, "/beroepscode/", "/beroepscode/1-0/W1.2/"):
            assert SENTENCE not in client.get(address, follow=True).content.decode()


def test_without_a_code_there_is_nothing_to_affirm(signed_in):
    response = signed_in.get(FORM)
    assert (response.status_code, b"<form method" in response.content) == (200, False)
    assert signed_in.get(DONE).url == FORM


def test_affirming_costs_few_queries(signed_in, django_assert_max_num_queries):
    code.in_force(values=code.text(values=2, articles=20))
    with django_assert_max_num_queries(6):
        signed_in.get(FORM)
