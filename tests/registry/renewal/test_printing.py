"""One paper, whatever happens to the workers."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.utils import timezone

from documents.reading import contents_of
from documents.render import CannotRender
from documents.verify import verify
from registry.renewal.freeze import content_of
from registry.renewal.models import PRINTING_TAKES, PRINTING_TRIES, Document
from registry.renewal.paper import paper_of
from registry.renewal.printing import pdf_of, print_document
from registry.renewal.states import PaperState
from registry.renewal.tasks import render_evidence
from tests.factories.registry import DossierFactory
from trail.queries import history_of


@pytest.fixture
def document():
    DossierFactory(submitted=True)
    return Document.objects.get()


def files():
    return [name for name in storages["evidence"].listdir("")[1] if name.endswith(".pdf")]


@pytest.fixture(autouse=True)
def _empty_storage(tmp_path, settings):
    settings.STORAGES = settings.STORAGES | {
        "evidence": settings.STORAGES["evidence"] | {"OPTIONS": {"location": str(tmp_path), "base_url": None}}
    }


def let_the_claim_grow_old(document):
    Document.objects.filter(pk=document.pk).update(running_since=timezone.now() - PRINTING_TAKES - timedelta(seconds=1))


def killed(content):
    raise KeyboardInterrupt


def broken(content):
    raise CannotRender("layout")


def actions_of(document):
    return [entry.action for entry in history_of(document)]


def test_the_paper_is_genuine_and_sealed_at_rest(document, tmp_path):
    render_evidence.call(str(document.evidence_id))
    document.refresh_from_db()
    pdf = pdf_of(document)
    report = verify(pdf)
    assert report.genuine, report.findings
    assert json.loads(contents_of(pdf).attached) == content_of(document.evidence)
    assert pdf[:5] not in (tmp_path / document.name).read_bytes()
    assert actions_of(document) == ["evidence.rendered"]
    assert report.data["register"] == settings.REGISTER_NAME


def test_killed_half_way_it_is_made_once_all_the_same(document):
    with pytest.raises(KeyboardInterrupt):
        print_document(document.pk, killed)
    assert print_document(document.pk, paper_of) > timezone.now()  # the claim still looks alive: come back later
    let_the_claim_grow_old(document)
    for _ in range(2):
        render_evidence.call(str(document.evidence_id))
    document.refresh_from_db()
    assert (document.state, document.attempt, len(files())) == (PaperState.MADE, 2, 1)
    assert actions_of(document) == ["evidence.rendered"]


def test_a_worker_that_comes_too_late_throws_its_copy_away(document, django_capture_on_commit_callbacks):
    def slow(content):
        let_the_claim_grow_old(document)
        print_document(document.pk, paper_of)
        return paper_of(content)

    with django_capture_on_commit_callbacks(execute=True):
        print_document(document.pk, slow)
    document.refresh_from_db()
    assert document.attempt == 2
    assert files() == [document.name]
    assert actions_of(document) == ["evidence.rendered"]


def test_what_fails_is_tried_again_later_and_at_last_given_to_a_person(document):
    moments = [print_document(document.pk, broken) for _ in range(PRINTING_TRIES)]
    pauses = [moment - timezone.now() for moment in moments if moment]
    assert len(pauses) == PRINTING_TRIES - 1
    assert pauses == sorted(pauses)
    document.refresh_from_db()
    assert (document.state, document.reason) == (PaperState.FAILED, "layout")
    assert actions_of(document) == ["evidence.failed"]
    assert print_document(document.pk, paper_of) is None


def test_whoever_is_killed_every_time_is_not_tried_for_ever(document):
    for _ in range(PRINTING_TRIES):
        with pytest.raises(KeyboardInterrupt):
            print_document(document.pk, killed)
        let_the_claim_grow_old(document)
    assert print_document(document.pk, paper_of) is None
    document.refresh_from_db()
    assert document.state == PaperState.FAILED


def test_changed_content_is_never_printed(document):
    Document.objects.filter(pk=document.pk).update(kind="letter", sealed=b"\x01" + b"x" * 40)
    print_document(document.pk, paper_of)
    document.refresh_from_db()
    assert (document.state, document.reason) == (PaperState.WAITING, "content")


def test_due_are_those_nobody_works_on(document):
    now = timezone.now()
    assert Document.objects.due(now).count() == 1
    Document.objects.update(running_since=now)
    assert not Document.objects.due(now).exists()
    assert Document.objects.due(now + PRINTING_TAKES + timedelta(seconds=1)).exists()
    Document.objects.update(running_since=None, try_after=now + timedelta(minutes=1))
    assert not Document.objects.due(now).exists()
