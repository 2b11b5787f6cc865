"""Pictures beside a text: few, once, sealed, and gone with their text."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.vault import CannotOpen
from portfolio.attachments import actions as attachments
from portfolio.attachments import limits, shelf
from portfolio.attachments.exceptions import NotAPicture
from portfolio.attachments.models import Attachment
from portfolio.attachments.queries import alt_of, bytes_of, everything_of, of_item, own
from portfolio.items.models import COLUMNS, column_of
from portfolio.items.ripen import BEGIN, ripen
from portfolio.writing.exceptions import EditedElsewhere
from tests.factories.accounts import UserFactory
from tests.factories.pictures import a_picture, laid_beside
from tests.factories.situations import gone_for_good, image, note
from trail.exceptions import NotPossibleNow


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    at = {"OPTIONS": {"location": str(tmp_path), "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"attachments": settings.STORAGES["attachments"] | at}
    return tmp_path


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("make", [note, image])
def test_a_picture_lies_beside_any_text(folder, make):
    item = make()
    made = laid_beside(item, "Een rode tegel")
    assert made.item == item
    assert (made.width, made.height) == (64, 48)
    assert [(one.pk, one.alt) for one in of_item(item)] == [(made.pk, "Een rode tegel")]
    assert bytes_of(made).startswith(b"\xff\xd8\xff")
    assert [path.name for path in files_in(folder)] == [made.name]
    assert made.size == files_in(folder)[0].stat().st_size


def test_nothing_of_it_can_be_read_on_the_disk(folder):
    made = laid_beside(note(), "Een rode tegel")
    [lying] = files_in(folder)
    assert b"\xff\xd8" not in lying.read_bytes()[:8]
    assert b"JFIF" not in lying.read_bytes()
    assert b"tegel" not in bytes(Attachment.objects.get(pk=made.pk).sealed)
    assert lying.stat().st_mode & 0o077 == 0


def test_a_file_put_in_the_place_of_another_does_not_open(folder):
    one, other = laid_beside(note()), laid_beside(note())
    (folder / one.name).write_bytes((folder / other.name).read_bytes())
    with pytest.raises(CannotOpen):
        bytes_of(one)


def test_the_same_picture_twice_is_one_and_its_last_words_count(folder):
    item = note()
    first = laid_beside(item, "Een tegel")
    assert laid_beside(item) == first
    assert laid_beside(item, "Een rode tegel") == first
    assert [one.alt for one in of_item(item)] == ["Een rode tegel"]
    assert len(files_in(folder)) == 1
    assert laid_beside(note(by=item.member)) != first, "beside another text it is another one"


def test_the_database_knows_one_picture_once_and_one_text_each():
    first = laid_beside(note())
    copy = {"member": first.member, "mark": first.mark, "sealed": b"x", "size": 1, "width": 1, "height": 1}
    for about in ({"situation": first.situation}, {}, {"situation": first.situation, "image": image()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.create(**copy, **about)
    assert column_of(first.item) in COLUMNS


def test_two_members_marks_of_one_file_differ():
    assert laid_beside(note()).mark != laid_beside(note()).mark


def test_few_pictures_fit_beside_one_text(folder):
    item = note()
    for number in range(limits.PER_ITEM):
        laid_beside(item, content=a_picture(colour=(40 * number, 0, 0)))
    with pytest.raises(NotPossibleNow, match="zes plaatjes"):
        laid_beside(item, content=a_picture(colour="blue"))
    assert len(files_in(folder)) == limits.PER_ITEM


def test_a_members_room_ends(folder):
    full = laid_beside(note())
    Attachment.objects.filter(pk=full.pk).update(size=limits.PER_MEMBER - 100)
    with pytest.raises(NotPossibleNow, match="geen plaats"):
        laid_beside(note(by=full.member))
    assert len(files_in(folder)) == 1
    assert laid_beside(note()), "somebody else has their own room"


def test_only_a_member_lays_something_beside_their_own_text():
    item = note()
    for stranger in (UserFactory(member=True), UserFactory(superuser=True)):
        with pytest.raises(PermissionDenied):
            attachments.attach(item, a_picture(), "", by=stranger)


def test_who_is_no_member_any_more_keeps_and_removes_but_adds_nothing():
    made = laid_beside(note())
    member = made.member
    member.groups.clear()
    member = type(member).objects.get(pk=member.pk)
    with pytest.raises(PermissionDenied):
        attachments.attach(made.item, a_picture(colour="blue"), "", by=member)
    attachments.describe(made, "Nog steeds van mij", base_revision=1, by=member)
    attachments.remove(made, by=member)
    assert not own(member).exists()


def test_a_text_that_went_meanwhile_takes_no_picture(folder):
    item = note()
    situations_copy = type(item).objects.get(pk=item.pk)
    gone_for_good(item)
    with pytest.raises(NotPossibleNow):
        laid_beside(situations_copy)
    assert files_in(folder) == []


def test_a_picture_beside_a_text_in_the_bin_is_out_of_sight():
    made = laid_beside(note())
    type(made.item).objects.filter(pk=made.item.pk).update(binned_at=timezone.now())
    assert not own(made.member).exists()
    assert everything_of(made.member) == []


@pytest.mark.parametrize("into", list(BEGIN))
def test_a_note_that_ripens_takes_its_pictures_along(into):
    item = note()
    made = laid_beside(item, "Een tegel")
    grown = ripen(item, into, by=item.member, key="k")
    assert [(one.pk, one.alt) for one in of_item(grown)] == [(made.pk, "Een tegel")]
    assert of_item(item) == []
    assert bytes_of(Attachment.objects.get(pk=made.pk)).startswith(b"\xff\xd8")


def test_words_are_changed_once_and_never_over_another_screens():
    made = laid_beside(note(), "Een")
    attachments.describe(made, "Twee", base_revision=1, by=made.member)
    with pytest.raises(EditedElsewhere) as elsewhere:
        attachments.describe(made, "Drie", base_revision=1, by=made.member)
    assert elsewhere.value.theirs == "Twee"
    attachments.describe(made, "Twee", base_revision=1, by=made.member)
    assert alt_of(Attachment.objects.get(pk=made.pk)) == "Twee"
    with pytest.raises(PermissionDenied):
        attachments.describe(made, "Van een ander", base_revision=2, by=UserFactory(member=True))


def test_what_is_removed_is_gone_from_the_disk(folder, django_capture_on_commit_callbacks):
    made = laid_beside(note())
    with pytest.raises(PermissionDenied):
        attachments.remove(made, by=UserFactory(superuser=True))
    with django_capture_on_commit_callbacks(execute=True):
        attachments.remove(made, by=made.member)
    assert files_in(folder) == []
    with pytest.raises(NotPossibleNow):
        attachments.remove(made, by=made.member)


def test_a_row_that_cannot_be_written_leaves_no_file(folder, monkeypatch):
    def full(*_arguments, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Attachment, "save", full)
    with pytest.raises(OSError, match="No space"):
        laid_beside(note())
    assert files_in(folder) == []


def test_a_full_disk_leaves_no_row(folder, monkeypatch):
    def full(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        laid_beside(note())
    assert files_in(folder) == []
    assert not Attachment.objects.exists()


def test_the_tick_sweeps_files_without_a_row(folder):
    kept, gone, fresh = laid_beside(note()), laid_beside(note()), folder / "fresh.sealed"
    gone_for_good(gone.item)
    (folder / ".keeping-half").write_bytes(b"half")
    fresh.write_bytes(b"on its way")
    made_before(folder / kept.name, folder / gone.name, folder / ".keeping-half")
    assert not Attachment.objects.filter(pk=gone.pk).exists()
    call_command("tick", verbosity=0)
    assert {path.name for path in files_in(folder)} == {kept.name, "fresh.sealed"}
    assert shelf.sweep(timezone.now()) == 0


def made_before(*paths: Path) -> None:
    import os

    before = (timezone.now() - timedelta(hours=2)).timestamp()
    for path in paths:
        os.utime(path, (before, before))


def test_a_shelf_on_which_nothing_was_ever_laid_is_swept_too(settings, tmp_path):
    at = {"OPTIONS": {"location": str(tmp_path / "nowhere"), "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"attachments": settings.STORAGES["attachments"] | at}
    assert shelf.sweep(timezone.now()) == 0


def test_what_is_no_picture_leaves_nothing(folder):
    with pytest.raises(NotAPicture):
        laid_beside(note(), content=b"no picture")
    assert files_in(folder) == []
    assert not Attachment.objects.exists()


def test_reading_many_takes_a_few_queries(django_assert_max_num_queries):
    member = UserFactory(member=True)
    for number in range(4):
        laid_beside(note(f"Tekst {number}", by=member), f"Plaatje {number}")
    with django_assert_max_num_queries(2):
        assert len([(one.alt, one.attachment.item.pk) for one in everything_of(member)]) == 4
    assert Path(storages["attachments"].location).exists()
