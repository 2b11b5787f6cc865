"""Laying an edition before the members: who, until when, what they say, and what becomes of it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts import groups
from codeofconduct.consultation import actions as consultations
from codeofconduct.consultation.exceptions import ChangedMeanwhile
from codeofconduct.consultation.models import Comment, Consultation
from codeofconduct.consultation.queries import said_in
from codeofconduct.consultation.states import Answer, ShownAs
from codeofconduct.editions.models import Article, Edition
from codeofconduct.editions.states import S
from tests.factories import codeofconduct as code
from tests.factories import consultation as rounds
from tests.factories.accounts import UserFactory
from tests.factories.registry import a_key
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry
from trail.queries import history_of

TOMORROW, YEAR = timedelta(days=1), timedelta(days=365)


def actions_of(thing):
    return [entry.action for entry in history_of(thing)]


@pytest.mark.parametrize("who", ["code_editor", "board"])
def test_opening_lays_the_text_before_the_members_as_it_reads_now(who):
    edition = code.draft("1.1")
    until = timezone.localdate() + TOMORROW
    opened = consultations.open_round(edition, until=until, by=UserFactory(**{who: True}))
    assert Edition.objects.get(pk=edition.pk).state == S.CONSULTATION
    assert actions_of(opened) == ["consultation.opened"]
    Article.objects.filter(value__edition=edition, key="W1.1").update(text="Later anders.")
    assert Consultation.objects.get().text["values"][0]["articles"][0]["text"] == "Ik doe 1.1."


@pytest.mark.parametrize("who", ["member", "reader", "secretary", "superuser"])
def test_nobody_else_opens_one(who):
    with pytest.raises(PermissionDenied):
        consultations.open_round(code.draft(), until=timezone.localdate() + TOMORROW, by=UserFactory(**{who: True}))


@pytest.mark.parametrize("days", [-1, 0, 367, 10_000])
def test_the_last_day_is_after_today_and_within_a_year(days):
    edition = code.draft()
    with pytest.raises(NotPossibleNow):
        rounds.running(edition, until=timezone.localdate() + timedelta(days=days))
    assert Edition.objects.get(pk=edition.pk).state == S.WORKING


def test_a_year_after_a_leap_day():
    assert consultations.a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert consultations.a_year_after(date(2026, 11, 23)) == date(2027, 11, 23)


@pytest.mark.parametrize("state", sorted(set(S) - {S.WORKING}))
def test_only_an_edition_that_is_being_written_is_laid_before_the_members(state):
    with pytest.raises(NotPossibleNow):
        rounds.running(code.edition_in(state))


def test_an_edition_one_cannot_read_yet_stays_at_the_desk():
    edition = code.draft("1.1")
    Article.objects.filter(value__edition=edition, key="W1.1").update(text=" ")
    Article.objects.filter(value__edition=edition, key="W1.2").update(key="W9.2")
    with pytest.raises(NotPossibleNow) as reason:
        rounds.running(edition)
    assert len(reason.value.reasons) == 2
    assert "W1.1" in str(reason.value)


def test_a_second_round_on_the_same_edition_can_follow():
    first = rounds.over()
    assert rounds.running(first.edition).pk != first.pk


def test_a_comment_leaves_a_trace_that_names_nobody():
    member = UserFactory(member=True)
    said = rounds.said(rounds.running(), by=member, shown_as=ShownAs.A_MEMBER)
    consultations.take_back(said, by=member)
    entries = TrailEntry.objects.filter(action__startswith="comment.")
    assert [(entry.action, entry.actor) for entry in entries] == [
        ("comment.made", "member"),
        ("comment.taken_back", "member"),
    ]
    assert not Comment.objects.exists()


def test_the_same_form_twice_is_one_comment_and_other_words_another():
    consultation, member = rounds.running(), UserFactory(member=True)
    say = {"shown_as": ShownAs.A_MEMBER, "by": member, "key": a_key()}
    one = consultations.comment(consultation, "W1.1", "Kort.", **say)
    assert consultations.comment(consultation, "W1.1", " Kort.\r\n", **say) == one
    assert consultations.comment(consultation, "W1.1", "Korter.", **say) != one
    assert Comment.objects.count() == 2


def test_a_form_sent_again_after_taking_back_says_so():
    consultation, member = rounds.running(), UserFactory(member=True)
    say = {"text": "Kort.", "shown_as": ShownAs.A_MEMBER, "by": member, "key": a_key()}
    consultations.take_back(consultations.comment(consultation, "", **say), by=member)
    with pytest.raises(NotPossibleNow):
        consultations.comment(consultation, "", **say)


WRONG = [("", "own_name"), (" \n", "own_name"), ("a" * 4_001, "own_name"), ("a\x00", "own_name"), ("Kort.", "Piet")]


@pytest.mark.parametrize(("text", "shown_as"), WRONG)
def test_what_cannot_be_said(text, shown_as):
    consultation, member = rounds.running(), UserFactory(member=True)
    with pytest.raises(NotPossibleNow):
        rounds.said(consultation, text, shown_as=shown_as, by=member)
    said = rounds.said(consultation, by=member)
    with pytest.raises(NotPossibleNow):
        consultations.change(said, text, shown_as, by=member, revision=1)


def test_an_article_that_is_not_in_the_round_gets_no_comment():
    with pytest.raises(NotPossibleNow):
        rounds.said(rounds.running(), article_key="W9.9")


@pytest.mark.parametrize("who", ["code_editor", "secretary", "superuser"])
def test_who_is_no_member_does_not_comment(who):
    with pytest.raises(PermissionDenied):
        rounds.said(rounds.running(), by=UserFactory(**{who: True}))


def test_closed_means_closed():
    consultation, member = rounds.running(), UserFactory(member=True)
    said = rounds.said(consultation, by=member)
    with time_machine.travel(timezone.now() + timedelta(days=rounds.DAYS + 1)):
        for act in (
            lambda: rounds.said(consultation, by=member),
            lambda: consultations.change(said, "Anders.", "a_member", by=member, revision=1),
            lambda: consultations.take_back(said, by=member),
        ):
            with pytest.raises(NotPossibleNow):
                act()
    assert [one.text for one in Comment.objects.all()] == ["Dit kan korter."]


def test_a_comment_is_its_writers_alone():
    said = rounds.said(rounds.running())
    for stranger in (UserFactory(member=True), UserFactory(board=True)):
        with pytest.raises(PermissionDenied):
            consultations.change(said, "Anders.", "own_name", by=stranger, revision=1)
        with pytest.raises(PermissionDenied):
            consultations.take_back(said, by=stranger)


def test_two_screens_do_not_overwrite_each_other():
    member = UserFactory(member=True)
    said = rounds.said(rounds.running(), by=member)
    consultations.change(said, "Op de telefoon.", "own_name", by=member, revision=1)
    with pytest.raises(ChangedMeanwhile):
        consultations.change(said, "Op de laptop.", "own_name", by=member, revision=1)
    assert consultations.change(said, "Op de telefoon.", "own_name", by=member, revision=1).revision == 2
    assert consultations.change(said, "Op de telefoon.", "a_member", by=member, revision=2).shown_as == "a_member"


@pytest.mark.parametrize("who", ["code_editor", "board"])
def test_editors_answer_and_the_edition_waits_for_it(who):
    consultation = rounds.over({})
    edition, editor = Edition.objects.get(pk=consultation.edition_id), UserFactory(**{who: True})
    assert (edition.state, edition.awaits_answers) == (S.WORKING, True)
    with pytest.raises(NotPossibleNow):
        code.adopt(edition)
    said = consultations.answer(Comment.objects.get(), Answer.TAKEN_OVER, "", by=editor, key=a_key())
    assert actions_of(said)[-1] == "consultation.answered"
    assert not Edition.objects.get(pk=edition.pk).awaits_answers
    code.adopt(edition)


@pytest.mark.parametrize("who", ["member", "reader", "secretary", "superuser"])
def test_nobody_else_answers(who):
    rounds.over()
    with pytest.raises(PermissionDenied):
        consultations.answer(Comment.objects.get(), "not", "Nee.", by=UserFactory(**{who: True}), key=a_key())


@pytest.mark.parametrize(
    ("answer", "because"),
    [("partly", ""), ("not", " \n"), ("", "Omdat."), ("misschien", "Omdat."), ("not", "a" * 4_001)],
)
def test_an_answer_says_what_and_why(answer, because):
    rounds.over()
    with pytest.raises(NotPossibleNow):
        rounds.answered(Comment.objects.get(), answer, because)


def test_the_database_holds_that_a_reason_is_given():
    rounds.over()
    with pytest.raises(DatabaseError), transaction.atomic():
        Comment.objects.update(answer="not")


def test_the_same_answer_twice_is_one():
    rounds.over()
    said, editor, key = Comment.objects.get(), UserFactory(code_editor=True), a_key()
    for _ in range(2):
        consultations.answer(said, "not", "Nee, want.", by=editor, key=key)
    assert actions_of(said).count("consultation.answered") == 1


def test_the_second_of_two_editors_is_told():
    rounds.over()
    said = Comment.objects.get()
    rounds.answered(said, "partly", "De eerste.")
    with pytest.raises(ChangedMeanwhile):
        consultations.answer(said, "not", "De tweede.", by=UserFactory(board=True), key=a_key(), read=(1, 0))
    assert Comment.objects.get().because == "De eerste."


def test_other_words_lose_their_answer_and_a_stale_reader_is_told():
    member = UserFactory(member=True)
    said = rounds.answered(rounds.said(rounds.running(), by=member))
    edition = Edition.objects.get()
    assert not edition.awaits_answers
    said = consultations.change(said, "Toch anders.", "own_name", by=member, revision=1)
    assert (said.answer, said.because) == ("", "Het tweede deel blijft.")
    assert Edition.objects.get().awaits_answers
    with pytest.raises(ChangedMeanwhile):
        consultations.answer(said, "not", "Nee.", by=UserFactory(board=True), key=a_key(), read=(1, 1))


def test_another_name_leaves_the_answer_where_it_is():
    member = UserFactory(member=True)
    said = rounds.answered(rounds.said(rounds.running(), by=member))
    assert consultations.change(said, said.text, "a_member", by=member, revision=1).answer == "partly"


def test_answering_what_was_taken_back_says_so():
    member = UserFactory(member=True)
    said = rounds.said(rounds.running(), by=member)
    consultations.take_back(Comment.objects.get(), by=member)
    with pytest.raises(NotPossibleNow):
        rounds.answered(said)
    assert not Edition.objects.get().awaits_answers


def test_an_answer_changes_until_the_edition_is_adopted_and_never_after():
    consultation = rounds.over({})
    said = Comment.objects.get()
    rounds.answered(said, "not", "Nee.")
    rounds.answered(said, "partly", "Toch wel.")
    code.adopt(Edition.objects.get(pk=consultation.edition_id))
    with pytest.raises(NotPossibleNow):
        rounds.answered(said, "not", "Toch niet.")
    assert Comment.objects.get().because == "Toch wel."


SQL = [{"text": "Anders."}, {"shown_as": "a_member"}, {"article_key": ""}, {"revision": 9}]


@pytest.mark.parametrize("change", SQL)
def test_the_database_refuses_other_words_after_closing(change):
    rounds.over()
    with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
        Comment.objects.update(**change)


def test_the_database_refuses_a_new_comment_and_taking_one_away_after_closing():
    consultation = rounds.over()
    late = Comment(consultation=consultation, text="Te laat.", shown_as="a_member")
    for act in (late.save, Comment.objects.all().delete, Comment.objects.get().delete):
        with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
            act()


@pytest.mark.parametrize("change", [{"answer": "not"}, {"because": "Omdat."}, {"answered_at": None}])
def test_the_database_refuses_another_answer_after_adoption(change):
    consultation = rounds.over()
    rounds.answered(Comment.objects.get(), "partly", "Half.")
    Comment.objects.update(because="Anders gezegd.")
    code.adopt(Edition.objects.get(pk=consultation.edition_id))
    with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
        Comment.objects.update(**change)


def test_who_is_erased_becomes_a_former_participant():
    members = [UserFactory(member=True, name="Zonneklaar"), UserFactory(member=True, name="Zonneklaar")]
    consultation = rounds.over({"by": members[0]}, {"by": members[1], "shown_as": "a_member"})
    assert [one.by for one in said_in(consultation)] in (["Zonneklaar", "a member"], ["Zonneklaar", "een lid"])
    for member in members:
        member.delete()
    own_name, a_member = said_in(consultation)
    assert own_name.by in ("Former participant", "Voormalig deelnemer")
    assert a_member.by in ("a member", "een lid")


def test_without_a_name_nobody_is_called_by_their_address():
    consultation = rounds.over({"by": UserFactory(member=True, name="")})
    assert "@" not in said_in(consultation)[0].by


def test_who_is_no_member_any_more_can_still_take_back():
    member = UserFactory(member=True)
    said = rounds.said(rounds.running(), by=member)
    member.groups.remove(member.groups.get(name=groups.MEMBERS))
    consultations.take_back(said, by=member)
    assert not Comment.objects.exists()


def test_an_edition_with_a_consultation_stays():
    from django.db.models import ProtectedError

    edition = rounds.running().edition
    with pytest.raises(ProtectedError), transaction.atomic():
        Edition.objects.get(pk=edition.pk).delete()
