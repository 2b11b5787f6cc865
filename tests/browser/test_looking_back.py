"""On a phone: what came of a situation, two texts side by side, and a picture; with and without a script."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from tests.browser import steps
from tests.browser.site import wait_for
from tests.browser.visitor import Visitor

MEMBER = "meilan@demo.example"
CAME_OF = "Hij kwam zijn formulieren brengen, en toen niet meer."
REFUSED = "De buurman ging zonder iets naar huis."
THIRD = "Toen geloofde ik de brief. Nu bel ik aan."


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def member(visit, request) -> Visitor:
    return visit(width=390, javascript=request.param).sign_in(MEMBER)


@pytest.fixture
def situation(member) -> str:
    """The address of a situation in which was written what is expected."""
    member.open("/portfolio/notitie/").fill(text="Wie geloof ik, en waarom?")
    member.press("form.capture button[type=submit]")
    member.press(f"section[role=status] {steps.ON_WITH_IT}")
    address = member.page.url.partition("?")[0]
    member.fill(expected="Dat hij zijn formulieren voortaan komt brengen.")
    member.press("button[name=then][value=done]")
    return address


def test_what_came_of_it_stands_beside_what_was_expected(member, situation):
    member.open(situation).press("aside a[href$='/wat-ervan-kwam/']")
    assert member.page.locator("[name=days]:checked").count() == 2
    member.press("button[name=do][value=now]")
    member.fill(actual=CAME_OF, refused=REFUSED)
    if member.javascript:
        wait_for(lambda: not member.page.evaluate(KEPT_HERE), "the text to be saved", seconds=20)
    member.press("button[name=then][value=done]")
    assert CAME_OF in member.reads()
    assert REFUSED in member.reads()
    assert member.complaints == []


def test_a_day_is_moved_or_left_unknown_with_one_tap(member, situation):
    member.open(f"{situation}wat-ervan-kwam/").press("ul.parts a >> nth=0")
    member.press("button[name=then][value=rest]")
    member.press("ul.parts a >> nth=0").press("button[name=then][value=unknown]")
    assert member.page.locator("ul.parts a").count() == 1
    assert member.complaints == []


def test_two_texts_stand_side_by_side_with_a_third(member, situation):
    long_ago = (timezone.localdate() - timedelta(days=800)).isoformat()
    member.open(situation).fill(occurred_on=long_ago).press("button[name=then][value=done]")
    member.open("/portfolio/toen-en-nu/")
    for name, place in (("one", 1), ("other", -1)):
        options = member.page.locator(f"[name={name}] option:not([value=''])")
        value = options.nth(place if place < 0 else 0).get_attribute("value")
        member.page.select_option(f"select[name={name}]", value)
    member.press("button[name=do][value=choose]").fill(text=THIRD)
    member.press("button[name=then][value=done]")
    assert THIRD in member.reads()
    member.press(member.page.locator("article", has_text=THIRD).locator("a").first)
    assert member.page.input_value("[name=text]") == THIRD
    member.press("a[href$='/loslaten/']").press("main form button")
    assert member.complaints == []


def test_a_picture_lies_beside_a_text(member, situation):
    written = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(written, "JPEG")
    member.open(situation).press("aside a[href$='/bijlagen/']")
    photo = {"name": "IMG_0042.JPG", "mimeType": "image/jpeg", "buffer": written.getvalue()}
    member.page.set_input_files("[name=picture]", photo)
    member.fill(alt="Een tekening van de gang").press("main form button[type=submit]")
    picture = member.page.locator("figure img")
    assert picture.get_attribute("alt") == "Een tekening van de gang"
    wait_for(lambda: picture.evaluate("one => one.complete && one.naturalWidth"), "the picture", seconds=20)
    assert member.page.evaluate("document.documentElement.scrollWidth") <= 390
    member.page.set_input_files("[name=picture]", photo | {"name": "brief.pdf", "buffer": b"%PDF-1.7"})
    member.fill(alt="Wat ik al typte").press("main form button[type=submit]")
    assert member.page.input_value("[name=alt]") == "Wat ik al typte"
    assert member.page.locator(".error").count()
    member.press("figure a[href$='/weghalen/']").press("main form button")
    assert member.page.locator("figure img").count() == 0
    assert [one for one in member.complaints if "422" not in one] == []


KEPT_HERE = "Object.entries(localStorage).filter(([name]) => name.startsWith('draft:follow-up')).flat().join()"
