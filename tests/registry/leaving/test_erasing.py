"""After erasure no word of the member is to be found, others' pages render, and the register still verifies."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session as BrowserSession
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import models

from accounts import erasure
from accounts.models import FORMER, MemberKey, RecordKey, User
from accounts.vault import Vault
from codeofconduct.consultation.models import Comment
from codeofconduct.stories.manuscript import Manuscript
from portfolio.confirmations.queries import lines_of
from portfolio.exchange.forgetting import OWN, SHARED
from portfolio.groups.actions import leave
from portfolio.groups.models import Group
from portfolio.groups.queries import agreement_of, names_of, people_in, places_of
from portfolio.images.queries import with_content as images_of
from portfolio.intervision.models import Insight
from portfolio.sessions.models import Session
from portfolio.sessions.queries import name_in
from portfolio.sessions.sealing import open_facts
from portfolio.sharing.models import Share
from portfolio.sharing.names import name_of
from portfolio.together.models import Asking
from portfolio.together.queries import name_at
from portfolio.together.sealing import open_person
from registry.leaving.erasing import erase
from registry.registrations.models import Registration
from registry.renewal.models import Document, Dossier, Evidence
from tests.factories import groups, sharing, situations, together
from tests.factories.accounts import UserFactory
from tests.factories.intervision import SessionFactory, a_colleague
from tests.security import world as register
from tests.security.table import rows
from tests.security.test_at_rest import database_bytes, planted_in
from tests.security.test_matrix import address, ask, said
from tests.security.world import CANARIES, PUBLIC, ROLES
from trail.models import TrailEntry

STAYS = {
    "zwsaid",  # a comment of somebody else that was published
    "zwshown",  # a sentence of somebody else
    "zwunshown",
    "zwnameless",
}
"""Words in clear that are not the owner's."""


@pytest.fixture(autouse=True)
def own_list(settings, tmp_path):
    settings.ERASURE_LIST_FILE = tmp_path / "erased.jsonl"


@pytest.fixture
def world():
    return register.build()


def the_owners(words):
    """The planted words that only the owner wrote: everyone else may go on reading their own."""
    return {word for word, who in CANARIES.items() if "owner" in who or word in {"zwkeptback"}} & set(words)


def test_no_word_is_left_and_the_register_verifies(world, mailoutbox):
    owner = world.people["owner"]
    before = set(RecordKey.objects.values_list("pk", flat=True))
    address_before, name_before = owner.email, owner.name
    erase(owner, by=None)
    stored = b"".join(str(list(model.objects.values())).encode() for model in apps.get_models())
    for word in (*(PUBLIC - STAYS), address_before, name_before):
        assert word.encode() not in stored, word
    assert not MemberKey.objects.filter(member=owner).exists()
    for table in OWN:
        assert not table.objects.filter(member=owner).exists()
    kept = {row.record_key_id for row in (*Session.objects.all(), *Evidence.objects.all(), *Document.objects.all())}
    gone = before - set(RecordKey.objects.values_list("pk", flat=True))
    assert gone
    assert not gone & kept
    assert not any("zw" in json.dumps(entry.codes) for entry in TrailEntry.objects.all())
    assert not any(word in mail.body for word in CANARIES for mail in mailoutbox)
    out = StringIO()
    call_command("verify_register", stdout=out)
    assert "as it was written" in out.getvalue()


def test_what_was_never_decided_goes_and_a_decision_stays(world):
    decided, being_read = world.things["decided"], world.things["read"]
    erase(world.people["owner"], by=None)
    assert not Evidence.objects.filter(dossier=being_read).exists()
    assert Evidence.objects.filter(dossier=decided).exists()
    assert {bytes(one.sealed) for one in Dossier.objects.filter(member=world.people["owner"])} == {b""}
    registration = Registration.objects.get(member=world.people["owner"])
    assert (registration.name, registration.search_name, registration.state) == ("", "", "withdrawn")


@pytest.mark.parametrize("role", ["peer", "board"])
def test_pages_of_others_render_without_the_member(world, role):
    erase(world.people["owner"], by=None)
    client, wrong = world.client(role), []
    shared = {"zwplace", "zwtheme", "zwgroup", "zwfacilitator", "zwlesson", "zwputbeside"}  # the last is the peer's own
    shared |= {"zwcircle", "zwagreed", "zwinvited"}  # the group's
    shared |= {"zwplanplace", "zwplantheme", "zwplanguest"}  # of a plan that goes on with the first who is invited
    for row in rows():
        answer = ask(client, "get", address(row, world.things))
        told = said(answer)
        if answer.status_code >= 500 or "Eva Eigenaar" in told:
            wrong.append((row.name, answer.status_code))
        wrong += [(row.name, word) for word in the_owners(CANARIES) - shared - PUBLIC if word in told]
    assert not wrong


def test_a_colleague_still_reads_the_session_and_their_own_insight():
    peer = a_colleague(name="Piet Peer")
    organiser = a_colleague(name="Eva Weg")
    session = SessionFactory(organiser=organiser, people=[peer, a_colleague()], said=["confirmed", "confirmed"])
    from portfolio.intervision import insights

    insights.keep(session, "Van mij", by=peer, key="k-1")
    erase(organiser, by=None)
    session.refresh_from_db()
    assert open_facts(session).theme
    assert str(session.organiser) == str(FORMER)
    assert {line.name for line in lines_of(session, open_facts(session))} >= {"Piet Peer"}
    assert Insight.objects.filter(member=peer).exists()


def test_who_took_part_is_a_former_participant_and_the_statement_stays_true():
    peer = a_colleague(name="Piet Weg")
    session = SessionFactory(people=[peer, a_colleague()], said=["confirmed", "confirmed"])
    erase(peer, by=None)
    (line,) = session.participations.filter(person=None)
    assert name_in(line) == "Voormalig deelnemer"
    assert not line.sealed_person
    assert line.statements.exists()
    call_command("verify_register", stdout=StringIO())


def test_what_was_shared_goes_and_who_read_it_is_a_former_participant():
    member, peer = a_colleague(), a_colleague(name="Petra Peer")
    given = sharing.shared(situations.situation(by=member), peer)
    sharing.commented(given, "Een vraag")
    mine = sharing.shared(situations.situation(by=peer), member)
    erase(member, by=None)
    assert not Share.objects.filter(owner=member).exists()
    mine.refresh_from_db()
    assert name_of(mine, Vault.of(peer)) == "Voormalig deelnemer"


def test_others_keep_their_words_and_wait_for_nobody_who_is_gone():
    member, peer = a_colleague(name="Wil Weg"), a_colleague(name="Petra Peer")
    own = together.exchange(member, peer)
    together.lay(together.seat_of(own), "Van Petra")
    theirs = together.weighing(peer, member, a_colleague(), a_colleague())
    together.lay(together.seat_of(theirs), "Van Wil")
    erase(member, by=None)
    assert [content.picture for _row, content in images_of(peer)] == ["Van Petra"]
    seat = together.seat_of(theirs)
    assert (name_at(seat), seat.state, bytes(seat.sealed)) == ("Voormalig deelnemer", "taken_back", b"")
    assert open_person(seat).name == ""
    assert not Asking.objects.filter(owner=member).exists()


def test_a_session_that_nobody_else_answered_goes():
    organiser = a_colleague()
    session = SessionFactory(organiser=organiser)
    erase(organiser, by=None)
    assert not Session.objects.exists()
    assert not RecordKey.objects.filter(pk=session.record_key_id).exists()


def test_files_and_browser_sessions_go(client, django_capture_on_commit_callbacks):
    from tests.factories import pictures

    member = UserFactory(member=True)
    one = situations.note(by=member)
    picture = pictures.laid_beside(one, "Een plaatje")
    client.force_login(member)
    assert storages["attachments"].exists(picture.name)
    with django_capture_on_commit_callbacks(execute=True):
        erase(member, by=None)
    assert not storages["attachments"].exists(picture.name)
    assert not BrowserSession.objects.exists()
    assert client.get("/portfolio/").status_code == 302


def test_published_words_stay_without_a_name(world):
    erase(world.people["owner"], by=None)
    assert (
        not Manuscript.objects.exclude(state__in=("withdrawn", "returned")).filter(donor=world.people["owner"]).exists()
    )
    assert not Comment.objects.filter(member=world.people["owner"]).exists()


def test_twice_is_once_and_an_address_is_free_again():
    member = UserFactory(member=True)
    email = member.email
    erase(member, by=None)
    erase(User.objects.get(pk=member.pk), by=None)
    assert len(list(erasure.written_down())) == 1
    assert UserFactory(email=email).pk != member.pk


def test_who_comes_back_with_a_backup_is_erased_again():
    member, other = UserFactory(member=True, name="Weer Hier"), UserFactory(member=True)
    situations.note("Terug uit de back-up", by=member)
    erasure.write_down(member)  # as if the erasure was after the backup
    call_command("replay_erasures", stdout=StringIO())
    member.refresh_from_db()
    assert member.erased_at
    other.refresh_from_db()
    assert not other.erased_at
    out = StringIO()
    call_command("replay_erasures", stdout=out)
    assert "Nobody" in out.getvalue()


def test_a_list_of_another_database_erases_nobody():
    """The same number, but another person: their row began at another moment."""
    member = UserFactory(member=True)
    with open(settings.ERASURE_LIST_FILE, "a") as file:
        file.write(json.dumps({"member": member.pk, "joined": "2020-01-01T00:00:00+00:00", "at": "x"}) + '\n{"half')
    call_command("replay_erasures", stdout=StringIO())
    member.refresh_from_db()
    assert not member.erased_at


def test_the_list_holds_no_name(world):
    erase(world.people["owner"], by=None)
    told = settings.ERASURE_LIST_FILE.read_text()
    assert "Eva" not in told
    assert "@" not in told


def test_every_table_of_the_portfolio_that_knows_a_person_is_dealt_with():
    dealt_with = {*OWN, *SHARED}
    pointing = {
        field.model
        for model in apps.get_app_config("portfolio").get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and field.related_model is User
    }
    assert [model.__name__ for model in pointing - dealt_with] == []


@pytest.mark.usefixtures("committed")
def test_nothing_of_it_is_in_the_bytes_of_the_database():
    world = register.build()
    owner = world.people["owner"]
    erase(owner, by=None)
    words = the_owners(CANARIES) - PUBLIC
    found = set().union(*map(planted_in, database_bytes()))
    assert not found & words
    assert len(ROLES) > 5


def test_a_group_goes_on_without_the_member_and_one_of_their_own_goes_whole():
    owner, peer = a_colleague(name="Eva Weg"), a_colleague(name="Piet Peer")
    group, alone = groups.a_group(owner, peer), groups.a_group(owner, guests=[], name="Alleen")
    for one in people_in(alone)[1:]:
        leave(one.place, by=one.person)
    key = alone.record_key_id
    erase(owner, by=None)
    assert list(Group.objects.all()) == [group]
    assert not RecordKey.objects.filter(pk=key).exists()
    group.refresh_from_db()
    (former,) = places_of(group)["left"]
    assert former.name == str(FORMER)
    assert (group.convener, bytes(former.place.sealed_person), former.place.person) == (None, b"", None)
    assert names_of(group) == ["Piet Peer"]
    assert agreement_of(group)
