"""Two browsers at the same moment: taken back is taken back, and nothing is given, said or written down twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from portfolio.sharing import actions as sharing
from portfolio.sharing import comments
from portfolio.sharing.models import Comment, Opening, Share
from portfolio.sharing.recipients import Recipients
from portfolio.sharing.states import State
from portfolio.situations import actions as situations
from portfolio.situations.queries import content_of
from tests.factories.intervision import a_colleague
from tests.factories.sharing import commented, shared
from tests.factories.situations import FULL, situation
from tests.security.test_two_at_once import at_once, kinds
from trail.queries import history_of
from trail.verify import verify_trail

pytestmark = pytest.mark.usefixtures("committed", "_work_waits")


@pytest.fixture
def _work_waits(settings):
    """Mail is another test's business."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail", "pdf"]}}


@pytest.fixture
def people():
    return a_colleague(), a_colleague()


def test_reading_while_it_is_taken_back_is_written_down_or_refused(people):
    owner, reader = people
    share = shared(situation(by=owner), reader)
    came = at_once(
        lambda: sharing.revoke(share, by=owner),
        *[lambda: sharing.read(share, by=reader) for _ in range(5)],
    )
    assert set(kinds(came)) <= {"done", "NotPossibleNow"}
    assert kinds(came[:1]) == {"done": 1}
    assert Opening.objects.count() == bool(kinds(came[1:])["done"])
    assert not Share.objects.visible_to(reader).exists()


def test_a_comment_while_it_is_taken_back_stands_there_or_is_refused(people):
    owner, reader = people
    share = shared(situation(by=owner), reader)
    acts = [lambda n=n: comments.comment(share, f"Vraag {n}?", by=reader, key=f"k{n}") for n in range(4)]
    came = at_once(lambda: sharing.revoke(share, by=owner), *acts)
    assert Comment.objects.count() == kinds(came[1:])["done"]
    assert set(kinds(came)) <= {"done", "NotPossibleNow"}


def test_one_form_sent_ten_times_at_once_is_one_share(people):
    owner, reader = people
    item = situation(by=owner)
    to = Recipients(addresses=(reader.email,))
    terms = {"until": timezone.localdate() + timedelta(days=7), "live": False, "revision": item.revision}
    came = at_once(*[lambda: sharing.give(item, to, **terms, looked=True, by=owner, key="k")] * 10)
    assert kinds(came) == {"done": 10}
    share = Share.objects.get()
    assert [entry.action for entry in history_of(share)] == ["share.given"]
    assert verify_trail() == []


def test_taken_back_ten_times_at_once_is_taken_back_once(people):
    owner, reader = people
    share = shared(situation(by=owner), reader)
    assert kinds(at_once(*[lambda: sharing.revoke(share, by=owner)] * 10)) == {"done": 10}
    assert [entry.action for entry in history_of(share)] == ["share.given", "share.revoked"]
    assert Share.objects.get().state == State.REVOKED


def test_reading_along_while_the_owner_writes_never_fails(people):
    owner, reader = people
    item = situation(by=owner)
    share = shared(item, reader, live=True)

    def write(n):
        here = type(item).objects.get(pk=item.pk)
        content = replace(content_of(here), chafes=f"Tekst {n}")
        return situations.write(here, content, base_revision=here.revision, by=owner, page="p", kept=False)

    acts = [lambda n=n: write(n) for n in range(3)] + [lambda: sharing.read(share, by=reader)] * 5
    came = at_once(*acts)
    assert kinds(came[3:]) == {"done": 5}
    assert all(content.happened == FULL.happened for content in came[3:])


def test_a_comment_is_taken_back_and_removed_at_once(people):
    owner, reader = people
    comment = commented(shared(situation(by=owner), reader))
    came = at_once(lambda: comments.remove(comment, by=owner), lambda: comments.take_back(comment, by=reader))
    assert kinds(came) == {"done": 2}
    assert not Comment.objects.exists()
