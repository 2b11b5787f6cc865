"""What comes after an edition: the next one, a correction with its erratum; the board's approval, members' answers."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from codeofconduct.editions import actions as editions
from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import text_digest, text_of
from codeofconduct.editions.states import FINAL, S
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from trail.exceptions import NotPossibleNow
from trail.queries import history_of

TOMORROW = timedelta(days=1)


def follow(edition, number="1.1", **how):
    return editions.follow(edition, number, by=UserFactory(code_editor=True), **how)


def later(edition):
    return code.adopt(edition, in_force_from=timezone.localdate() + TOMORROW)


def erratum(edition, words="In W1.1 stond 'doe', dat is 'doet'."):
    edition.erratum = words
    edition.save()
    return edition


@pytest.mark.parametrize("state", sorted(S))
def test_the_next_edition_begins_with_the_whole_text(state):
    edition = code.edition_in(state)
    following = Edition.objects.get(pk=follow(edition, "1.1").pk)
    assert text_of(following) == text_of(edition) | {"number": "1.1"}
    assert (following.state, following.live, following.corrects) == (S.WORKING, False, None)
    assert history_of(following)[0].codes["follows"] == "1.0"


def test_writing_on_changes_nothing_of_the_old_edition():
    edition = code.in_force()
    article = follow(edition).core_values.first().articles.first()
    article.text = "Anders."
    article.save()
    assert text_digest(Edition.objects.get(pk=edition.pk)) == edition.sha256


@pytest.mark.parametrize(("number", "correction"), [("1.0", False), ("0.9", False), ("x", False), ("2.0", True)])
def test_a_number_that_does_not_follow_is_refused(number, correction):
    with pytest.raises(NotPossibleNow):
        follow(code.in_force("1.0"), number, correction=correction)
    with pytest.raises(NotPossibleNow):
        follow(code.draft("3.4"), "3.3")


@pytest.mark.parametrize("state", [S.WORKING, S.CONSULTATION, S.SUPERSEDED])
def test_what_holds_or_will_hold_is_corrected(state):
    with pytest.raises(NotPossibleNow):
        follow(code.edition_in(state), correction=True)


@pytest.mark.parametrize("who", ["member", "reader", "secretary", "superuser"])
def test_only_board_and_editors_begin_the_next(who):
    with pytest.raises(PermissionDenied):
        editions.follow(code.in_force(), "1.1", by=UserFactory(**{who: True}))


def test_a_correction_is_adopted_with_its_erratum_only():
    edition = code.in_force()
    correction = follow(edition, correction=True)
    assert correction.corrects == edition
    with pytest.raises(NotPossibleNow):
        later(correction)
    adopted = later(erratum(correction))
    assert (adopted.corrects_id, adopted.erratum) == (edition.pk, "In W1.1 stond 'doe', dat is 'doet'.")


def test_an_erratum_belongs_to_a_correction():
    with pytest.raises(NotPossibleNow):
        code.adopt(erratum(code.draft()))


def test_the_erratum_and_what_it_corrects_are_final_too():
    correction = later(erratum(follow(code.in_force(), correction=True)))
    for change in ({"erratum": "Anders."}, {"corrects": None}):
        with pytest.raises(DatabaseError, match="adopted text is final"), transaction.atomic():
            Edition.objects.filter(pk=correction.pk).update(**change)


def test_the_board_agrees_with_the_text_of_that_moment():
    edition = code.draft()
    approved = editions.approve(edition, by=UserFactory(board=True))
    assert approved.approved_sha256 == text_digest(edition)
    assert (approved.state, approved.live) == (S.WORKING, False)
    assert history_of(edition)[1].action == "edition.approved"


@pytest.mark.parametrize("who", ["code_editor", "member", "secretary", "superuser"])
def test_only_the_board_agrees(who):
    with pytest.raises(PermissionDenied):
        editions.approve(code.draft(), by=UserFactory(**{who: True}))


@pytest.mark.parametrize("state", sorted(FINAL))
def test_what_is_final_is_not_agreed_with_any_more(state):
    with pytest.raises(NotPossibleNow):
        editions.approve(code.edition_in(state), by=UserFactory(board=True))


def test_an_edition_before_the_members_is_not_adopted():
    edition = editions.move_on(code.draft(), S.CONSULTATION, by=UserFactory(board=True))
    with pytest.raises(NotPossibleNow):
        code.adopt(edition)
    back = editions.move_on(edition, S.WORKING, by=None)
    assert code.adopt(back).state == S.ADOPTED
    moves = ["edition.drafted", "edition.laid_before_members", "edition.taken_up_again", "edition.adopted"]
    assert [entry.action for entry in history_of(back)] == moves


@pytest.mark.parametrize("to", sorted(FINAL))
def test_moving_on_is_not_a_way_round_adoption(to):
    for came_from in sorted(S):
        with transaction.atomic():
            edition = code.edition_in(came_from)
            with pytest.raises(NotPossibleNow):
                editions.move_on(edition, to, by=UserFactory(board=True))
            transaction.set_rollback(True)


def test_every_answer_is_waited_for():
    edition = code.draft()
    editions.note_answers(edition, True)
    with pytest.raises(NotPossibleNow):
        code.adopt(edition)
    editions.note_answers(edition, False)
    assert code.adopt(edition).state == S.ADOPTED


def test_an_old_revision_does_not_bring_decisions_back():
    draft = code.draft()
    old = draft.save_revision()
    editions.approve(draft, by=UserFactory(board=True))
    editions.note_answers(draft, True)
    old.refresh_from_db()
    old.publish(skip_permission_checks=True)
    stored = Edition.objects.get()
    assert (bool(stored.approved_at), stored.awaits_answers) == (True, True)


def test_a_form_sent_twice_is_one_adoption():
    board, today = UserFactory(board=True), timezone.localdate()
    said = {"on": today, "in_force_from": today, "meeting": "ALV", "quorum": "Allen", "by": board, "key": "form-1"}
    edition = code.draft()
    assert editions.adopt(edition, **said).pk == editions.adopt(edition, **said).pk
    assert [entry.action for entry in history_of(edition)].count("edition.adopted") == 1
    with pytest.raises(NotPossibleNow):
        editions.adopt(edition, **said | {"key": "form-2"})


def test_another_text_than_was_read_is_not_adopted():
    edition, today = code.draft(), timezone.localdate()
    said = {"on": today, "in_force_from": today, "meeting": "ALV", "quorum": "Allen", "by": UserFactory(board=True)}
    with pytest.raises(NotPossibleNow):
        editions.adopt(edition, seen="0" * 64, **said)
    assert editions.adopt(edition, seen=text_digest(edition), **said).is_final
