"""One's own data: everything in one file and into an empty portfolio, and a portfolio on paper."""

import shutil
import subprocess
from zipfile import ZipFile

import pytest

from tests.browser import ground, steps
from tests.browser.site import wait_for

TITLE = "De naaimachine op zolder"
WRITTEN = "Zij zette de naaimachine uit voor wij begonnen."
CHANGED = "Ik begon pas te praten toen het stil was."


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def enter(request, visit):
    """A phone of somebody who signed in."""
    return lambda email: visit(width=390, javascript=request.param).sign_in(email)


@pytest.fixture
def somebody(site):
    return lambda name: ground.somebody_whose_window_is_open(site, name)


def test_everything_in_one_file_and_into_an_empty_portfolio(enter, somebody, tmp_path):
    one, other = somebody("Ruth Meeneem"), somebody("Stan Leegte")
    member = enter(one.email)
    address = steps.write_it_down(member, title=TITLE, happened=WRITTEN)
    member.open(address).fill(chafes=CHANGED).press("button[name=then][value=done]")
    package = take_everything_along(member, tmp_path)
    with ZipFile(package) as files:
        told = "".join(files.read(name).decode() for name in files.namelist() if name.endswith((".md", ".json")))
    assert WRITTEN in told
    assert CHANGED in told

    newcomer = enter(other.email)
    assert TITLE not in newcomer.open("/portfolio/").reads()
    bring_in(newcomer, package)
    assert TITLE in newcomer.open("/portfolio/").reads()
    newcomer.press(newcomer.page.locator("main a", has_text=TITLE).first)
    assert newcomer.page.input_value("[name=happened]") == WRITTEN
    assert newcomer.page.input_value("[name=chafes]") == CHANGED
    assert newcomer.page.url != address
    newcomer.press("a[href$='/versies/']")
    assert newcomer.page.locator("ol.parts li").count() == 3
    newcomer.open("/account/gegevens/ingevoerd/")
    assert member.complaints + newcomer.complaints == []


def test_a_file_that_is_no_package_says_so_and_changes_nothing(enter, somebody):
    member = enter(somebody("Ties Vergissing").email)
    member.open("/account/gegevens/inlezen/")
    member.press("main form:has([name=package]) button")
    assert member.page.locator(".error").count()
    holiday = {"name": "vakantie.zip", "mimeType": "application/zip", "buffer": b"PK no package"}
    member.page.set_input_files("[name=package]", holiday)
    member.press("main form:has([name=package]) button")
    if "/inlezen/" not in member.page.url:
        wait_for(lambda: "Er is niets veranderd" in member.open("/account/gegevens/").reads(), "the answer", 60)
    assert [one for one in member.complaints if "422" not in one] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler")
def test_a_portfolio_on_paper(enter, somebody, tmp_path):
    member = enter(somebody("Ad Papier").email)
    steps.write_it_down(member, title=TITLE, happened=f"Mevrouw Ter Horst kwam. {WRITTEN}")
    member.open("/account/gegevens/").press("a[href$='/papier/']")
    assert "Ter Horst" in member.page.inner_text(".nudge")
    send = "main form:has([name=question_1]) button"
    member.press(send)
    steps.prove_who_one_is(member)
    assert member.page.locator(".error").count()
    member.choose(question_1="no", question_2="no", question_3="no").press(send)
    paper = steps.fetch_when_ready(member, tmp_path)
    words = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True).stdout
    assert TITLE in words
    assert WRITTEN in " ".join(words.split())
    assert b"/StructTreeRoot" in pdf_objects(paper)
    assert [one for one in member.complaints if "422" not in one] == []


def take_everything_along(member, room):
    """They are asked once more who they are; the form they sent is then carried out."""
    member.open("/account/gegevens/").press("a[href$='/alles/']").press("main form button")
    assert "/reauthenticate/" in member.page.url
    steps.prove_who_one_is(member)
    assert member.page.url.endswith("/account/gegevens/")
    return steps.fetch_when_ready(member, room)


def bring_in(member, package):
    member.open("/account/gegevens/").press("a[href$='/inlezen/']")
    member.page.set_input_files("[name=package]", package)
    member.press("main form:has([name=package]) button")
    wait_for(
        lambda: member.open("/account/gegevens/").page.locator("a[href$='/ingevoerd/']").count(), "the import", 120
    )


def pdf_objects(paper):
    """Everything in the file, unpacked."""
    return subprocess.run(["qpdf", "--qdf", "--object-streams=disable", paper, "-"], capture_output=True).stdout
