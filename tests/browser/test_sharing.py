"""From a note on Friday to a question in the margin: shared with a colleague for a week, and taken back."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from tests.browser import ground, steps
from tests.browser.site import wait_for

NOTE = "Mevrouw Ter Horst belde weer."
NAME, DESCRIBED = "Mevrouw Ter Horst", "De buurvrouw belde weer. Ze hield zijn post voor hem vast."
QUESTION = "Wat maakte dat je hem geloofde?"
ANSWER = "Dat hij zelf over de brief begon."


@pytest.mark.parametrize(
    ("width", "language", "javascript"), [(390, "nl", True), (1280, "en", False)], ids=["phone", "no-scripts"]
)
def test_a_text_is_shared_read_asked_about_and_taken_back(site, visit, width, language, javascript):
    owner, colleague = (ground.somebody_whose_window_is_open(site, name) for name in ("Lotte Vink", "Daan Prins"))
    how = {"width": width, "language": language, "javascript": javascript}
    member, other = visit(**how).sign_in(owner.email), visit(**how).sign_in(colleague.email)
    text = write_it_down(member)
    share_for_a_week(member, colleague.email)
    page = read_it(site, other, colleague.email)
    other.fill(text=QUESTION).press("#schrijf button[type=submit]")
    assert QUESTION in member.open(text).page.inner_text("main aside")
    answer_it(member)
    assert ANSWER in other.open(page).reads()
    take_it_back(member)
    assert is_gone(other, page)
    assert colleague.email not in other.open("/gedeeld/").reads()
    assert QUESTION in member.open(text).page.inner_text("main aside")
    assert [one for one in member.complaints + other.complaints if "404" not in one] == []


def write_it_down(member):
    """Friday a note; on Monday the guard sees a name in it, and the member describes her instead."""
    member.open("/portfolio/").fill(text=NOTE).press("form.capture button[type=submit]")
    assert NAME in member.page.inner_text("section[role=status] .nudge")
    member.press(f"section[role=status] {steps.ON_WITH_IT}")
    text = member.page.url
    assert NAME in member.page.locator(".nudge").first.inner_text()
    member.fill(happened=DESCRIBED, title="Post", chafes="Ik geloofde hem.").press("button[name=then][value=done]")
    assert member.open(text).page.locator(".nudge").count() == 0
    return text


def share_for_a_week(member, address):
    """With whom, then exactly what they will see and the three questions; nothing is given before that."""
    week = (timezone.localdate() + timedelta(days=7)).isoformat()
    member.press("a[href^='/portfolio/delen/']").fill(addresses=address, until=week)
    member.press("button[name=do][value=look]")
    assert DESCRIBED in member.reads()
    assert address in member.reads()
    member.choose(question_1="no", question_2="no", question_3="no").press("button[name=do][value=give]")
    assert address in member.reads()


def read_it(site, other, address):
    """The mail says that there is something, and leads to it; nothing of it stands in the mail."""
    mail = site.wait_for_mail(address)
    assert DESCRIBED not in mail.get_body(("plain",)).get_content()
    other.open("/gedeeld/").press("main ul.parts a")
    assert DESCRIBED in other.reads()
    assert urlsplit(other.page.url).path in mail.get_body(("plain",)).get_content()
    return other.page.url


def answer_it(member):
    member.press("main aside a[href^='/portfolio/opmerkingen/']").fill(answer=ANSWER)
    member.press("form[action$='/antwoord/'] button")


def take_it_back(member):
    """The owner sees by name who opened it, and takes it back."""
    member.open("/portfolio/wie-zag-wat/")
    assert "Daan Prins" in member.reads()
    member.press("form[action$='/intrekken/'] button")


def is_gone(other, page):
    return wait_for(lambda: other.page.goto(page).status == 404, "the page to be gone", 5)
