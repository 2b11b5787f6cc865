"""A thief of the database, its log, a dump, the queue or the evidence folder reads no private word."""

import logging
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import connection, models
from django.urls import reverse

from registry.renewal.models import Document
from registry.renewal.printing import pdf_of
from registry.renewal.tasks import render_evidence
from tests.security import world as register
from tests.security.world import CANARIES, PUBLIC

TYPED, SEARCHED = "zwtypedinaform", "zwsearchedfor"
PLANTED = (*(CANARIES.keys() - PUBLIC), TYPED, SEARCHED)
IN_CLEAR = {
    "accounts.EarlierMailbox": {"mark"},
    "accounts.Leaving": {"roles", "was"},
    "accounts.User": {"password", "email", "name", "language"},
    "trail.TrailEntry": {"action", "subject", "actor", "codes"},
    "trail.Checkpoint": {"note"},
    "trail.SigningKey": {"kid", "purpose", "vouched_by"},
    "trail.DoneOnce": {"actor", "action", "key", "subject"},
    "portfolio.Version": {"page"},
    "portfolio.ImageVersion": {"page"},
    "portfolio.ActivityVersion": {"page"},
    "portfolio.FollowUpVersion": {"page"},
    "portfolio.ThenAndNow": {"mark"},
    "portfolio.ThenAndNowVersion": {"page"},
    "portfolio.Dismissed": {"mark"},
    "portfolio.Attachment": {"mark"},
    "portfolio.Parcel": {"name", "reason"},
    "portfolio.Statement": {"content_sha256", "kid"},
    "portfolio.Invitation": {"why", "token_sha256"},
    "portfolio.AnswerCode": {"browser_hmac", "mailbox_hmac", "code_hmac"},
    "portfolio.NoReminders": {"mailbox_hmac"},
    "portfolio.PlanMail": {"why"},
    "portfolio.GuestLink": {"token_sha256"},
    "portfolio.Share": {"guard"},
    "portfolio.PlaceMail": {"why", "token_sha256"},
    "portfolio.SeatMail": {"why", "token_sha256"},
    "registry.Registration": {"number", "name", "search_name", "municipality", "field"},
    "registry.Policy": {"levels_that_count", "why"},
    "registry.Employment": {"employer"},
    "registry.Evidence": {"reference", "sha256"},
    "registry.LetRest": {"about"},
    "registry.Document": {"content_sha256", "reason", "name", "sha256_unsigned", "sha256"},
    "codeofconduct.Affirmation": {"article_key", "shown_text"},
    "codeofconduct.Consultation": {"text"},
    "codeofconduct.Manuscript": {"agreed_sha256"},
    "codeofconduct.TakenBack": {"address_sha256"},
    "codeofconduct.Comment": {"article_key", "text", "because"},
}
"""Every column of our tables that could hold words: names, codes and digests. A new one asks for a thought here."""
PUBLISHED = {"Edition", "CoreValue", "Article", "CodePage", "SiteRoot"}
PUBLISHED |= {"StoriesPage", "Story", "StoryImage", "CardQuestion", "Bundle", "NewsPage", "NewsItem", "Event"}
PUBLISHED |= {"MethodsPage", "MethodPage", "MethodRole", "MethodStep"}


def test_no_column_for_words_is_added_unnoticed():
    found = {}
    for app in ("accounts", "trail", "portfolio", "registry", "codeofconduct"):
        for model in apps.get_app_config(app).get_models():
            wordy = {field.name for field in model._meta.local_fields if _could_hold_words(field)}
            if wordy and model.__name__ not in PUBLISHED:
                found[model._meta.label] = wordy
    assert found == IN_CLEAR


def _could_hold_words(field):
    return isinstance(field, models.CharField | models.TextField | models.JSONField | models.FileField) and not (
        field.choices
    )


@pytest.fixture
def queued(settings):
    """Work waits in the database, as on a real register, so that its arguments can be looked at."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail", "pdf"]}}


@pytest.fixture
def evidence(settings, tmp_path):
    at = {"OPTIONS": {"location": str(tmp_path), "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"evidence": settings.STORAGES["evidence"] | at}
    return tmp_path


def database_bytes():
    """The database as a thief finds it: the file and its log (SQLite), and a dump of it."""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        yield from (path.read_bytes() for path in Path(name).parent.glob(Path(name).name + "*"))
        yield "\n".join(connection.connection.iterdump()).encode()
    else:
        yield pg_dump()


def pg_dump():
    about, program = connection.settings_dict, shutil.which("pg_dump")
    assert program, "PostgreSQL's pg_dump is needed to look at a dump"
    arguments = ["-h", about["HOST"], "-p", str(about["PORT"]), "-U", about["USER"], about["NAME"]]
    environment = os.environ | {"PGPASSWORD": about["PASSWORD"] or ""}
    return subprocess.run([program, *arguments], env=environment, capture_output=True, check=True).stdout


def planted_in(stored):
    """The planted words in these bytes, as text or in hexadecimal, as dumps show bytes."""
    low = stored.lower()
    return {word for word in PLANTED if word.encode() in stored or word.encode().hex().encode() in low}


def rows_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return cursor.fetchall()


def type_in_a_form(world):
    client, url = world.client("owner"), reverse("situations:write", args=[world.things["note"].pk])
    client.post(url, {"happened": TYPED, "chafes": TYPED, "version": "1", "key": "k", "then": "rest"})
    client.post(url, {"happened": TYPED, "occurred_on": "2999-01-01", "version": "2", "key": "k2"})
    assert TYPED in client.get(url).content.decode()
    client.post(reverse("home:search"), {"q": SEARCHED})
    client.get("/register/", {"q": SEARCHED})


@pytest.mark.usefixtures("committed", "queued")
def test_nothing_private_can_be_read_at_rest(evidence, caplog):
    caplog.set_level(logging.DEBUG)
    world = register.build()
    type_in_a_form(world)
    document = Document.objects.get(evidence__dossier=world.things["read"])
    render_evidence.call(str(document.evidence_id))
    document.refresh_from_db()
    stored = list(database_bytes())
    assert all(world.people["owner"].email.encode() in one for one in stored[-1:]), "this reads the wrong place"
    assert set().union(*map(planted_in, stored)) == set()
    assert len(rows_of("django_tasks_database_dbtaskresult")) > 0, "no work was queued: nothing was looked at"
    files = [path for path in evidence.rglob("*") if path.is_file()]
    assert files
    assert pdf_of(document).startswith(b"%PDF")
    assert set().union(*(planted_in(path.read_bytes()) for path in files)) == set()
    assert not any(b"%PDF" in path.read_bytes() for path in files)
    assert planted_in(caplog.text.encode()) == set()
    assert not [row for row in rows_of("wagtailcore_referenceindex") if "portfolio" in _models_in(row)]


def _models_in(row):
    from django.contrib.contenttypes.models import ContentType

    known = dict(ContentType.objects.values_list("pk", "app_label"))
    return {known.get(value) for value in row if isinstance(value, int)}


def test_the_evidence_has_no_address():
    """Nothing serves the folder of the evidence: it lies outside the media, and no view gives an address of it."""
    from django.conf import settings

    here = Path(storages["evidence"].location).resolve()
    assert not here.is_relative_to(Path(settings.MEDIA_ROOT).resolve())
    assert not here.is_relative_to(Path(settings.STATIC_ROOT).resolve())
