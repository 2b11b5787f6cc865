"""Showing why an article touches one's work: exactly what was looked at, and gone the moment one wants."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from accounts import groups
from codeofconduct.affirmation import actions as affirmation
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.affirmation.queries import A_HANDFUL, affirmed, shown_beside
from codeofconduct.editions import actions as editions
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry

SENTENCE = "Omdat Zonneklaar mij vroeg of ik wel luisterde."
SHOW, HIDE = "/beroepscode/onderschreven/tonen/", "/beroepscode/onderschreven/verbergen/"
DONE, ARTICLE = "/beroepscode/onderschreven/", "/beroepscode/1-0/W1.1/"


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"
    settings.SECOND_FACTOR_REQUIRED = False
    with translation.override("en"):
        yield


@pytest.fixture
def member():
    return UserFactory(member=True, name="Samira Lid")


@pytest.fixture
def mine(member):
    return code.affirmed(member, code.in_force(), SENTENCE)


@pytest.fixture
def signed_in(client, member, mine):
    client.force_login(member)
    return client


def public(client):
    client.logout()
    return client.get(ARTICLE).content.decode()


def figures(page):
    return re.findall(r"(?s)<figure.*?</figure>", page)


def test_nothing_is_shown_unless_one_chooses_so(signed_in):
    assert SENTENCE not in public(signed_in)


@pytest.mark.parametrize(("shown_as", "name"), [("own_name", "Samira Lid"), ("a_member", "a member")])
def test_the_preview_is_exactly_what_others_see(signed_in, shown_as, name):
    previews = figures(signed_in.get(SHOW).content.decode())
    assert signed_in.post(SHOW, {"shown_as": shown_as, "revision": "1"}).url == DONE
    shown = figures(public(signed_in))
    assert len(shown) == 1
    assert shown[0] in previews
    assert SENTENCE in shown[0]
    assert name in shown[0]
    assert ("Samira" in shown[0]) is (shown_as == "own_name")


def test_hiding_is_immediate_and_for_every_edition(signed_in, member):
    signed_in.post(SHOW, {"shown_as": "own_name", "revision": "1"})
    first = signed_in.get(ARTICLE)
    assert SENTENCE in first.content.decode()
    assert signed_in.post(HIDE).url == DONE
    assert SENTENCE in signed_in.get(DONE).content.decode()
    assert SENTENCE not in public(signed_in)
    assert not Affirmation.objects.exclude(shown_text="", shown_as="", shown_at=None).exists()


def test_a_visitor_who_saw_it_before_sees_it_no_longer(client, mine):
    affirmation.show(mine, "a_member", by=mine.member, revision=1)
    first = client.get(ARTICLE)
    affirmation.hide(by=mine.member)
    again = client.get(ARTICLE, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert SENTENCE not in again.content.decode()


def test_written_anew_it_is_shown_no_longer(signed_in, member, mine):
    signed_in.post(SHOW, {"shown_as": "own_name", "revision": "1"})
    form = signed_in.get("/beroepscode/onderschrijven/").content.decode()
    assert "until you show it again" in form
    affirmation.affirm(member, mine.edition, "Anders gezegd.", "W1.1", key="k9")
    page = public(signed_in)
    assert SENTENCE not in page
    assert "Anders gezegd." not in page


def test_nobody_shows_another_sentence_than_they_looked_at(signed_in, member, mine):
    affirmation.affirm(member, mine.edition, "In een ander scherm.", "W1.1", key="k9")
    answer = signed_in.post(SHOW, {"shown_as": "own_name", "revision": "1"})
    assert answer.status_code == 409
    assert "In een ander scherm." in answer.content.decode()
    assert "In een ander scherm." not in public(signed_in)


@pytest.mark.parametrize(
    "sent", [{}, {"shown_as": "Piet"}, {"revision": "x"}, {"revision": "9" * 5_000}, {"revision": "²"}]
)
def test_what_the_form_does_not_offer(signed_in, sent):
    assert signed_in.post(SHOW, {"shown_as": "", "revision": "1"} | sent).status_code == 409
    assert not Affirmation.objects.shown().exists()


def test_the_guard_looks_first_and_only_warns(client, member):
    code.affirmed(member, code.in_force(), "Omdat mevrouw Jansen mij vroeg of ik wel luisterde.")
    client.force_login(member)
    page = client.get(SHOW).content.decode()
    assert "nudge" in page
    assert "mevrouw Jansen" in page
    assert client.post(SHOW, {"shown_as": "a_member", "revision": "1"}).status_code == 302


def test_it_stays_with_the_edition_it_was_about(signed_in, member, mine):
    affirmation.show(mine, "own_name", by=member, revision=1)
    code.adopt(code.draft("1.1"), in_force_from=timezone.localdate() + timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        editions.bring_into_force(timezone.localdate())
        newer = affirmation.carry_over(member, editions.Edition.objects.get(number="1.1"))
        assert not newer.shown_text
        signed_in.force_login(member)
        assert "edition 1.0" in signed_in.get(DONE).content.decode()
        assert SENTENCE not in signed_in.get("/beroepscode/1-1/W1.1/").content.decode()
        assert SENTENCE in signed_in.get(ARTICLE).content.decode()
        signed_in.post(HIDE)
        assert SENTENCE not in public(signed_in)


def test_the_trail_does_not_tell_who_shows(mine, member):
    affirmation.show(mine, "a_member", by=member, revision=1)
    affirmation.hide(by=member)
    entries = TrailEntry.objects.filter(action__startswith="sentence.")
    assert [(one.action, one.actor) for one in entries] == [("sentence.shown", "member"), ("sentence.hidden", "member")]
    assert str(mine.pk) not in "".join(f"{one.subject}{one.codes}" for one in entries)


def test_only_a_handful_newest_first_in_one_query(django_assert_num_queries):
    edition = code.in_force()
    for number in range(A_HANDFUL + 2):
        one = code.affirmed(UserFactory(member=True, name=f"Lid {number}"), edition, f"Zin {number}.")
        affirmation.show(one, "own_name", by=one.member, revision=1)
    with django_assert_num_queries(1):
        shown = shown_beside("W1.1", edition)
    assert [one.text for one in shown] == [f"Zin {number}." for number in (6, 5, 4, 3, 2)]
    assert shown_beside("W1.2", edition) == []


@pytest.mark.parametrize("gone", ["erased", "left", "inactive"])
def test_with_the_member_the_sentence_goes(client, member, mine, gone):
    affirmation.show(mine, "own_name", by=member, revision=1)
    if gone == "erased":
        member.delete()
    elif gone == "left":
        member.groups.remove(member.groups.get(name=groups.MEMBERS))
    else:
        type(member).objects.filter(pk=member.pk).update(is_active=False)
    assert SENTENCE not in public(client)


def test_markup_is_shown_as_text(client, member):
    one = code.affirmed(member, code.in_force(), "<script>alert(1)</script> en <b>vet</b>")
    affirmation.show(one, "own_name", by=member, revision=1)
    page = public(client)
    assert "<script>alert" not in page
    assert "<b>vet" not in page


def test_only_the_member_shows_it(mine):
    for stranger in (UserFactory(member=True), UserFactory(board=True), UserFactory(superuser=True)):
        with pytest.raises(PermissionDenied):
            affirmation.show(mine, "own_name", by=stranger, revision=1)
        affirmation.hide(by=stranger)
    with pytest.raises(NotPossibleNow):
        affirmation.show(mine, "Piet", by=mine.member, revision=1)


def test_who_affirmed_nothing_has_nothing_to_show(client):
    code.in_force()
    client.force_login(UserFactory(member=True))
    assert client.get(SHOW).status_code == 404
    assert client.post(HIDE).status_code == 302
    assert affirmed(UserFactory(member=True)) is None
