"""A database that was put back to an older copy fits in itself. What was published before, and kept, does not."""

import pytest
from django.db import transaction

from tests.factories.accounts import UserFactory
from tests.trail.test_tamper import cut_off, let_go_of_the_triggers, rebuild, rewrite
from trail import checkpoints, keys, labels
from trail.kept import keep, kept
from trail.models import Checkpoint, SigningKey
from trail.published import verify_published
from trail.record import record
from trail.verify import verify_trail


@pytest.fixture
def published(settings, tmp_path, django_capture_on_commit_callbacks):
    """Checkpoints after four and after eight entries, both kept in a file."""
    settings.CHECKPOINTS_FILE = tmp_path / "kept" / "checkpoints.jsonl"
    labels.register("thing.tried", "A thing was tried")
    keys.ready(keys.CHECKPOINTS)
    with django_capture_on_commit_callbacks(execute=True):
        grow(3)
        checkpoints.publish()
        grow(4)
        checkpoints.publish()
    assert len(list(kept())) == 2
    assert findings() == []
    let_go_of_the_triggers()
    yield settings.CHECKPOINTS_FILE
    labels.LABELS.pop("thing.tried")


def grow(by):
    person = UserFactory()
    with transaction.atomic():
        for step in range(by):
            record("thing.tried", person, by=person, step=step)


def findings(*more):
    return [str(one) for one in verify_published([*kept(), *more])]


def back_to(size):
    """As a copy of that moment would be: nothing in it tells of what came later."""
    cut_off(size)
    Checkpoint.objects.filter(size__gt=size).delete()
    rebuild()


def test_an_older_copy_is_found(published):
    back_to(4)
    assert verify_trail() == [], "it fits in itself"
    assert findings() == [
        "kept checkpoint 8: the trail had 8 entries and now has 4: it was cut off, or an older copy was put back"
    ]


def test_an_older_copy_that_went_on_is_found(published):
    back_to(4)
    grow(6)
    assert verify_trail() == []
    assert findings() == ["kept checkpoint 8: the first 8 entries are not the ones that were published"]


def test_a_trail_made_anew_without_its_checkpoints_is_found(published):
    Checkpoint.objects.all().delete()
    rewrite(3)
    rebuild()
    assert verify_trail() == []
    assert len(findings()) == 2


def test_a_checkpoint_that_was_taken_away_is_named(published):
    Checkpoint.objects.filter(size=4).delete()
    assert findings() == ["kept checkpoint 4: it is no longer among the register's checkpoints"]


def test_a_key_that_was_swapped_is_found(published):
    SigningKey.objects.update(public=b"x" * 32)
    assert findings() == ["kept checkpoint: no key of this register signed it"] * 2


@pytest.mark.parametrize("note", ["", "x", "a\nb\nc\n\n— d e\n", "a\n٣\nc\n\n— d e\n"])
def test_what_is_no_checkpoint_is_said_to_be_none(published, note):
    assert findings(note) == ["kept checkpoint: no key of this register signed it"]


def test_a_line_that_was_cut_off_half_way_is_passed_over(published):
    published.write_text(published.read_text() + '"half')
    assert findings() == []


def test_nobody_else_on_the_machine_reads_the_file(published):
    assert published.stat().st_mode & 0o077 == 0


def test_without_a_file_nothing_is_kept(settings):
    settings.CHECKPOINTS_FILE = None
    keep("a note")
    assert list(kept()) == []
