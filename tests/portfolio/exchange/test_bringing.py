"""Taking a package in: nothing doubles, nothing is believed, and what comes out again is what went in."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from portfolio.activities.models import Activity
from portfolio.attachments import shelf
from portfolio.attachments.models import Attachment
from portfolio.exchange import brought
from portfolio.images.models import ImageOfGoodWork
from portfolio.lookback.models import FollowUp, NotAsked, ThenAndNow
from portfolio.lookback.pairs import kept_by
from portfolio.sessions.models import Session
from portfolio.situations.models import Situation, Version
from portfolio.situations.queries import with_content
from tests.factories import situations
from tests.factories.accounts import UserFactory
from tests.factories.exchange import brought_in, exported, files_in, packed
from tests.portfolio.exchange.test_export import json_in, member

__all__ = ["member"]


@pytest.fixture
def package(member):
    return exported(member)


@pytest.fixture
def elsewhere(package, member):
    """An instance in which nothing of this member is but their account."""
    for model in (Situation, ImageOfGoodWork, Activity, ThenAndNow, NotAsked):
        model.objects.all().delete()
    shelf.sweep(timezone.now() + timedelta(days=1))
    renamed = {"name": member.name, "email": "weg@example.nl"}
    email, member.email, member.name = member.email, renamed["email"], "Iemand anders"
    member.save()
    return UserFactory(member=True, name=renamed["name"], email=email)


def bare(package):
    """Every file, and the manifest without its time."""
    files = files_in(package)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest.pop("made_at")
    return files, manifest


def test_in_and_out_again_is_the_same_bytes(package, elsewhere):
    assert brought_in(package, elsewhere) == {"new": True, "problems": []}
    assert bare(exported(elsewhere)) == bare(package)


def test_texts_come_back_with_days_states_versions_and_pks(package, member, elsewhere):
    told = {one["id"]: one for one in json_in(files_in(package), "portfolio/situations/")}
    brought_in(package, elsewhere)
    rows = Situation.objects.filter(member=elsewhere)
    assert {str(row.pk) for row in rows} == told.keys()
    assert {row.state for row in rows} == {"note", "situation"}
    assert Version.objects.filter(situation__in=rows).count() == sum(len(one["versions"]) for one in told.values())
    assert {content.title for _row, content in with_content(elsewhere)} == {
        "De naaimachine",
        "Een gedachte",
        "Iets anders",
        "Nog iets",
    }
    assert Situation.objects.in_the_bin_of(elsewhere).count() == 1


def test_looks_back_pairs_and_pictures_come_back(package, elsewhere):
    brought_in(package, elsewhere)
    assert {one.situation.member_id for one in FollowUp.objects.filter(member=elsewhere)} == {elsewhere.pk}
    assert FollowUp.objects.filter(member=elsewhere).count() == 2
    ((_kept, third),) = kept_by(elsewhere)
    assert third.text == "Ik kijk nu anders."
    assert NotAsked.objects.filter(member=elsewhere).exists()
    (picture,) = Attachment.objects.filter(member=elsewhere)
    assert shelf.bytes_of(picture) == files_in(package)[f"attachments/{picture.pk}.jpg"]


def test_a_picture_that_hides_something_is_made_anew(package, elsewhere):
    """A comment in the file, or a file behind the picture, does not come in; the picture does."""
    files = files_in(package)
    path = next(path for path in files if path.endswith(".jpg"))
    hiding = files[path][:2] + b"\xff\xfe\x00\x08zwplek" + files[path][2:] + b"PK\x03\x04verstopt"
    brought_in(packed({**files, path: hiding}), elsewhere)
    kept = shelf.bytes_of(Attachment.objects.get(member=elsewhere))
    assert b"zwplek" not in kept
    assert b"verstopt" not in kept
    assert Image.open(BytesIO(kept)).size == Image.open(BytesIO(files[path])).size


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe0geen plaatje\xff\xd9", b"GIF89a"])
def test_a_picture_that_is_none_refuses_all(package, elsewhere, content):
    files = files_in(package)
    path = next(path for path in files if path.endswith(".jpg"))
    (problem,) = brought_in(packed({**files, path: content}), elsewhere)["problems"]
    assert problem.startswith(path)
    assert not Situation.objects.filter(member=elsewhere).exists()


def test_twice_in_doubles_nothing(package, member, elsewhere):
    brought_in(package, elsewhere)
    before = Version.objects.count(), brought.BroughtAlong.objects.count()
    assert brought_in(package, elsewhere) == {"new": False, "problems": []}
    assert (Version.objects.count(), brought.BroughtAlong.objects.count()) == before


def test_where_it_came_from_nothing_is_new(package, member):
    before = Version.objects.count()
    assert brought_in(package, member) == {"new": False, "problems": []}
    assert Version.objects.count() == before
    assert not brought.BroughtAlong.objects.exists()


def test_what_was_written_since_stays(package, member):
    situations.note("Na het inpakken", by=member)
    first = Situation.objects.visible_to(member).last()
    brought_in(package, member)
    assert first in Situation.objects.visible_to(member)
    assert "Na het inpakken" in {content.title for _row, content in with_content(member)}


def test_a_pk_that_somebody_else_has_becomes_another_always_the_same(package, member):
    thief = UserFactory(member=True)
    assert brought_in(package, thief)["new"]
    mine = set(Situation.objects.filter(member=member).values_list("pk", flat=True))
    theirs = set(Situation.objects.filter(member=thief).values_list("pk", flat=True))
    assert not mine & theirs
    assert not brought_in(package, thief)["new"]
    assert set(Situation.objects.filter(member=thief).values_list("pk", flat=True)) == theirs


def test_an_image_still_belongs_to_its_situation_under_another_pk(member):
    from portfolio.images.content import Content
    from portfolio.images.queries import with_content as images_of

    own = situations.note("Erbij", by=member)
    situations.image(Content(title="Beeld", picture="Zo", situations=[str(own.pk)]), by=member)
    thief = UserFactory(member=True)
    brought_in(exported(member), thief)
    (content,) = [content for _row, content in images_of(thief) if content.situations]
    assert content.situations[0] in {str(row.pk) for row, _content in with_content(thief)}


def test_whose_it_says_it_is_does_not_matter(package, member, elsewhere):
    files = files_in(package)
    path = next(path for path in files if path.startswith("portfolio/situations/") and path.endswith(".json"))
    files[path] = json.dumps(json.loads(files[path]) | {"member_id": member.pk, "member": member.pk}).encode()
    brought_in(packed(files), elsewhere)
    assert not Situation.objects.filter(member=member).exists()


def test_a_session_is_brought_in_and_confirms_nothing(package, elsewhere, client):
    before = Session.objects.count()
    brought_in(package, elsewhere)
    assert Session.objects.count() == before
    assert not Session.objects.visible_to(elsewhere).exists()
    client.force_login(elsewhere)
    page = client.get("/account/gegevens/ingevoerd/").content.decode()
    assert "vertrouwen en controle" in page
    assert "Ingevoerd, niet bevestigd" in page
    assert "andere dan die toen" not in page


def test_a_session_with_other_facts_than_were_signed_says_so(package, elsewhere, client):
    files = files_in(package)
    path = next(path for path in files if path.startswith("sessions/"))
    files[path] = files[path].replace(b"Lindehove", b"Het stadhuis")
    brought_in(packed(files), elsewhere)
    client.force_login(elsewhere)
    assert "andere dan die toen" in client.get("/account/gegevens/ingevoerd/").content.decode()


def test_who_saw_what_elsewhere_is_remembered_once(member):
    log = b"when,who,what\r\n2020-01-01T10:00:00+00:00,Iemand,iets\r\n"
    files = files_in(exported(member)) | {"access-log.csv": log}
    assert brought_in(packed(files), member)["new"]
    assert not brought_in(packed(files), member)["new"]
    lines = files_in(exported(member))["access-log.csv"].splitlines()
    assert set(log.splitlines()) < set(lines)
    assert len(lines) == 3
