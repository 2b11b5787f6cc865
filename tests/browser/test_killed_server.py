"""The register said "saved", and the next moment its machine loses every process: the text is there."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.conftest import visitor_of
from tests.browser.site import Site, wait_for

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find the processes")

TEXT = "Bewaard, en toen ging het licht uit."
ASK = """
from portfolio.situations.queries import with_content
from accounts.models import User
me = User.objects.get(email="meilan@demo.example")
print(json.dumps([content.happened for _one, content in with_content(me)]))
"""


@pytest.fixture
def frail(tmp_path):
    """A demo of its own, because it is killed."""
    one = Site(tmp_path / "site")
    one.start()
    yield one
    assert one.stop() == 0


def family(pid):
    """A process and everything it started, the youngest first."""
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in listing.read_text().split():
            yield from family(int(child))
    yield pid


def kill_at_once(site):
    for pid in list(family(site.process.pid)):
        os.kill(pid, signal.SIGKILL)
    site.process.wait(timeout=30)
    site.log.close()


def test_what_was_said_to_be_saved_is_there_after_kill_minus_nine(chromium, frail):
    with ExitStack() as doors:
        phone = visitor_of(chromium, frail, doors, width=390).sign_in("meilan@demo.example")
        phone.open("/portfolio/")
        phone.page.locator("form.capture textarea").fill(TEXT)
        with phone.page.expect_response(lambda answer: answer.request.method == "PUT") as saved:
            pass
        assert saved.value.status == 200
        kill_at_once(frail)
        frail.start()
        assert frail.ask(ASK).count(TEXT) == 1
        phone.page.goto("/portfolio/")
        wait_for(lambda: TEXT in phone.page.inner_text("main"), "the thought on the page")
