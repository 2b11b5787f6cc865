"""Asking readers, reading, and answering."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.groups import BOARD, join
from portfolio.groups import actions as groups
from portfolio.groups.models import Membership
from portfolio.writing.exceptions import EditedElsewhere
from registry.reading import actions as reading_room
from registry.reading import pool
from registry.reading.models import Reading
from registry.reading.queries import all_findings, findings_of, others_findings
from registry.reading.states import NEXT, S
from registry.renewal import actions as renewal
from registry.renewal.freeze import latest
from registry.renewal.states import S as DossierState
from tests.factories import intervision
from tests.factories.accounts import UserFactory
from tests.factories.groups import a_group
from tests.factories.registry import DossierFactory, EmploymentFactory, a_key, a_reader, findings
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.queries import history_of


@pytest.fixture
def sent():
    return DossierFactory(submitted=True)


@pytest.fixture
def secretary():
    return UserFactory(secretary=True)


def two_readings(dossier):
    return list(Reading.objects.filter(evidence__dossier=dossier))


def finish(reading, written=None):
    reading.refresh_from_db()
    return reading_room.finish(
        reading, written or findings(), base_revision=reading.revision, by=reading.reader, key=a_key()
    )


@pytest.mark.parametrize("came_from", sorted(S))
@pytest.mark.parametrize("to", sorted(S))
def test_moves_follow_the_table(sent, came_from, to):
    reading = Reading.objects.create(evidence=latest(sent), reader=a_reader(), assigned_by=sent.member, state=came_from)
    with transaction.atomic():
        if to in NEXT[came_from]:
            move(reading, to, table=NEXT, by=None, action="reading.finished")
            assert reading.state == to
        else:
            with pytest.raises(NotPossibleNow):
                move(reading, to, table=NEXT, by=None, action="reading.finished")


def test_the_first_reader_closes_the_way_back(sent, secretary):
    reading = reading_room.assign(sent, a_reader(), by=secretary, key=a_key())
    sent.refresh_from_db()
    assert (sent.state, reading.state) == (DossierState.BEING_READ, S.TIE_CHECKED)
    with pytest.raises(NotPossibleNow):
        renewal.take_back(sent, by=sent.member)


def test_the_same_form_twice_asks_one_reader(sent, secretary):
    reader = a_reader()
    for _ in range(2):
        reading_room.assign(sent, reader, by=secretary, key="k1")
    assert Reading.objects.count() == 1


def test_another_reader_from_the_same_page_is_asked(sent, secretary):
    for reader in (a_reader(), a_reader()):
        reading_room.assign(sent, reader, by=secretary, key="k")
    assert Reading.objects.count() == 2


def test_two_readers_are_enough(sent, secretary):
    for _ in range(2):
        reading_room.assign(sent, a_reader(), by=secretary, key=a_key())
    with pytest.raises(NotPossibleNow):
        reading_room.assign(sent, a_reader(), by=secretary, key=a_key())


@pytest.mark.parametrize("role", ["member", "reader", "code_editor", "superuser"])
def test_only_secretary_and_board_ask(sent, role):
    with pytest.raises(PermissionDenied):
        reading_room.assign(sent, a_reader(), by=UserFactory(**{role: True}), key=a_key())


def test_nobody_finds_readers_for_themselves(sent):
    join(sent.member, BOARD)
    with pytest.raises(PermissionDenied):
        reading_room.assign(sent, a_reader(), by=sent.member, key=a_key())


def in_the_same_group(sent):
    """A group that has never met yet, and one may have left it since."""
    mate = a_reader()
    intervision.EmailAddress.objects.create(user=mate, email=mate.email, verified=True, primary=True)
    a_group(sent.member, mate, intervision.a_colleague())
    return mate


def was_in_the_same_group(sent):
    mate = in_the_same_group(sent)
    groups.leave(Membership.objects.get(person=mate), by=mate)
    return mate


def group_mate(sent):
    mate = a_reader()
    intervision.EmailAddress.objects.create(user=mate, email=mate.email, verified=True, primary=True)
    intervision.SessionFactory(organiser=sent.member, people=[mate, intervision.a_colleague()])
    return mate


def same_employer(sent):
    mate = a_reader()
    EmploymentFactory(registration=sent.registration)
    left = timezone.localdate() - timedelta(days=365)
    EmploymentFactory(registration=mate.registration, employer="gemeente  WATERBROEK", until=left)
    return mate


def on_the_board(sent):
    mate = a_reader()
    join(mate, BOARD)
    return mate


def no_reader(sent):
    return UserFactory(member=True)


def themselves(sent):
    join(sent.member, "readers")
    return sent.member


TOO_CLOSE = [
    group_mate,
    in_the_same_group,
    was_in_the_same_group,
    same_employer,
    on_the_board,
    no_reader,
    themselves,
]


@pytest.mark.parametrize("too_close", TOO_CLOSE)
def test_who_is_too_close_does_not_read(sent, secretary, too_close):
    person = too_close(sent)
    fine = a_reader()
    assert pool.eligible(latest(sent)) == [fine]
    with pytest.raises(NotPossibleNow):
        reading_room.assign(sent, person, by=secretary, key=a_key())


def test_long_gone_colleagues_may_read(sent):
    mate = a_reader()
    EmploymentFactory(registration=sent.registration)
    EmploymentFactory(registration=mate.registration, until=timezone.localdate() - timedelta(days=6 * 366))
    assert mate in pool.eligible(latest(sent))


def test_the_order_can_be_worked_out_again(sent):
    readers = [a_reader() for _ in range(4)]
    evidence = latest(sent)
    by_hand = sorted(readers, key=lambda reader: pool.place_of(evidence.sha256, reader.pk))
    assert pool.eligible(evidence) == by_hand


def test_nobody_leafs_through_the_pool(sent, secretary):
    for _ in range(pool.FIRST_IN_ORDER + 1):
        a_reader()
    evidence = latest(sent)
    seventh = pool.eligible(evidence)[-1]
    assert seventh not in pool.offered(evidence)
    with pytest.raises(NotPossibleNow):
        reading_room.assign(sent, seventh, by=secretary, key=a_key())
    for _ in range(2):
        reading_room.assign(sent, pool.offered(evidence)[0], by=secretary, key=a_key())
    assert pool.offered(evidence) == []


def test_who_gave_it_back_is_replaced_and_not_asked_again(sent, secretary):
    reader, other = a_reader(), a_reader()
    reading = reading_room.assign(sent, reader, by=secretary, key=a_key())
    reading_room.step_back(reading, by=reader)
    assert pool.eligible(latest(sent)) == [other]
    assert not Reading.objects.visible_to(reader).exists()


def test_readers_are_blind_to_each_other_until_both_have_finished():
    dossier = DossierFactory(being_read=True)
    first, second = two_readings(dossier)
    finish(first, findings(question="Wie zag jij niet?"))
    assert others_findings(second, second.reader) == []
    assert all_findings(second.evidence) == []
    finish(second)
    for reading in (first, second):
        reading.refresh_from_db()
    assert [one.question for _reading, one in others_findings(second, second.reader)] == ["Wie zag jij niet?"]
    dossier.refresh_from_db()
    assert (dossier.state, first.state, second.state) == (DossierState.ADVISED, S.REVEALED, S.REVEALED)


@pytest.mark.parametrize(
    "unfinished",
    [
        {"own": ""},
        {"weighed": "not_yet"},
        {"weighed": "not_yet", "weighed_reason": "  "},
        {"question": " "},
        {"own": "8"},
    ],
)
def test_four_findings_a_reason_for_not_yet_and_a_question(unfinished):
    reading, _other = two_readings(DossierFactory(being_read=True))
    with pytest.raises(NotPossibleNow):
        finish(reading, findings(**unfinished))
    reading.refresh_from_db()
    assert reading.state == S.ACCEPTED


def test_a_draft_may_be_half_empty():
    reading, _other = two_readings(DossierFactory(being_read=True))
    reading_room.write(reading, findings(own="", question=""), base_revision=0, by=reading.reader)
    reading.refresh_from_db()
    assert (reading.state, findings_of(reading).criteria["own"].mark) == (S.WRITING, "")


def test_two_screens_of_one_reader():
    reading, _other = two_readings(DossierFactory(being_read=True))
    reading_room.write(reading, findings(question="Een"), base_revision=0, by=reading.reader)
    with pytest.raises(EditedElsewhere):
        reading_room.write(reading, findings(question="Twee"), base_revision=0, by=reading.reader)


def test_handing_in_twice_is_once():
    reading, _other = two_readings(DossierFactory(being_read=True))
    for _ in range(2):
        reading_room.finish(reading, findings(), base_revision=0, by=reading.reader, key="k1")
    assert [entry.action for entry in history_of(reading)].count("reading.finished") == 1


def test_handing_in_other_findings_afterwards_says_that_it_is_done():
    reading, _other = two_readings(DossierFactory(being_read=True))
    reading_room.finish(reading, findings(), base_revision=0, by=reading.reader, key="k1")
    for changed in (findings(question="Toch anders"), findings(question="")):
        with pytest.raises(NotPossibleNow, match=r"handed in|ingeleverd"):
            reading_room.finish(reading, changed, base_revision=1, by=reading.reader, key="k1")
    assert reading_room.finish(reading, findings(), base_revision=1, by=reading.reader, key="k2").is_done


def test_what_was_handed_in_stays():
    reading, _other = two_readings(DossierFactory(being_read=True))
    finish(reading)
    with pytest.raises(NotPossibleNow):
        reading_room.write(reading, findings(question="Toch anders"), base_revision=1, by=reading.reader)


@pytest.mark.parametrize("role", ["member", "reader", "board", "secretary", "superuser"])
def test_nobody_else_writes_findings(role):
    reading, _other = two_readings(DossierFactory(being_read=True))
    with pytest.raises(PermissionDenied):
        reading_room.write(reading, findings(), base_revision=0, by=UserFactory(**{role: True}))


def test_findings_are_unreadable_at_rest():
    reading, _other = two_readings(DossierFactory(being_read=True))
    reading_room.write(reading, findings(question="kanarie"), base_revision=0, by=reading.reader)
    reading.refresh_from_db()
    assert b"kanarie" not in bytes(reading.sealed)


@pytest.mark.parametrize("state", ["renewed", "withdrawn", "in_conversation", "composing"])
def test_access_ends_when_the_dossier_closes(state):
    dossier = DossierFactory(being_read=True, state=state)
    reading = two_readings(dossier)[0]
    assert not Reading.objects.visible_to(reading.reader).exists()
    with pytest.raises(PermissionDenied):
        reading_room.write(reading, findings(), base_revision=0, by=reading.reader)


def test_readers_of_the_last_time_are_left_out():
    dossier = DossierFactory(renewed=True)
    registration = dossier.registration
    registration.valid_until = timezone.localdate() + timedelta(days=30)
    registration.save()
    again = DossierFactory(member=dossier.member, submitted=True)
    earlier = {reading.reader for reading in two_readings(dossier)}
    assert not earlier & set(pool.eligible(latest(again)))


@pytest.mark.parametrize("verb", ["accept", "step_back", "write", "finish"])
def test_every_verb_locks_the_dossier_before_the_reading(verb):
    """Otherwise two readers who press a button at once hold what the other needs, and PostgreSQL stops one of them."""
    reading = two_readings(DossierFactory(being_read=True))[0]
    said = {"write": {"findings": findings()}, "finish": {"findings": findings(), "key": a_key()}}.get(verb, {})
    said |= {"base_revision": reading.revision} if said else {}
    with CaptureQueriesContext(connection) as queries:
        getattr(reading_room, verb)(reading, **said, by=reading.reader)
    asked = [query["sql"] for query in queries]
    dossier, row = (
        next(place for place, sql in enumerate(asked) if f'FROM "registry_{table}"' in sql)
        for table in ("dossier", "reading")
    )
    assert dossier < row
