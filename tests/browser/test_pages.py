"""Every page of the thread, on every screen, by day and by night, in both languages."""

from contextlib import ExitStack

import pytest

from tests.browser.axe import SIZES, findings_at
from tests.browser.conftest import visitor_of

PAGES = {
    None: [
        "/",
        "/register/?q=KM-2021-0147",
        "/register/KM-2021-0147/",
        "/beroepscode/",
        "/beroepscode/1-1/W2.4/",
        "/beroepscode/1-1/verschil/1-0/",
        "/beroepscode/edities/",
        "/beroepscode/zoeken/?q=vertrouwen",
        "/beroepscode/data/",
        "/regels/",
        "/beroepscode/consultatie/1/",
        "/verhalen/",
        "/verhalen/een-nacht/",
        "/verhalen/een-nacht/anderen/",
        "/verhalen/tussen-school-en-werk/",
        "/uit-het-vak/",
        "/werkvormen/",
        "/werkvormen/?groep=veel&tijd=45",
        "/werkvormen/balintmethode/",
        "/werkvormen/balintmethode/samen/",
        "/x/",
    ],
    "meilan@demo.example": [
        "/portfolio/code-veranderd/1-1/",
        "/beroepscode/consultatie/2/W3.2/",
        "/verhalen/aan-de-deur/",
    ],
    "hakan@demo.example": [
        "/portfolio/",
        "/portfolio/in-beeld/",
        "/portfolio/jaar/2025/",
        "/portfolio/prullenbak/",
        "/portfolio/activiteiten/",
        "/portfolio/toen-en-nu/",
        "/portfolio/wie-zag-wat/",
        "/gedeeld/",
        "/samen/",
        "/account/gegevens/",
        "/portfolio/goed-werk/nieuw/",
        "/intervisie/",
        "/intervisie/nieuw/",
        "/intervisie/plannen/",
        "/herregistratie/",
        "/beroepscode/onderschrijven/",
        "/account/",
        "/account/2fa/",
        "/account/sessions/",
        "/account/email/",
    ],
    "noor@demo.example": ["/mijn-verhalen/"],
    "samira@demo.example": ["/lezen/", "/herregistratie/", "/beroepscode/onderschreven/"],
    "greet@demo.example": ["/bestuur/", "/bestuur/vragen/", "/bestuur/regels/", "/bestuur/regels/nieuw/"],
    "wouter@demo.example": ["/bestuur/"],
}
BEHIND_A_LINK = {
    None: [
        ("/uit-het-vak/", "main h3 a >> nth=0"),
        ("/uit-het-vak/", "main h3 a >> nth=-1"),
    ],
    "meilan@demo.example": [("/portfolio/", "main a[href*='/portfolio/situaties/']")],
    "fenna@demo.example": [("/beheer/verhalen/", "main tbody a")],
    "noor@demo.example": [("/mijn-verhalen/", "main a[href^='/mijn-verhalen/']")],
    "hakan@demo.example": [
        ("/portfolio/", "main a[href*='/portfolio/situaties/']"),
        ("/portfolio/", "main a[href*='/portfolio/goed-werk/']:not([href$='/nieuw/'])"),
        ("/portfolio/activiteiten/", "main a[href*='/portfolio/activiteiten/']"),
        ("/portfolio/toen-en-nu/", "main a[href*='/portfolio/toen-en-nu/']"),
        ("/intervisie/", "main a[href$='/antwoord/']"),
        ("/intervisie/", "section[aria-labelledby=mine] a"),
        ("/intervisie/", "section[aria-labelledby=planned] a"),
    ],
    "samira@demo.example": [
        ("/lezen/", "main a[href^='/lezen/']"),
        ("/herregistratie/", "main a[href^='/herregistratie/']"),
    ],
    "greet@demo.example": [
        ("/bestuur/", "main a[href^='/bestuur/dossiers/']"),
        ("/bestuur/regels/", "main a[href$='/terugnemen/']"),
    ],
}


def seen_on_every_screen(page):
    """What is wrong with the page as it stands, at each width, light and dark."""
    return [one for width in SIZES for dark in (False, True) for one in findings_at(page, width, dark=dark)]


@pytest.mark.parametrize(("person", "address"), [(who, address) for who, there in PAGES.items() for address in there])
def test_a_page_is_in_order(regulars, person, address):
    visitor = regulars(person)
    visitor.complaints.clear()
    visitor.page.goto(address)
    found = seen_on_every_screen(visitor.page) + visitor.complaints
    assert [one for one in found if not (address == "/x/" and "404" in one)] == []


@pytest.mark.parametrize(("person", "door"), [(who, door) for who, doors in BEHIND_A_LINK.items() for door in doors])
def test_a_page_behind_a_link_is_in_order(regulars, person, door):
    visitor = regulars(person)
    address, link = door
    visitor.page.goto(address)
    visitor.page.goto(visitor.page.locator(link).first.get_attribute("href"))
    visitor.complaints.clear()
    assert seen_on_every_screen(visitor.page) + visitor.complaints == []


@pytest.mark.parametrize(("person", "address"), [(who, address) for who, there in PAGES.items() for address in there])
def test_a_page_is_in_english_too(visit_once, person, address):
    page = visit_once(person).page
    page.goto(address)
    assert page.get_attribute("html", "lang") == "en"
    assert findings_at(page, 390, dark=False) == []
    dutch = ("Inloggen", "Bewaar", "Alleen jij", "Herregistratie", "Mijn portfolio", "Beroepscode")
    assert [word for word in dutch if word in page.inner_text("header")] == []


@pytest.fixture(scope="module")
def visit_once(chromium, site):
    """As ``regulars``, for people who chose English."""
    known = {}
    with ExitStack() as doors:

        def visitor(email):
            if email not in known:
                known[email] = visitor_of(chromium, site, doors, width=390, language="en")
                if email:
                    known[email].sign_in(email)
            return known[email]

        yield visitor
