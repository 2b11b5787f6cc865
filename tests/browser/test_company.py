"""A group comes to be, agrees and agrees anew; what one did together is proven on paper; and one leaves and comes back.

All on a phone, with and without scripts.
"""

import re

import pytest

from registry.demo.words import PASSWORD
from tests.browser import ground, steps
from tests.browser.site import wait_for

MAIN_BUTTON = "main form .btn:not(.small):not(.vh):not(.plain)"
ADDED = "Wie weggaat, neemt niets van een ander mee."


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def enter(request, visit):
    """A phone; of somebody who signed in, when there is an address. Looked over at the end."""
    hands = []

    def somebody(email=None):
        hands.append(visit(width=390, javascript=request.param, dark=len(hands) % 2 == 1))
        return hands[-1].sign_in(email) if email else hands[-1]

    yield somebody
    for visitor in hands:
        assert visitor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert visitor.complaints == []


@pytest.fixture
def somebody(site):
    return lambda name: ground.somebody_whose_window_is_open(site, name)


def test_a_group_begins_agrees_and_agrees_anew(site, enter, somebody):
    convener, mate = somebody("Hanna Trekker"), somebody("Otis Maat")
    guest_email = f"gast-{mate.email}"
    hanna = enter(convener.email).open("/intervisie/groepen/nieuw/").fill(name="De Ochtendploeg").press(MAIN_BUTTON)
    group = hanna.page.url.removesuffix("uitnodigen/")
    for number, (name, email) in enumerate((("Otis", mate.email), ("Gerda", guest_email))):
        if not hanna.page.locator(f"[name=people-{number}-name]").count():
            hanna.page.click("button[name=more]")
            hanna.page.wait_for_selector(f"[name=people-{number}-name]")
        hanna.fill(**{f"people-{number}-name": name, f"people-{number}-email": email})
    hanna.press(MAIN_BUTTON)

    otis = enter(mate.email).open("/intervisie/groepen/")
    otis.press("main a[href*='/uitnodiging/']")
    assert otis.page.locator("input:checked").count() == 0
    otis.choose(said="yes").press(MAIN_BUTTON)
    gerda = enter().open(link_in(site, guest_email))
    gerda.choose(said="yes").press(MAIN_BUTTON)
    assert {"Otis Maat", "Gerda"} <= set(re.findall(r"Otis Maat|Gerda", hanna.open(group).reads()))

    hanna.open(f"{group}wijzigen/")
    hanna.fill(agreement=f"{hanna.page.input_value('[name=agreement]')}\n\n{ADDED}").press(MAIN_BUTTON)
    otis.open(group).press("main a[href$='/afspraak/']")
    assert ADDED in otis.page.inner_text("main ins")
    otis.choose(said="yes").press(MAIN_BUTTON)

    otis.open(f"{group}verlaten/").press(MAIN_BUTTON)
    assert otis.page.goto(group).status == 404
    assert "Otis Maat" not in hanna.open(group).reads()
    otis.complaints.clear()  # the browser calls a 404 an error


def test_a_proof_is_made_fetched_and_checked_by_anyone(enter, tmp_path):
    samira = enter("samira@demo.example").open("/intervisie/")
    samira.press(samira.page.locator("main li", has_text="Gedeeld").locator("a").first)
    samira.press("main a[href$='/bewijs/']").press("main form:not([action]) button")
    here, fetch = samira.page.url, "form[action*='/ophalen/'] button"
    wait_for(lambda: samira.open(here).page.locator(fetch).count(), "the proof", 120)
    samira.press(fetch).fill(password=PASSWORD)
    with samira.page.expect_download() as coming:
        samira.page.click("main form button[type=submit]")
    paper = tmp_path / "bewijs.pdf"
    coming.value.save_as(paper)

    anyone = enter().open("/echt/")
    anyone.page.set_input_files("[name=paper]", paper)
    anyone.press("main form[enctype] button")
    assert "Samira el Idrissi" in anyone.reads()
    assert "snel of duurzaam" not in anyone.reads()
    anyone.page.set_input_files(
        "[name=paper]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": paper.read_bytes() + b"\n% more"}
    )
    anyone.press("main form[enctype] button")
    assert "Samira el Idrissi" not in anyone.reads()


def test_one_leaves_reads_on_and_comes_back(enter, somebody):
    member = enter(somebody("Nils Vertrek").email)
    steps.write_it_down(member, title="Het lege loket", happened="Ik wachtte op iemand die niet kwam.")
    member.open("/account/gegevens/").press("main a[href$='/vertrekken/']").press(MAIN_BUTTON)
    assert "Het lege loket" in member.open("/portfolio/").reads()
    assert member.page.locator("form.capture").count() == 0
    member.open("/account/gegevens/vertrekken/").press("form[action$='/terugkomen/'] button")
    assert "Het lege loket" in member.open("/portfolio/").reads()
    assert member.page.locator("form.capture").count() == 1


def link_in(site, email):
    text = site.wait_for_mail(email).get_body(("plain",)).get_content()
    return re.search(r"/meedoen/[\w-]+/", text)[0]
