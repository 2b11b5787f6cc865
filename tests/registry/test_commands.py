"""What the register says of itself, and what time alone brings about."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from registry.renewal.models import Document
from registry.renewal.tasks import render_evidence
from tests.factories.registry import DossierFactory
from trail.models import DoneOnce


def verify():
    out = StringIO()
    try:
        call_command("verify_register", stdout=out)
    except SystemExit as stopped:
        return stopped.code, out.getvalue()
    return 0, out.getvalue()


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def without_trigger(statement):
    def tamper(document):
        table = "" if connection.vendor == "sqlite" else " ON registry_evidence"
        sql(f"DROP TRIGGER evidence_refuses_change{table}")
        sql(statement)

    return tamper


def another_file(document):
    with open(storages["evidence"].path(document.name), "r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x00")


def no_file(document):
    storages["evidence"].delete(document.name)


def other_pdf_digest(document):
    Document.objects.update(sha256="0" * 64)


def no_paper(document):
    Document.objects.filter(pk=document.pk).delete()


def another_paper(document):
    Document.objects.filter(pk=document.pk).update(kind="letter")


TAMPERED = {
    "a paper gone": no_paper,
    "a paper made another": another_paper,
    "a digest rewritten": without_trigger("UPDATE registry_evidence SET sha256 = 'zeros'"),
    "a number rewritten": without_trigger("UPDATE registry_evidence SET number = 7"),
    "a file changed": another_file,
    "a file gone": no_file,
    "a PDF's digest rewritten": other_pdf_digest,
}


@pytest.fixture
def printed():
    DossierFactory(advised=True)
    document = Document.objects.get()
    render_evidence.call(str(document.evidence_id))
    document.refresh_from_db()
    return document


def test_an_untouched_register_is_as_it_was_written(printed):
    assert verify()[0] == 0


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED)
def test_what_was_changed_is_named(printed, tamper):
    tamper(printed)
    code, said = verify()
    assert code == 2
    assert printed.evidence.reference in said or f"document {printed.pk}" in said


def test_the_tick_forgets_old_forms():
    DossierFactory(submitted=True)
    DoneOnce.objects.update(at=timezone.now() - timedelta(days=31))
    call_command("tick", stdout=StringIO())
    assert not DoneOnce.objects.exists()


def test_the_tick_can_be_repeated():
    DossierFactory(submitted=True)
    first, second = StringIO(), StringIO()
    call_command("tick", stdout=first)
    call_command("tick", stdout=second)
    assert "papers handed to the workers: 1" in first.getvalue()
    assert second.getvalue() == ""
