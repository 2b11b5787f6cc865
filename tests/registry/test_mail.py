"""Mail says that something is there, never what."""

import pytest
from django.core import mail

from registry.reading import actions as reading_room
from registry.renewal.models import Document
from tests.factories.accounts import UserFactory
from tests.factories.registry import GROUNDS, DossierFactory, a_key, a_reader


@pytest.fixture
def outbox(django_capture_on_commit_callbacks):
    """Every mail of a whole renewal; papers are not made here."""
    with django_capture_on_commit_callbacks() as waiting:
        dossier = DossierFactory(renewed=True)
    Document.objects.update(state="failed")
    mail.outbox.clear()
    for callback in waiting:
        callback()
    return dossier, mail.outbox


def test_each_step_is_told_to_who_it_waits_for(outbox):
    dossier, mails = outbox
    ours = [one for one in mails if one.to == [dossier.member.email]]
    assert sum("/besluit/" in one.body for one in ours) == 1
    assert any(f"/herregistratie/{dossier.pk}/\n" in one.body for one in ours)


def test_nothing_of_what_was_written_is_in_a_mail(outbox):
    _dossier, mails = outbox
    everything = "\n".join(one.subject + str(one.message()) + one.body for one in mails)
    for words in ("toetsenbord", "naaimachine", GROUNDS.question, GROUNDS.reasons, "el Idrissi"):
        assert words not in everything


def test_a_reader_who_is_asked_is_told(django_capture_on_commit_callbacks):
    dossier, reader = DossierFactory(submitted=True), a_reader()
    with django_capture_on_commit_callbacks(execute=True):
        reading = reading_room.assign(dossier, reader, by=UserFactory(secretary=True), key=a_key())
    (told,) = [one for one in mail.outbox if one.to == [reader.email]]
    assert f"/lezen/{reading.pk}/" in told.body
    assert "Samira" not in told.body
