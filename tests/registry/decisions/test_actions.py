"""Two people, one outcome."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from accounts.groups import BOARD, join
from registry.decisions import actions as board
from registry.decisions.exceptions import AlreadyDecided
from registry.decisions.models import Decision, Grounds
from registry.decisions.queries import grounds_of
from registry.decisions.states import NEXT, Outcome, S
from registry.policy.term import last_day_of_term, objection_until
from registry.reading.models import Reading
from registry.renewal.freeze import latest
from registry.renewal.models import Document, Evidence
from registry.renewal.printing import content_of
from registry.renewal.states import S as DossierState
from tests.factories.accounts import UserFactory
from tests.factories.registry import GROUNDS, DossierFactory, a_board_member, a_key
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.queries import history_of


@pytest.fixture
def advised():
    return DossierFactory(advised=True)


@pytest.fixture
def proposed():
    DossierFactory(proposed=True)
    return Decision.objects.get()


def propose(dossier, outcome=Outcome.RENEWED, grounds=GROUNDS, **how):
    return board.propose(dossier, outcome, grounds, **({"by": a_board_member(), "key": a_key()} | how))


@pytest.mark.parametrize("came_from", sorted(S))
@pytest.mark.parametrize("to", sorted(S))
def test_moves_follow_the_table(proposed, came_from, to):
    proposed.state = came_from
    with transaction.atomic():
        if to in NEXT[came_from]:
            move(proposed, to, table=NEXT, by=None, action="decision.decided")
        else:
            with pytest.raises(NotPossibleNow):
                move(proposed, to, table=NEXT, by=None, action="decision.decided")


def test_a_renewal_follows_on_the_old_term(proposed):
    dossier = proposed.evidence.dossier
    decision = board.agree(proposed, by=a_board_member())
    dossier.refresh_from_db()
    dossier.registration.refresh_from_db()
    assert dossier.state == DossierState.RENEWED
    assert dossier.registration.valid_until == last_day_of_term(dossier.period_until, years=5) == decision.valid_until
    assert decision.objection_until == objection_until(decision.decided_at.date())
    assert history_of(dossier).last().action == "dossier.renewed"
    assert [entry.action for entry in history_of(decision)] == ["decision.proposed", "decision.decided"]
    assert history_of(dossier.registration).last().action == "registration.renewed"


def test_the_papers_say_what_was_decided(proposed):
    board.agree(proposed, by=a_board_member())
    letter, statement = (Document.objects.get(kind=kind) for kind in ("letter", "statement"))
    assert GROUNDS.question.encode() in content_of(letter)
    assert GROUNDS.question.encode() not in content_of(statement)
    assert b"statement/1" in content_of(statement)


def test_still_in_conversation_leaves_the_registration_as_it_is():
    dossier = DossierFactory(in_conversation=True)
    assert dossier.state == DossierState.IN_CONVERSATION
    assert dossier.registration.valid_until == dossier.period_until
    assert not Document.objects.filter(kind="statement").exists()


def test_not_renewed_asks_for_a_hearing_first(advised):
    with pytest.raises(NotPossibleNow):
        propose(advised, Outcome.NOT_RENEWED)


@pytest.mark.parametrize("grounds", [Grounds(), Grounds("waarom"), Grounds(question="vraag"), Grounds(" ", " ")])
def test_a_decision_gives_reasons_and_a_question(advised, grounds):
    with pytest.raises(NotPossibleNow):
        propose(advised, grounds=grounds)


@pytest.mark.parametrize("outcome", ["", "afgewezen", "RENEWED"])
def test_there_are_no_other_outcomes(advised, outcome):
    with pytest.raises(NotPossibleNow):
        propose(advised, outcome)


@pytest.mark.parametrize("role", ["member", "reader", "secretary", "code_editor", "superuser"])
def test_only_the_board_decides(advised, proposed, role):
    other = UserFactory(**{role: True})
    with pytest.raises(PermissionDenied):
        propose(advised, by=other)
    with pytest.raises(PermissionDenied):
        board.agree(proposed, by=other)


def test_nobody_decides_alone(proposed):
    with pytest.raises(PermissionDenied):
        board.agree(proposed, by=proposed.proposed_by)


def test_the_database_knows_that_two_people_decide(proposed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=proposed.pk).update(decided_by=proposed.proposed_by_id)


def test_nobody_decides_about_themselves(proposed):
    member = proposed.evidence.dossier.member
    join(member, BOARD)
    with pytest.raises(PermissionDenied):
        board.agree(proposed, by=member)


def test_a_reader_does_not_decide(proposed):
    reader = Reading.objects.first().reader
    join(reader, BOARD)
    with pytest.raises(PermissionDenied):
        board.agree(proposed, by=reader)


def test_before_the_readers_finish_there_is_nothing_to_decide():
    with pytest.raises(NotPossibleNow):
        propose(DossierFactory(being_read=True))


def test_the_second_proposal_hears_of_the_first(proposed):
    with pytest.raises(AlreadyDecided) as first:
        propose(proposed.evidence.dossier)
    assert first.value.decision == proposed


def test_the_same_form_twice_is_one_proposal(advised):
    member = a_board_member()
    assert propose(advised, by=member, key="k") == propose(advised, by=member, key="k")


def test_the_same_form_with_other_words_is_not_silently_dropped(advised):
    member = a_board_member()
    first = propose(advised, by=member, key="k")
    with pytest.raises(AlreadyDecided) as earlier:
        propose(advised, grounds=Grounds("Anders gezegd.", "Wat nu?"), by=member, key="k")
    assert earlier.value.decision == first


def test_a_proposal_that_was_set_aside_is_not_sent_again_by_itself(advised):
    member = a_board_member()
    board.set_aside(propose(advised, by=member, key="k"), by=a_board_member())
    with pytest.raises(AlreadyDecided):
        propose(advised, by=member, key="k")


def test_who_agrees_second_hears_the_outcome(proposed):
    stale = Decision.objects.get(pk=proposed.pk)
    board.agree(proposed, by=a_board_member())
    with pytest.raises(AlreadyDecided) as earlier:
        board.agree(stale, by=a_board_member())
    assert earlier.value.decision.is_decided
    assert Document.objects.filter(kind="letter").count() == 1


def test_set_aside_makes_room_for_another_proposal(proposed):
    board.set_aside(proposed, by=a_board_member())
    second = propose(proposed.evidence.dossier, Outcome.IN_CONVERSATION)
    board.agree(second, by=a_board_member())
    with pytest.raises(AlreadyDecided):
        board.agree(proposed, by=a_board_member())


def test_the_words_are_unreadable_at_rest(proposed):
    assert GROUNDS.question.encode() not in bytes(proposed.sealed)
    assert grounds_of(proposed) == GROUNDS


def test_the_board_sees_the_evidence_only_while_it_decides():
    member = a_board_member()
    seen = {}
    for trait in ("submitted", "being_read", "advised", "renewed", "in_conversation"):
        dossier = DossierFactory(**{trait: True})
        seen[trait] = Evidence.objects.visible_to(member).filter(dossier=dossier).exists()
    assert [trait for trait, yes in seen.items() if yes] == ["advised"]


def test_two_board_members_at_once_give_one_decision(committed):
    DossierFactory(proposed=True)
    decision, start, heard = Decision.objects.get(), Barrier(2), []

    def press(member):
        start.wait()
        try:
            board.agree(decision, by=member)
            heard.append("decided")
        except AlreadyDecided as earlier:
            heard.append(earlier.decision.outcome)
        finally:
            connection.close()

    threads = [Thread(target=press, args=[member]) for member in (a_board_member(), a_board_member())]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == ["decided", "renewed"]
    assert history_of(latest(decision.evidence.dossier).dossier).filter(action="dossier.renewed").count() == 1
