"""Compose, send, take back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from documents.canonical import digest_of_bytes
from portfolio.confirmations import actions as confirmations
from portfolio.situations import actions as situations_room
from portfolio.writing.exceptions import EditedElsewhere
from registry.renewal import actions as renewal
from registry.renewal import stories
from registry.renewal.draft import Hidden, mark_of
from registry.renewal.freeze import bytes_of, content_of
from registry.renewal.gather import draft_of
from registry.renewal.missing import what_is_missing
from registry.renewal.models import Evidence
from registry.renewal.procedure import move_dossier
from registry.renewal.states import EDITABLE, NEXT, NEXT_PAPER, PaperState, S
from tests.factories import intervision, situations
from tests.factories.accounts import UserFactory
from tests.factories.registry import (
    DossierFactory,
    RegistrationFactory,
    a_colleague,
    a_key,
    running_registration,
    the_edition,
)
from trail.exceptions import NotPossibleNow
from trail.queries import history_of


def actions_of(dossier):
    return [entry.action for entry in history_of(dossier)]


@pytest.mark.parametrize("came_from", sorted(S))
@pytest.mark.parametrize("to", sorted(S))
def test_moves_follow_the_table(came_from, to):
    dossier = DossierFactory(state=came_from)
    with transaction.atomic():
        if to in NEXT[came_from]:
            move_dossier(dossier, to, by=None, action="dossier.submitted")
            assert dossier.state == to
        else:
            with pytest.raises(NotPossibleNow):
                move_dossier(dossier, to, by=None, action="dossier.submitted")


def test_the_tables_know_every_state():
    assert set(NEXT) == set(S)
    assert set(NEXT_PAPER) == set(PaperState)


def test_opening_twice_is_one_dossier():
    registration = running_registration(a_colleague())
    first, second = (renewal.open_dossier(registration, by=registration.member, key=a_key()) for _ in range(2))
    assert first == second
    assert (first.period_from, first.period_until) == (registration.registered_on, registration.valid_until)
    assert actions_of(first) == ["dossier.opened"]


def test_the_form_that_began_a_withdrawn_dossier_begins_no_second_one():
    registration, key = running_registration(a_colleague()), a_key()
    first = renewal.open_dossier(registration, by=registration.member, key=key)
    renewal.withdraw(first, by=registration.member)
    assert renewal.open_dossier(registration, by=registration.member, key=key) == first
    assert renewal.open_dossier(registration, by=registration.member, key=a_key()) != first


def test_before_the_window_there_is_nothing_to_do():
    registration = running_registration(a_colleague())
    registration.valid_until = timezone.localdate() + timedelta(days=400)
    registration.save()
    with pytest.raises(NotPossibleNow):
        renewal.open_dossier(registration, by=registration.member, key=a_key())


@pytest.mark.parametrize("role", ["member", "reader", "board", "secretary", "superuser"])
def test_nobody_else_opens_or_works_on_it(role):
    dossier, other = DossierFactory(), UserFactory(**{role: True})
    with pytest.raises(PermissionDenied):
        renewal.open_dossier(dossier.registration, by=other, key=a_key())
    for verb in (
        lambda: renewal.tell(dossier, "x", base_revision=0, by=other),
        lambda: renewal.include(dossier, situations.situation(by=other), by=other),
        lambda: renewal.submit(dossier, by=other, key=a_key()),
        lambda: renewal.take_back(dossier, by=other),
        lambda: renewal.withdraw(dossier, by=other),
        lambda: renewal.answer_guard(dossier, by=other),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_a_story_is_kept_and_the_one_before_it_too():
    dossier = DossierFactory()
    renewal.tell(dossier, "Eerste", base_revision=0, by=dossier.member)
    renewal.tell(dossier, "Tweede", base_revision=1, by=dossier.member)
    dossier.refresh_from_db()
    assert draft_of(dossier).story == "Tweede"
    assert [text for _row, text in stories.earlier(dossier)] == ["Eerste"]


def test_two_devices_never_write_over_each_other():
    dossier = DossierFactory()
    renewal.tell(dossier, "Op mijn telefoon", base_revision=0, by=dossier.member)
    with pytest.raises(EditedElsewhere) as conflict:
        renewal.tell(dossier, "Op mijn laptop", base_revision=0, by=dossier.member)
    assert (conflict.value.theirs, conflict.value.revision) == ("Op mijn telefoon", 1)
    renewal.tell(dossier, "Op mijn telefoon", base_revision=0, by=dossier.member)  # the same words are no conflict


def test_the_draft_is_unreadable_at_rest():
    dossier = DossierFactory()
    renewal.tell(dossier, "kanarie in de mijn", base_revision=0, by=dossier.member)
    dossier.refresh_from_db()
    assert b"kanarie" not in bytes(dossier.sealed)


def test_a_text_of_somebody_else_does_not_come_in():
    dossier = DossierFactory()
    with pytest.raises(PermissionDenied):
        renewal.include(dossier, situations.situation(), by=dossier.member)


def test_a_session_of_others_does_not_come_in():
    dossier = DossierFactory()
    with pytest.raises(PermissionDenied):
        renewal.include_session(dossier, intervision.SessionFactory(shared=True), by=dossier.member)


def test_at_most_six_pieces():
    dossier = DossierFactory()
    texts = [situations.note(f"Gedachte {number}", by=dossier.member) for number in range(7)]
    for text in texts[:6]:
        renewal.include(dossier, text, by=dossier.member)
    with pytest.raises(NotPossibleNow):
        renewal.include(dossier, texts[6], by=dossier.member)
    renewal.exclude(dossier, str(texts[0].pk), by=dossier.member)
    renewal.include(dossier, texts[6], by=dossier.member)


def test_choosing_again_keeps_what_is_hidden():
    dossier = DossierFactory(ready=True)
    piece = draft_of(dossier).pieces[0]
    renewal.hide(dossier, piece.id, "chafes", "abc", by=dossier.member)
    text = situations_room.Situation.objects.get(pk=piece.id)
    renewal.choose(dossier, [situations.note("Nog een", by=dossier.member), text], by=dossier.member)
    dossier.refresh_from_db()
    assert draft_of(dossier).piece(piece.id).hidden == (Hidden("chafes", "abc"),)
    assert len(draft_of(dossier).pieces) == 2


def test_an_empty_dossier_says_what_is_missing_in_at_most_five_sentences():
    the_edition()
    sentences = what_is_missing(DossierFactory())
    assert len(sentences) == 5
    assert not any(sign.isdigit() for sentence in sentences for sign in sentence)


def test_only_the_guard_is_left_when_everything_is_there():
    dossier = DossierFactory(ready=True)
    assert len(what_is_missing(dossier)) == 1
    renewal.answer_guard(dossier, by=dossier.member)
    dossier.refresh_from_db()
    assert what_is_missing(dossier) == []


def test_another_word_asks_for_another_look():
    dossier = DossierFactory(ready=True)
    renewal.answer_guard(dossier, by=dossier.member)
    renewal.tell(dossier, "Iets anders", base_revision=1, by=dossier.member)
    dossier.refresh_from_db()
    assert len(what_is_missing(dossier)) == 1


def test_submit_freezes_evidence_and_leaves_one_trace():
    dossier = DossierFactory(ready=True)
    renewal.submit(dossier, by=dossier.member, key="k1", looked=True)
    evidence = Evidence.objects.get(dossier=dossier)
    assert actions_of(dossier) == ["dossier.opened", "dossier.submitted"]
    assert history_of(dossier).last().codes["sha256"] == evidence.sha256 == digest_of_bytes(bytes_of(evidence))
    assert content_of(evidence)["articles"][0]["text"] == "Ik doe 1.1."


def test_the_same_form_twice_is_one_submission():
    dossier = DossierFactory(ready=True)
    for _ in range(2):
        renewal.submit(dossier, by=dossier.member, key="k1", looked=True)
    assert Evidence.objects.count() == 1
    with pytest.raises(NotPossibleNow):
        renewal.submit(dossier, by=dossier.member, key="k2", looked=True)


def test_what_is_missing_keeps_it_from_being_sent_and_nothing_is_lost():
    dossier = DossierFactory()
    renewal.tell(dossier, "Mijn verhaal", base_revision=0, by=dossier.member)
    with pytest.raises(NotPossibleNow):
        renewal.submit(dossier, by=dossier.member, key="k1", looked=True)
    dossier.refresh_from_db()
    assert (dossier.state, draft_of(dossier).story) == (S.COMPOSING, "Mijn verhaal")
    assert not Evidence.objects.exists()


def test_a_story_that_is_too_long_is_kept_but_not_sent():
    dossier = DossierFactory(ready=True, story="woord " * 1201)
    with pytest.raises(NotPossibleNow):
        renewal.submit(dossier, by=dossier.member, key="k1", looked=True)


def test_a_hidden_paragraph_stays_a_gap_in_what_was_sent():
    dossier = DossierFactory(ready=True)
    piece = draft_of(dossier).pieces[0]
    renewal.hide(dossier, piece.id, "chafes", mark_of(situations.FULL.chafes), by=dossier.member)
    renewal.submit(dossier, by=dossier.member, key="k1", looked=True)
    evidence = Evidence.objects.get()
    assert situations.FULL.chafes.encode() not in bytes_of(evidence)
    shown = {part["field"]: part["paragraphs"] for part in content_of(evidence)["pieces"][0]["parts"]}
    assert shown["chafes"] == [{"hidden": True}]


def test_a_hidden_paragraph_that_was_changed_does_not_slip_out():
    dossier = DossierFactory(ready=True)
    piece = draft_of(dossier).pieces[0]
    renewal.hide(dossier, piece.id, "chafes", mark_of("wat er eerst stond"), by=dossier.member)
    with pytest.raises(NotPossibleNow, match="naaimachine"):
        renewal.submit(dossier, by=dossier.member, key="k1", looked=True)


def test_a_session_that_is_no_longer_shared_does_not_count():
    dossier = DossierFactory(ready=True)
    session = intervision.Session.objects.get()
    line = session.participations.first()
    confirmations.withdraw(line, by=line.person, key=a_key())
    assert any("collega" in sentence or "colleague" in sentence for sentence in what_is_missing(dossier))


def test_no_of_a_peer_never_enters():
    dossier = DossierFactory(ready=True)
    session = intervision.SessionFactory(
        organiser=dossier.member,
        people=[a_colleague(name="Zei Nee"), a_colleague(), a_colleague()],
        said=["not_there", "confirmed", "confirmed"],
    )
    renewal.include_session(dossier, session, by=dossier.member)
    renewal.submit(dossier, by=dossier.member, key="k1", looked=True)
    assert b"Zei Nee" not in bytes_of(Evidence.objects.get())


def test_editing_afterwards_changes_nothing_of_what_was_sent():
    dossier = DossierFactory(submitted=True)
    before = bytes_of(Evidence.objects.get())
    text = situations_room.Situation.objects.get(member=dossier.member)
    situations.gone_for_good(text)
    assert bytes_of(Evidence.objects.get()) == before


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"number": 9}, {"sealed": b"x"}])
def test_the_database_refuses_to_change_evidence(change):
    DossierFactory(submitted=True)
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        Evidence.objects.update(**change)


def test_taken_back_and_sent_again_is_a_second_evidence():
    dossier = DossierFactory(submitted=True)
    renewal.take_back(dossier, by=dossier.member)
    renewal.submit(dossier, by=dossier.member, key="again", looked=True)
    assert [one.number for one in Evidence.objects.filter(dossier=dossier)] == [1, 2]


def test_with_a_reader_it_cannot_be_taken_back():
    dossier = DossierFactory(being_read=True)
    with pytest.raises(NotPossibleNow):
        renewal.take_back(dossier, by=dossier.member)
    renewal.withdraw(dossier, by=dossier.member)


def test_after_advice_it_cannot_be_withdrawn():
    dossier = DossierFactory(advised=True)
    with pytest.raises(NotPossibleNow):
        renewal.withdraw(dossier, by=dossier.member)


def test_still_in_conversation_is_sent_again_beside_the_first():
    dossier = DossierFactory(in_conversation=True)
    first = bytes_of(Evidence.objects.get(number=1))
    renewal.tell(dossier, "Ik lees mijn brieven hardop.", base_revision=1, by=dossier.member)
    renewal.submit(dossier, by=dossier.member, key="again", looked=True)
    assert bytes_of(Evidence.objects.get(number=1)) == first
    assert "hardop" in content_of(Evidence.objects.get(number=2))["story"][0]["text"]


@pytest.mark.parametrize("state", sorted(set(S) - EDITABLE))
def test_what_was_sent_is_not_composed_on(state):
    dossier = DossierFactory(state=state)
    with pytest.raises(NotPossibleNow):
        renewal.tell(dossier, "x", base_revision=0, by=dossier.member)


def test_who_left_the_register_opens_nothing():
    registration = RegistrationFactory(lapsed=True)
    with pytest.raises(NotPossibleNow):
        renewal.open_dossier(registration, by=registration.member, key=a_key())
