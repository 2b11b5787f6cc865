"""The verbs of a personal link: one person, one answer, for the member alone."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connections, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.vault import CannotOpen, Vault
from portfolio.activities import actions, links
from portfolio.activities.asking import CASE, HOST, PROCESS, Shown
from portfolio.activities.models import Activity, GuestLink
from portfolio.activities.queries import content_of, link_behind, links_of, shown_by
from portfolio.guests import tokens
from portfolio.writing import bin
from tests.factories.accounts import UserFactory
from tests.factories.activities import WITH_ENFORCEMENT, a_link, feedback, shadowing
from tests.factories.situations import activity
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry

ANSWER = {"good": "Je keek naar haar handen.", "otherwise": "", "remember": ""}


def test_a_guest_sees_what_was_chosen_as_it_was_then_and_nothing_else():
    about = shadowing()
    link, token = a_link(about, "noticed_second", "host", "no such text")
    changed = WITH_ENFORCEMENT.words | {"noticed_second": "Anders."}
    actions.write(about, type(WITH_ENFORCEMENT)("shadowing", "X", changed), base_revision=1, by=about.member)
    assert shown_by(link_behind(token)).texts == (("noticed_second", "De stilte in de auto."),)
    assert GuestLink.objects.get() == link


def test_nothing_goes_out_that_the_member_did_not_look_at():
    about = shadowing()
    with pytest.raises(NotPossibleNow):
        links.ask(about, ["mattered"], seen=Shown.of(content_of(about), ["host"]).digest(), by=about.member, key="k")
    assert not GuestLink.objects.exists()


def test_of_the_link_only_a_hash_is_kept_and_the_same_form_twice_is_one_link():
    about = feedback()
    (first, token), (second, same) = a_link(about, key="k"), a_link(about, key="k")
    assert (first, token) == (second, same)
    assert len(token) >= 43
    assert GuestLink.objects.get().token_sha256 == tokens.sha256_of(token)
    assert a_link(about, key="k2")[1] != token
    assert a_link(feedback(by=about.member), key="k")[1] != token


def test_without_the_register_s_key_nobody_computes_a_link(settings, tmp_path):
    first = tokens.for_form("activity", "a", "b")
    settings.KEY_ENCRYPTION_KEY_FILE = tmp_path / "another.key"
    assert tokens.for_form("activity", "a", "b") != first


@given(st.text(st.characters(exclude_categories=())))
def test_any_token_can_be_asked_for(token):
    assert len(tokens.sha256_of(token)) == 64


@pytest.mark.parametrize(("level", "questions"), [("case", CASE), ("process", PROCESS), ("", CASE)])
def test_there_are_three_plain_questions_for_each_level(level, questions):
    link, _token = a_link(feedback(level))
    assert shown_by(link).questions == questions
    assert len(questions) == 3


def test_a_host_is_asked_one_thing():
    assert shown_by(a_link(shadowing(), "mattered")[0]).questions == HOST


def test_an_answer_is_sealed_for_the_member_alone():
    about = feedback()
    link, _token = a_link(about)
    links.answer(link, ANSWER | {"extra": "weg"})
    link.refresh_from_db()
    assert b"handen" not in bytes(link.sealed_answer)
    said = Vault.of(about.member).open(link.sealed_answer, item=link.item, field="answer", revision=1)
    assert json.loads(said) == ANSWER
    with pytest.raises(CannotOpen):
        Vault.of(UserFactory(superuser=True)).open(link.sealed_answer, item=link.item, field="answer", revision=1)
    assert [text for _label, text in links_of(about)[0].words] == ["Je keek naar haar handen."]


def test_one_link_is_one_answer_and_the_same_answer_twice_is_the_same():
    link, _token = a_link(feedback())
    links.answer(link, ANSWER)
    at = GuestLink.objects.get().answered_at
    links.answer(link, ANSWER)
    with pytest.raises(links.AlreadyAnswered):
        links.answer(link, {"good": "Iets anders."})
    assert GuestLink.objects.get().answered_at == at


@pytest.mark.parametrize("words", [{}, {"good": " \u200b"}, {"good": "a" * 5001}, {"unknown": "x"}])
def test_nothing_and_too_much_is_no_answer(words):
    link, _token = a_link(feedback())
    with pytest.raises(NotPossibleNow):
        links.answer(link, words)
    assert GuestLink.objects.get().answered_at is None


def expired(link):
    GuestLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def revoked(link):
    links.revoke(link, by=link.activity.member)


def thrown_away(link):
    type(link.activity).objects.filter(pk=link.activity_id).update(binned_at=timezone.now())


@pytest.mark.parametrize("over", [expired, revoked, thrown_away])
def test_a_link_that_is_over_opens_nothing_and_takes_no_answer(over):
    link, token = a_link(feedback())
    over(link)
    assert link_behind(token) is None
    with pytest.raises(NotPossibleNow):
        links.answer(link, ANSWER)
    assert GuestLink.objects.get().answered_at is None


def test_a_link_lasts_fourteen_days():
    link, _token = a_link(feedback())
    assert timedelta(days=13, hours=23) < link.expires_at - timezone.now() <= timedelta(days=14)


def test_an_answer_that_came_first_is_not_taken_back():
    link, _token = a_link(feedback())
    links.answer(link, ANSWER)
    with pytest.raises(NotPossibleNow):
        revoked(link)


@pytest.mark.parametrize("role", ["member", "board", "superuser"])
def test_nobody_else_asks_or_takes_back(role):
    about, other = feedback(), UserFactory(**{role: True})
    link, _token = a_link(about)
    with pytest.raises(PermissionDenied):
        links.ask(about, [], seen="", by=other, key="k")
    with pytest.raises(PermissionDenied):
        links.revoke(link, by=other)


def test_who_is_no_member_any_more_asks_nobody_in_the_register_s_name():
    about = feedback()
    about.member.groups.clear()
    with pytest.raises(PermissionDenied):
        a_link(Activity.objects.get())


def test_about_a_step_nobody_is_asked_and_ten_links_wait_at_most():
    with pytest.raises(NotPossibleNow):
        a_link(activity())
    about = feedback()
    for _ in range(links.OPEN_AT_MOST):
        first, _token = a_link(about)
    with pytest.raises(NotPossibleNow):
        a_link(about)
    links.answer(first, ANSWER)
    a_link(about)


def test_the_trail_tells_that_a_link_was_made_and_taken_back_and_not_a_word():
    before = TrailEntry.objects.count()
    link, _token = a_link(shadowing(), "mattered")
    links.revoke(link, by=link.activity.member)
    links.revoke(link, by=link.activity.member)
    entries = list(TrailEntry.objects.order_by("seq"))[before:]
    assert [entry.action for entry in entries] == ["guest_link.made", "guest_link.revoked"]
    assert all(entry.codes == {} for entry in entries)


def test_removing_the_activity_takes_links_and_answers_along():
    link, token = a_link(feedback())
    links.answer(link, ANSWER)
    bin.throw_away(link.activity, by=link.activity.member)
    bin.delete_for_good(link.activity, by=link.activity.member)
    assert not GuestLink.objects.exists()
    assert link_behind(token) is None


def test_the_database_keeps_an_answer_and_its_day_together():
    link, _token = a_link(feedback())
    with pytest.raises(IntegrityError), transaction.atomic():
        GuestLink.objects.filter(pk=link.pk).update(answered_at=timezone.now())


@pytest.mark.usefixtures("committed")
def test_two_answers_at_once_leave_one_and_the_other_hears_it():
    link, _token = a_link(feedback())
    start, said = Barrier(4), [{"good": "Eén."}, {"good": "Eén."}, {"good": "Twee."}, {"good": "Twee."}]

    def run(words):
        start.wait(10)
        try:
            links.answer(link, words)
        except links.AlreadyAnswered:
            return "taken"
        finally:
            connections.close_all()
        return words["good"]

    with ThreadPoolExecutor(4) as pool:
        came = list(pool.map(run, said))
    assert sorted(map(came.count, set(came))) == [2, 2]
    kept = links_of(link.activity)[0].words[0][1]
    assert kept in came
