"""What is in the package, that it opens without us, and that the same portfolio is the same bytes."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.vault import Vault
from portfolio.activities import actions as activities
from portfolio.activities.content import Content as ActivityContent
from portfolio.activities.kinds import Kind
from portfolio.exchange import actions, making
from portfolio.exchange.entries import plain
from portfolio.exchange.models import Parcel
from portfolio.exchange.sealed_file import CHUNK, SealedReader, SealedWriter, room, scratch
from portfolio.exchange.seen import as_csv, from_csv
from portfolio.exchange.states import Kind as Parcels
from portfolio.intervision import insights
from portfolio.lookback import actions as lookback
from portfolio.lookback import pair_actions
from portfolio.lookback.content import CameOf
from portfolio.sharing import actions as share_room
from portfolio.situations import actions as situation_room
from portfolio.situations.queries import content_of as text_of
from tests.factories import pictures, sharing, situations, together
from tests.factories.accounts import UserFactory
from tests.factories.exchange import exported, files_in
from tests.factories.groups import AGREEMENT, a_group
from tests.factories.intervision import SessionFactory, a_colleague, new_key
from tests.factories.matching import an_ask


@pytest.fixture
def member():
    """Somebody with something of everything: texts, versions, a bin, looks back, a pair, a picture, a session."""
    member = a_colleague(name="Eva Meeneem")
    situations.note("Een gedachte", by=member)
    one = situations.situation(by=member)
    situations.image(by=member)
    gone = situations.note("Weg hiermee", by=member)
    type(gone).objects.filter(pk=gone.pk).update(binned_at=gone.saved_at)
    look = lookback.look_now(one, by=member)
    lookback.describe(look, CameOf("Het kwam goed."), base_revision=0, by=member)
    lookback.plan(one, [timezone.localdate() + timedelta(days=90)], by=member)
    other = situations.note("Iets anders", by=member)
    pair_actions.keep(one, other, "Ik kijk nu anders.", by=member)
    pair_actions.dismiss(one, situations.note("Nog iets", by=member), by=member)
    lookback.ask_me(False, by=member)
    pictures.laid_beside(one, "Een flipover")
    activities.begin(ActivityContent(Kind.STEP, "Een stap", {"tried": "Ik belde eerst."}), by=member, key="")
    share = sharing.shared(one, a_colleague(name="=Petra Peer"))
    sharing.commented(share, "En als je was blijven zitten?")
    share_room.read(share, by=share.person)
    together.lay(together.seat_of(together.exchange(member)), "Zo zie ik het")
    together.lay(together.seat_of(together.exchange(a_colleague(), member)), "Zo zou ik het doen")
    session = SessionFactory(organiser=member, shared=True)
    insights.keep(session, "Wat ik meeneem", by=member, key=new_key())
    a_group(member, a_colleague(name="Zwaan Zwijg"), a_colleague())
    an_ask(member, words="samen hardop denken", municipality="Duinmeer")
    assert one.versions.count() == 2
    return member


def json_in(files, folder):
    return [json.loads(text) for path, text in files.items() if path.startswith(folder) and path.endswith(".json")]


def test_all_versions_travel_and_the_text_of_today_can_be_read(member):
    files = files_in(exported(member))
    told = next(one for one in json_in(files, "portfolio/situations/") if one["state"] == "situation")
    assert [one["content"]["chafes"] != "" for one in told["versions"]] == [False, True]
    markdown = next(text.decode() for path, text in files.items() if "naaimachine" in path and path.endswith(".md"))
    assert markdown.startswith('---\ntitle: "De naaimachine"\n')
    assert "Ik gun haar de start" in markdown
    assert "in_the_bin: false" in markdown


def test_what_is_in_the_bin_comes_along_and_says_so(member):
    files = files_in(exported(member))
    assert [one["binned_at"] is not None for one in json_in(files, "portfolio/situations/2")].count(True) == 1
    assert any(b"in_the_bin: true" in text for text in files.values())


def test_a_session_travels_with_statements_and_keys_and_without_names(member):
    files = files_in(exported(member))
    (session,) = json_in(files, "sessions/")
    assert session["insight"]["text"] == "Wat ik meeneem"
    assert len(session["statements"]) == 2
    assert {one["purpose"] for one in json_in(files, "keys/")} == {"statements", "checkpoints"}
    everything = b"".join(files.values()).decode(errors="replace")
    assert not [one for one in ("Mens ", "mens0@") if one in everything]
    assert member.name in everything


def test_company_comes_along_and_names_nobody_else(member):
    files = files_in(exported(member))
    (group,) = json_in(files, "groups/")
    assert (group["name"], group["convened_by_me"]) == ("Tussen de Regels", True)
    assert [(one["text"], bool(one["accepted_at"])) for one in group["agreements"]] == [(AGREEMENT, True)]
    (ask,) = json_in(files, "asks/")
    assert (ask["themes"], ask["words"], ask["municipality"]) == (["trust"], "samen hardop denken", "Duinmeer")
    assert not [path for path, content in files.items() if b"Zwaan" in content]


def test_who_read_and_what_they_wrote_beside_it_comes_along(member):
    files = files_in(exported(member))
    (share,) = json_in(files, "sharing/")
    assert [one["text"] for one in share["remarks"]] == ["En als je was blijven zitten?"]
    head, line = files["access-log.csv"].decode().splitlines()
    assert head == "when,who,what"
    assert line.endswith(",'=Petra Peer,Kritische situatie: De naaimachine (2)")


def test_what_was_put_before_others_and_written_for_them_comes_along(member):
    asked, sat = sorted(json_in(files_in(exported(member)), "together/"), key=lambda one: one["schema"])
    assert [one["parts"][0]["text"] for one in asked["laid"]] == ["Zo zie ik het"]
    assert sat["written"]["picture"] == "Zo zou ik het doen"


def test_the_same_portfolio_is_the_same_bytes_apart_from_the_time(member):
    one, other = exported(member), exported(member)
    first, second = files_in(one), files_in(other)
    at = json.loads(first.pop("manifest.json")), json.loads(second.pop("manifest.json"))
    assert first == second
    assert at[0].pop("made_at") != at[1].pop("made_at")
    assert at[0] == at[1]
    assert list(first) == sorted(first)
    with zipfile.ZipFile(BytesIO(one)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_it_lies_open_and_the_last_of_it_goes(member):
    parcel = actions.ask(Parcels.EXPORT, by=member)
    making.make(str(parcel.pk))
    parcel.refresh_from_db()
    with room().open(parcel.name) as file:
        resting = file.read()
    assert b"naaimachine" not in resting
    assert b"PK\x03\x04" not in resting[:64]
    actions.throw_away(Parcel.objects.get(pk=parcel.pk))
    assert not Parcel.objects.exists()


def test_another_member_gets_another_package(member):
    assert b"naaimachine" not in exported(UserFactory(member=True))


def test_a_cell_a_spreadsheet_would_carry_out_is_text():
    line = ("2026-01-01T10:00:00+00:00", "=HYPERLINK(1)", '@sum, "a"\n-b')
    safe = as_csv([line])
    assert "'=HYPERLINK" in safe
    assert "\"'@sum" in safe
    assert as_csv(from_csv(safe)) == safe


@pytest.mark.parametrize(
    ("title", "name"),
    [("De naaimachine", "de-naaimachine"), ("../../etc/passwd", "etc-passwd"), ("مرحبا", "tekst"), ("Één", "een")],
)
def test_a_title_becomes_a_file_name_that_leads_nowhere(title, name):
    assert plain(title) == name


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_sealed_file_gives_back_what_was_written(size):
    content = bytes(number % 251 for number in range(size))
    file, safe = scratch(), Vault("x", bytes(32))
    writer = SealedWriter(file, safe, "item")
    for start in range(0, size, 1000):
        writer.write(content[start : start + 1000])
    writer.finish()
    reader = SealedReader(file, safe, "item", size)
    assert b"".join(reader.chunks()) == content
    reader.seek(-5, 2) if size > 5 else reader.seek(0)
    assert reader.read() == content[-5:]


def test_half_a_sealed_file_does_not_pass_for_a_whole_one():
    from accounts.vault import CannotOpen

    file, safe = scratch(), Vault("x", bytes(32))
    writer = SealedWriter(file, safe, "item")
    writer.write(bytes(2 * CHUNK))
    writer.finish()
    with pytest.raises(CannotOpen):
        list(SealedReader(file, safe, "item", CHUNK).chunks())


def test_how_much_there_is_costs_no_query(member):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            files = len(files_in(exported(member)))
        return len(asked), files

    exported(member)  # the keys that sign are known from now on
    SessionFactory(organiser=member, shared=True)
    few, fewer_files = queries()
    one = situations.situation(by=member)
    for number in range(12):
        situations.note(f"Nog een {number}", by=member)
        sharing.commented(sharing.shared(one, a_colleague()))
        SessionFactory(organiser=member, shared=True)
    many, more_files = queries()
    assert more_files > fewer_files + 40
    assert few == many <= 110


def test_a_text_of_today_is_not_changed_by_taking_it_along(member):
    before = {one.pk: text_of(one) for one in situation_room.Situation.objects.visible_to(member)}
    exported(member)
    assert before == {one.pk: text_of(one) for one in situation_room.Situation.objects.visible_to(member)}
