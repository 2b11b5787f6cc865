"""One text open on two devices: both save by themselves, and whatever happens nothing that was typed is lost."""

import pytest

from tests.browser import steps
from tests.browser.site import wait_for

MEMBER = "meilan@demo.example"
MINE, THEIRS = "Geschreven op mijn telefoon.", "Geschreven aan mijn bureau."

KEPT_HERE = "Object.entries(localStorage).filter(([name]) => name.startsWith('draft:')).flat().join()"


@pytest.fixture
def two_screens(visit):
    """A new text, open at the desk and on the phone."""

    def open_both(**how):
        desk, phone = visit(**how).sign_in(MEMBER), visit(width=390, **how).sign_in(MEMBER)
        steps.note_a_thought(desk)
        desk.press(f"section[role=status] {steps.ON_WITH_IT}")
        return desk, phone.open(desk.page.url)

    return open_both


def test_text_is_saved_while_one_writes(two_screens):
    desk, phone = two_screens()
    write_and_wait(desk, THEIRS)
    phone.page.reload()
    assert chafes(phone) == THEIRS
    assert desk.complaints + phone.complaints == []


@pytest.mark.parametrize(("choice", "stays"), [("both", [MINE, THEIRS]), ("mine", [MINE]), ("theirs", [THEIRS])])
def test_two_screens_ask_which_text_stays(two_screens, choice, stays):
    desk, phone = two_screens()
    write_and_wait(desk, THEIRS)
    phone.fill(chafes=MINE)
    panel = phone.page.locator("[data-two-screens]")
    panel.wait_for(state="visible")
    assert panel.locator("[data-mine]").inner_text() == MINE
    assert panel.locator("[data-theirs]").inner_text() == THEIRS
    phone.look()
    phone.page.click(f"[data-keep={choice}]")
    is_saved(phone)
    assert [text for text in (MINE, THEIRS) if text in chafes(phone.open(phone.page.url))] == stays
    assert [one for one in phone.complaints if "412" not in one] == []


def test_text_written_without_a_connection_stays_on_the_device(two_screens):
    _desk, phone = two_screens()
    phone.context.set_offline(True)
    phone.fill(chafes=MINE)
    phone.page.locator("[data-saved]").filter(has_text="Geen internet").wait_for()
    assert MINE in phone.page.evaluate(KEPT_HERE)
    phone.context.set_offline(False)
    is_saved(phone)
    assert chafes(phone.open(phone.page.url)) == MINE


@pytest.mark.parametrize(("choice", "stays"), [("both", [MINE, THEIRS]), ("mine", [MINE]), ("theirs", [THEIRS])])
def test_without_scripts_a_page_asks_the_same(two_screens, choice, stays):
    desk, phone = two_screens(javascript=False, language="en")
    write = desk.page.url
    desk.fill(chafes=THEIRS).press("button[name=then][value=done]")
    phone.fill(chafes=MINE).press("button[name=then][value=done]")
    assert MINE in phone.reads()
    assert THEIRS in phone.reads()
    phone.press(f"button[name=keep][value={choice}]")
    assert [text for text in (MINE, THEIRS) if text in chafes(phone.open(write))] == stays
    assert [one for one in desk.complaints + phone.complaints if "409" not in one] == []


def write_and_wait(visitor, text):
    visitor.fill(chafes=text)
    is_saved(visitor)


def is_saved(visitor):
    """The register has it, so no copy waits on this device any more."""
    wait_for(lambda: not visitor.page.evaluate(KEPT_HERE), "the text to be saved", seconds=20)


def chafes(visitor):
    return visitor.page.input_value("[name=chafes]")
