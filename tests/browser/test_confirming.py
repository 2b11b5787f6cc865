"""Six people confirm one session: two by link, one late, one for a part of it, one who takes it back; then an edit.

All of it on a phone (390 px). Each looks at the facts and answers for their own line; nobody needs a document, and the
two who answer by link need no account.
"""

import re

import pytest

from tests.browser.site import wait_for

LOGGER = "petra@demo.example"
MEMBERS = ["samira@demo.example", "joost@demo.example", "hakan@demo.example", "meilan@demo.example"]
BY_LINK = ["anke@demo.example", "lena.faber@gast.example"]
EVERYONE = MEMBERS + BY_LINK
THEME = "wie belt er eigenlijk terug"
LATER = "wie schrijft er eigenlijk terug"
ONE_TAP = "main form button[name=said]"


@pytest.fixture
def phone(visit):
    """A phone in somebody's hand, signed in when there is an address. Looked over at the end."""
    hands = []

    def somebody(email=None):
        visitor = visit(width=390, dark=len(hands) % 2 == 1)
        hands.append(visitor)
        return visitor.sign_in(email) if email else visitor

    yield somebody
    for visitor in hands:
        assert visitor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert [one for one in visitor.complaints if "404" not in one] == []


def links_in(site, email, path=""):
    """The personal links that were mailed to someone, oldest first."""
    mails = [mail.get_body(("plain",)).get_content() for mail in site.mails_to(email)]
    pattern = rf"/meekijken/[\w-]+/{path}(?=\s|$)"
    return [found[0] for text in mails for found in [re.search(pattern, text)] if found]


def a_further_link(site, email, before, path=""):
    """The newest link, once there are more than ``before``."""
    wait_for(lambda: len(links_in(site, email, path)) > before, f"a further link to {email}")
    return links_in(site, email, path)[-1]


def log_a_session(visitor, days_ago):
    """Petra writes it down once, for all seven; on a day of its own: two at once would be one. Its address."""
    visitor.open("/intervisie/nieuw/")
    day = visitor.page.evaluate("ago => new Date(Date.now() - ago * 864e5).toISOString().slice(0, 10)", days_ago)
    visitor.fill(held_on=day, begins="13:00", ends="14:30", place="Lindehove", theme=THEME)
    visitor.page.select_option("[name=method]", "incident")
    for number, email in enumerate(EVERYONE):
        if not visitor.page.locator(f"[name=colleagues-{number}-name]").count():
            visitor.page.click("button[name=more]")
        name = email.split("@")[0].split(".")[0].title()
        visitor.fill(**{f"colleagues-{number}-name": name, f"colleagues-{number}-email": email})
    visitor.press("main form button.btn:not(.soft):not(.vh)")
    return visitor.page.url


def answer(visitor, said):
    visitor.choose(said=said).press("main form.stack-5 button.btn")


def state_of(site, pk):
    """Where every line of the session stands, by the order in which people were named."""
    return site.ask(f"""
        from portfolio.confirmations.statements import verify_statements
        from portfolio.sessions.models import Participation
        lines = Participation.objects.filter(session={pk!r}).order_by("place")
        print(json.dumps([[f"{{line.state}} {{line.level}}" for line in lines], len(verify_statements())]))
    """)


def wait_eleven_days(site, pk):
    """As if the session had been written down eleven days ago; then the clock's own work is done."""
    site.ask(f"""
        from datetime import timedelta
        from portfolio.sessions.models import Session
        session = Session.objects.get(pk={pk!r})
        session.opened_on, session.closes_on = (day - timedelta(11) for day in (session.opened_on, session.closes_on))
        session.save()
    """)
    assert site.manage("tick").returncode == 0


def test_six_people_confirm_one_session_on_their_phones(site, phone):
    before = {email: len(links_in(site, email)) for email in EVERYONE}
    petra = phone(LOGGER)
    address = log_a_session(petra, 1)
    pk = address.rstrip("/").rsplit("/", 1)[-1]

    people = {email: phone(email) for email in MEMBERS}
    for email, said in zip(MEMBERS[:2], ("confirmed", "partly"), strict=True):
        people[email].open(address + "antwoord/")
        answer(people[email], said)
    for email in BY_LINK:
        people[email] = phone().open(a_further_link(site, email, before[email]))
        assert THEME in people[email].reads()
        answer(people[email], "confirmed")
        assert "Dank je" in people[email].reads()
    answer(people[MEMBERS[2]].open(address + "antwoord/"), "confirmed")
    assert "Gedeeld" in petra.open(address).reads()

    late = MEMBERS[3]
    asked = len(links_in(site, late))
    wait_eleven_days(site, pk)
    a_further_link(site, late, asked)
    assert "Nog één keer" in site.mails_to(late)[-1]["Subject"]
    answer(people[late].open(address + "antwoord/"), "confirmed")

    lena = people[BY_LINK[1]]
    lena.open(a_further_link(site, BY_LINK[1], 0, "intrekken/")).press("main form button[name=take]")
    assert "ingetrokken" in lena.reads()
    told, wrong = state_of(site, pk)
    assert told == [
        *("confirmed account", "partly account", "confirmed account", "confirmed account"),
        *("confirmed link", "withdrawn link"),
    ]
    assert wrong == 0

    before = len(links_in(site, BY_LINK[0]))
    petra.open(address + "wijzigen/").fill(theme=LATER).press("main form.stack-6 button.btn")
    assert "Gedeeld" not in petra.reads()
    for email in MEMBERS:
        reads = people[email].open(address + "antwoord/").reads()
        assert THEME in reads
        assert LATER in reads
        people[email].press(ONE_TAP)
    anke = people[BY_LINK[0]].open(a_further_link(site, BY_LINK[0], before))
    assert THEME in anke.reads()
    anke.press(ONE_TAP)
    assert "Gedeeld" in petra.open(address).reads()
    told, wrong = state_of(site, pk)
    assert told == [*["reconfirmed account"] * 4, "reconfirmed link", "withdrawn link"]
    assert wrong == 0


def test_a_colleague_answers_on_the_loggers_phone(site, phone):
    petra = phone(LOGGER)
    address = log_a_session(petra, 2)
    petra.press("main a[href$='/hier/']").press("main form button")
    assert "Petra Linssen" not in petra.page.content()
    petra.page.get_by_label("Samira").check()
    petra.press("main form.stack-5 button").press("main form button[name=send]")
    before = "Je code"
    mail = wait_for(
        lambda: next((one for one in site.mails_to(MEMBERS[0])[::-1] if one["Subject"] == before), None), "a code"
    )
    petra.fill(code=re.search(r"\w{4}-\w{4}", mail.get_body(("plain",)).get_content())[0].lower())
    petra.press("main form.stack-4 button")
    assert petra.page.locator("input:checked").count() == 0
    answer(petra, "confirmed")
    assert "Dank je" in petra.page.inner_text("body")
    told, wrong = state_of(site, address.rstrip("/").rsplit("/", 1)[-1])
    assert (told[0], told[1], wrong) == ("confirmed device", "asked ", 0)


def test_whatever_scans_the_mail_confirms_nothing(site, phone):
    """It opens every link, runs the scripts of the page, and sends every form of it, as filled in by nobody."""
    petra = phone(LOGGER)
    before = len(links_in(site, BY_LINK[1]))
    address = log_a_session(petra, 3)
    a_further_link(site, BY_LINK[1], before)
    mail = site.mails_to(BY_LINK[1])[-1].get_body(("plain",)).get_content()
    scanner = phone()
    for link in re.findall(r"/meekijken/\S+", mail):
        for method in ("HEAD", "GET"):
            scanner.context.request.fetch(link, method=method)
        scanner.open(link)
        for path in {*scanner.page.eval_on_selector_all("main a[href]", "all => all.map(one => one.href)"), link}:
            scanner.page.goto(path)
            for number in range(scanner.page.locator("main form").count()):
                scanner.page.goto(path)
                with scanner.page.expect_navigation():
                    scanner.page.locator("main form").nth(number).evaluate("form => form.submit()")
    told, _wrong = state_of(site, address.rstrip("/").rsplit("/", 1)[-1])
    assert set(told) == {"asked "}
    scanner.complaints.clear()
