"""What can go wrong while a paper is made: a killed process, a full disk, a printer that never works."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from documents import render
from documents.render import CannotRender
from documents.verify import verify
from registry.renewal.models import PRINTING_TAKES, PRINTING_TRIES, Document
from registry.renewal.paper import paper_of
from registry.renewal.printing import pdf_of, print_document
from registry.renewal.states import PaperState
from tests.factories.accounts import UserFactory
from tests.factories.registry import DossierFactory
from trail.queries import history_of


@pytest.fixture
def document(settings, tmp_path):
    settings.SECOND_FACTOR_REQUIRED = False
    at = {"OPTIONS": {"location": str(tmp_path / "evidence"), "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"evidence": settings.STORAGES["evidence"] | at}
    (tmp_path / "evidence").mkdir()
    DossierFactory(submitted=True)
    return Document.objects.select_related("evidence__dossier__member").get()


def files():
    return [path for path in Path(storages["evidence"].location).rglob("*") if path.is_file()]


def later(document):
    """Time passes: the next try is due and an abandoned claim has grown old."""
    long_ago = timezone.now() - 2 * PRINTING_TAKES
    rows = Document.objects.filter(pk=document.pk)
    rows.exclude(running_since=None).update(running_since=long_ago)
    rows.update(try_after=None)


def assert_one_paper(document):
    document.refresh_from_db()
    assert document.state == PaperState.MADE
    assert verify(pdf_of(document)).genuine
    assert len(files()) == 1
    assert [entry.action for entry in history_of(document)].count("evidence.rendered") == 1


def kill_the_first_child(stop):
    """Kill the process that lays out the page, from outside, as the machine does when memory runs out."""
    children = Path(f"/proc/{os.getpid()}/task")
    while not stop.is_set():
        for listing in children.glob("*/children"):
            for pid in listing.read_text().split():
                if render.LAYOUT in Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " "):
                    os.kill(int(pid), signal.SIGKILL)
                    return
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find the child process")
def test_a_killed_child_costs_a_try_and_no_paper(document):
    stop = threading.Event()
    killer = threading.Thread(target=kill_the_first_child, args=[stop])
    killer.start()
    again_at = print_document(str(document.pk), paper_of)
    stop.set()
    killer.join()
    document.refresh_from_db()
    assert again_at > timezone.now()
    assert (document.state, document.reason, files()) == (PaperState.WAITING, "time", [])
    later(document)
    assert print_document(str(document.pk), paper_of) is None
    assert_one_paper(document)


def test_a_worker_killed_half_way_leaves_it_to_the_next(document):
    def killed(content):
        raise SystemExit

    with pytest.raises(SystemExit):
        print_document(str(document.pk), killed)
    later(document)
    for _ in range(2):
        print_document(str(document.pk), paper_of)
    assert_one_paper(document)


def test_a_disk_that_takes_nothing_costs_a_try_and_leaves_no_half_file(document, settings, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be: every write below it fails, for root as well")
    whole = settings.STORAGES
    at = {"OPTIONS": {"location": str(blocked / "evidence"), "base_url": None}}
    settings.STORAGES = whole | {"evidence": whole["evidence"] | at}
    assert print_document(str(document.pk), paper_of) > timezone.now()
    settings.STORAGES = whole
    document.refresh_from_db()
    assert document.state == PaperState.WAITING
    assert files() == []
    later(document)
    print_document(str(document.pk), paper_of)
    assert_one_paper(document)


def test_after_five_failures_the_member_reads_so_and_a_person_tries_again(client, document):
    def broken(content):
        raise CannotRender("layout")

    for _ in range(PRINTING_TRIES):
        print_document(str(document.pk), broken)
        later(document)
    document.refresh_from_db()
    assert (document.state, files()) == (PaperState.FAILED, [])
    client.force_login(document.evidence.dossier.member)
    page = client.get(reverse("renewal:pdf", args=[document.evidence.dossier_id]))
    assert page.status_code == 202
    assert "layout" not in page.content.decode()
    client.force_login(UserFactory(secretary=True))
    again = reverse("desk:try_again", args=[document.pk])
    assert again in client.get(reverse("desk:home")).content.decode()
    client.post(again)
    print_document(str(document.pk), paper_of)
    assert_one_paper(document)
