"""The guard while one writes: it says what it sees, and one tap describes it or leaves it in peace."""

import pytest

from tests.browser import ground, steps
from tests.browser.test_two_devices import is_saved

HERS, HIS = "Mevrouw Ter Horst", "Mohammed El Amrani"
WRITTEN = f"{HERS} belde weer. Daarna belde {HIS}."
SEEN = "[data-nudges=happened] [data-finding]"


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def member(request, site, visit):
    somebody = ground.somebody_whose_window_is_open(site, "Wil Bewaker")
    return visit(width=390, javascript=request.param).sign_in(somebody.email)


def test_one_tap_describes_a_name_and_another_leaves_one_in_peace(member):
    steps.note_a_thought(member)
    member.press(f"section[role=status] {steps.ON_WITH_IT}")
    address = member.page.url
    assert findings(member) == []
    write(member, WRITTEN)
    assert {HERS, HIS} <= set(findings(member))
    describe(member, HERS)
    assert HERS not in happened(member)
    assert HIS in happened(member)
    assert "belde weer. Daarna belde" in happened(member)
    leave(member, HIS)
    assert HIS in happened(member.open(address))
    assert findings(member) == []
    write(member, f"{happened(member)} En {HERS}.")
    assert findings(member) == [HERS]
    assert member.complaints == []


def happened(member):
    return member.page.input_value("[name=happened]")


def findings(member):
    return [one.strip() for one in member.page.locator(f"{SEEN} > p mark").all_text_contents()]


def write(member, text):
    """What the guard sees comes back with what the page saves by itself; without a script, with the button."""
    member.fill(happened=text)
    if member.javascript:
        is_saved(member)
        member.page.locator(SEEN).first.wait_for(state="attached")
        member.look()
    else:
        member.press("button[name=then][value=done]")
        member.press(f"main {steps.ON_WITH_IT}")


def describe(member, name):
    button = finding(member, name).locator("button[name=neutral]").first
    if member.javascript:
        button.click()
        is_saved(member)
    else:
        member.press(button)


def leave(member, name):
    member.press(finding(member, name).locator("button[name=leave]"))


def finding(member, name):
    member.look()
    return member.page.locator(SEEN, has=member.page.locator("mark", has_text=name)).first
