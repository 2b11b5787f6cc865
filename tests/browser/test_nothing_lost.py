"""Whatever happens while somebody writes, the text is there afterwards: on the device, in the register, or both."""

import uuid

import pytest

from tests.browser import steps
from tests.browser.site import wait_for
from tests.browser.test_two_devices import KEPT_HERE, is_saved

MEMBER = "meilan@demo.example"
TEXT = "Zij zweeg, en ik vulde het formulier vast in."
BOX = "form.capture textarea"
NOTES = """
from portfolio.situations.queries import with_content
from accounts.models import User
me = User.objects.get(email="meilan@demo.example")
print(json.dumps([content.happened for _one, content in with_content(me)]))
"""


@pytest.fixture
def phone(visit):
    return visit(width=390).sign_in(MEMBER)


@pytest.fixture
def editor(phone):
    """A fresh thought, open to work it out."""
    steps.note_a_thought(phone)
    return phone.press(f"section[role=status] {steps.ON_WITH_IT}")


def fresh(text):
    """A text of this run alone: a kept site remembers the ones before."""
    return f"{TEXT} {text} {uuid.uuid4().hex[:6]}"


def typed(visitor, text, where="[name=chafes]"):
    visitor.page.locator(where).fill(text)


def told(visitor, words):
    visitor.page.locator("[data-saved]").filter(has_text=words).wait_for()


def notes(site, text):
    return [one for one in site.ask(NOTES) if text in one]


def test_a_thought_is_saved_before_any_tap_and_a_tap_makes_no_second_one(site, phone):
    text = fresh("Zonder knop.")
    phone.open("/portfolio/")
    typed(phone, text, BOX)
    assert text in phone.page.evaluate(KEPT_HERE)
    is_saved(phone)
    assert notes(site, text) == [text]
    typed(phone, f"{text} Met.", BOX)
    phone.press("form.capture button")
    assert notes(site, text) == [f"{text} Met."]
    assert phone.page.locator(BOX).input_value() == ""
    assert phone.page.evaluate(KEPT_HERE) == ""
    assert phone.complaints == []


def test_a_thought_typed_without_a_connection_survives_a_closed_tab(site, phone):
    text = fresh("In de tunnel.")
    phone.open("/portfolio/")
    phone.context.set_offline(True)
    typed(phone, text, BOX)
    told(phone, "Geen internet")
    phone.page.close()
    phone.context.set_offline(False)
    phone.page = phone.context.new_page()
    phone.page.goto("/portfolio/")
    assert phone.page.locator(BOX).input_value() == text
    is_saved(phone)
    assert notes(site, text) == [text]


def test_a_thought_without_scripts_is_kept_by_the_button(site, visit):
    text = fresh("Zonder script.")
    phone = visit(width=390, javascript=False).sign_in(MEMBER)
    phone.open("/portfolio/").fill(text=text).press("form.capture button")
    assert notes(site, text) == [text]
    assert phone.complaints == []


def test_leaving_the_page_at_once_loses_nothing(editor):
    page = editor.page.url
    typed(editor, TEXT)
    editor.page.goto("/portfolio/")
    editor.page.goto(page)
    assert editor.page.input_value("[name=chafes]") == TEXT
    is_saved(editor)


@pytest.mark.parametrize("status", [500, 503])
def test_a_register_that_is_away_for_a_while_loses_nothing(editor, status):
    page = editor.page.url
    editor.page.route("**/bewaren/", lambda route: route.fulfill(status=status, body="weg"))
    typed(editor, TEXT)
    told(editor, "Bewaren lukt even niet")
    assert TEXT in editor.page.evaluate(KEPT_HERE)
    editor.page.unroute("**/bewaren/")
    is_saved(editor)
    editor.page.goto(page)
    assert editor.page.input_value("[name=chafes]") == TEXT


def test_a_tab_that_was_closed_while_the_register_was_away_gives_the_text_back(editor):
    page = editor.page.url
    editor.page.route("**/bewaren/", lambda route: route.abort())
    typed(editor, TEXT)
    wait_for(lambda: TEXT in editor.page.evaluate(KEPT_HERE), "the copy on this device")
    editor.page.close()
    editor.page = editor.context.new_page()
    editor.page.goto(page)
    assert editor.page.input_value("[name=chafes]") == TEXT
    is_saved(editor)


def test_signed_out_while_writing_one_signs_in_elsewhere_and_goes_on(editor):
    page, cookies = editor.page.url, editor.context.cookies()
    session = next(one for one in cookies if "session" in one["name"])
    editor.context.clear_cookies(name=session["name"])
    typed(editor, TEXT)
    told(editor, "Je bent uitgelogd")
    assert TEXT in editor.page.evaluate(KEPT_HERE)
    editor.context.add_cookies([session])
    editor.page.evaluate("window.dispatchEvent(new Event('focus'))")
    is_saved(editor)
    editor.page.goto(page)
    assert editor.page.input_value("[name=chafes]") == TEXT


def test_another_way_in_on_a_page_just_written_on_keeps_the_words(editor):
    typed(editor, TEXT)
    editor.press("button[name=way][value=gibbs]")
    assert editor.page.input_value("[name=chafes]") == TEXT
    assert editor.page.locator("[name=chafes]").is_visible()
    assert editor.complaints == []


def test_thrown_away_and_put_back(editor):
    page = editor.page.url
    typed(editor, TEXT)
    is_saved(editor)
    editor.press("a[href$='/verwijderen/']").press("main form button")
    editor.open("/portfolio/prullenbak/").press("form[action$='/terug/'] button")
    editor.open(page)
    assert editor.page.input_value("[name=chafes]") == TEXT
    assert editor.complaints == []
