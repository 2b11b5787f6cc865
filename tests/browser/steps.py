"""What people do in the register, screen by screen, without a word of the interface: it works in any language."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.utils import timezone
from playwright.sync_api import Locator

from registry.demo.words import PASSWORD, load
from tests.browser.site import Site, wait_for
from tests.browser.visitor import Visitor

SITUATION = {
    "title": "De brief die niet kwam",
    "happened": "Een man leverde zijn formulier drie keer te laat in. Hij zei dat hij de brief nooit kreeg.\n\n"
    "Later bleek dat mevrouw Ter Horst van de derde verdieping zijn post bewaarde.",
    "chafes": "Wie drie keer te laat is, krijgt een maatregel. En ik geloofde hem.",
    "perspectives-0-who": "De buurvrouw",
    "perspectives-0-sees": "Ik hielp hem juist, de bus hing open.",
    "options-0-what": "De maatregel opleggen",
    "options-0-human": "Hij weet waar hij aan toe is.",
    "options-0-lawful": "Zo staat het in de verordening.",
    "options-1-what": "Eerst langsgaan",
    "options-1-human": "Dan zien we samen wat er met de post is.",
    "options-1-lawful": "Er is ruimte als iemand er niets aan kan doen.",
    "choice": "Ik ging langs, met de wijkagent als bekende.",
    "weighed_most": "Dat ik hem in twee jaar nog nooit op een leugen had gezien.",
    "gave_up": "Ik had tegen mijn collega gezegd dat regels voor iedereen gelden.",
    "expected": "Dat hij zijn formulieren voortaan komt brengen.",
    "excellent": "Ik kende de verordening en de uitzondering.",
    "ethical": "Voor hem deed het goed. De rij wachtte een ochtend.",
    "energetic": "Ik fietste lachend terug.",
}
KEPT_BACK = "mevrouw Ter Horst"
"""Stands in the paragraph that the member keeps to themselves."""
STORY = "Vijf jaar geleden geloofde ik in de brief. Nu geloof ik in de bel.\n\nEen aanbellende collega leerde mij dat."
READERS_QUESTION = "Wie belt er aan als jij er niet bent?"
BOARDS_QUESTION = "Wat leer je een nieuwe collega over aanbellen?"

ON_WITH_IT = "a[href*='/portfolio/situaties/']"
SEND = "main form button[type=submit]"


def note_a_thought(member: Visitor) -> None:
    """On the way home: one box, one tap. Ends on the portfolio, where it stands."""
    member.open("/portfolio/").fill(text="Wie geloof ik, en waarom?")
    member.press("form.capture button[type=submit]")


def work_it_out(member: Visitor) -> None:
    """The thought becomes a situation without typing it again."""
    member.press(f"section[role=status] {ON_WITH_IT}")
    member.fill(**SITUATION, occurred_on=(timezone.localdate() - timedelta(days=200)).isoformat())
    rubs, leans = member.page.locator("[name^='link-'][value='rubs']"), member.page.locator("[name$='-W3.3']")
    rubs.first.check()
    leans.and_(member.page.locator("[value='leans']")).check()
    member.press("button[name=then][value=done]")


def write_it_down(member: Visitor, **words: str) -> str:
    """A note, worked out into a situation with these words; gives its address. Ends on the portfolio."""
    note_a_thought(member)
    member.press(f"section[role=status] {ON_WITH_IT}")
    address = member.page.url
    member.fill(**words).press("button[name=then][value=done]")
    return address


def prove_who_one_is(member: Visitor) -> None:
    """The password once more, when the register asks for it; the form that was sent is then carried out."""
    if "/reauthenticate/" in member.page.url:
        member.fill(password=PASSWORD).press("main form button[type=submit]")


def fetch_when_ready(member: Visitor, room: Path) -> Path:
    """Wait on one's own data page for what a worker makes, and take it home; it can be taken once."""
    button = "form[action*='/ophalen/'] button"
    wait_for(lambda: member.open("/account/gegevens/").page.locator(button).count(), "the file", 120)
    with member.page.expect_download() as coming:
        member.page.click(button)
    path = room / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def write_down_a_session(member: Visitor, colleagues: list[tuple[str, str]]) -> str:
    """Date, place, method, theme and who was there; never the case. Gives the session's path."""
    member.open("/intervisie/nieuw/").page.select_option("[name=method]", "incident")
    last_month = (timezone.localdate() - timedelta(days=30)).isoformat()
    member.fill(held_on=last_month, begins="13:00", ends="14:30", place="Zandmeer", theme="wie geloof je")
    for row, (name, email) in enumerate(colleagues):
        member.fill(**{f"colleagues-{row}-name": name, f"colleagues-{row}-email": email})
    member.press(member.page.locator("main form:has([name=held_on]) button:not([name]):not(.vh)"))
    return urlsplit(member.page.url).path


def confirm_signed_in(colleague: Visitor, session: str) -> None:
    colleague.open("/intervisie/").press(f"a[href='{session}antwoord/']")
    colleague.choose(said="confirmed").press("form:has([name=said]) button")


def confirm_from_the_mail(site: Site, guest: Visitor, address: str) -> None:
    """The personal link shows the facts; a chosen answer and a button send it."""
    link = re.search(r"/meekijken/\S+/", site.wait_for_mail(address).get_body(("plain",)).get_content())
    guest.open(link.group()).choose(said="confirmed").press("form:has([name=said]) button")


def affirm_the_code(member: Visitor) -> None:
    member.open("/beroepscode/onderschrijven/").page.select_option("[name=article_key]", "W1.1")
    member.fill(sentence="Omdat ik eerst wil horen en dan pas lezen.").press("form:has([name=sentence]) button")


def compose_a_dossier(member: Visitor) -> str:
    """Own story, one situation with a paragraph kept back, one session. Gives the dossier's address."""
    member.open("/herregistratie/").press(f"main form:not([action]) {SEND.split()[-1]}")
    dossier = member.page.url
    member.press("a[href$='/verhaal/']").fill(story=STORY).press(".edfoot button")
    member.page.check("[name=piece]")
    member.press("form[action$='/stukken/'] button")
    member.page.check("[name=session]")
    member.press("form[action$='/bijeenkomsten/'] button")
    member.press("ul.parts a[href*='/stukken/']")
    keep_back(member, KEPT_BACK)
    return dossier


def keep_back(member: Visitor, words: str) -> None:
    """Keep the paragraph with these words back."""
    paragraph = member.page.locator(".body", has_text=words)
    member.press(paragraph.locator("button[value=hide]"))


def send_it(member: Visitor, dossier: str) -> None:
    """What the readers will see, the guard's three questions, and the sentence on the button."""
    member.open(f"{dossier}voorbeeld/")
    assert STORY.split("\n")[0] in member.reads()
    assert KEPT_BACK not in member.page.content()
    member.open(f"{dossier}insturen/").choose(question_1="no", question_2="no", question_3="no")
    member.press("form:has([name=question_1]) button")


def get_the_paper(site: Site, member: Visitor, dossier: str, room: Path) -> Path:
    """The worker makes the PDF; the page says when it is there."""
    wait_for(lambda: member.open(dossier).page.locator("a[href$='/pdf/']").count(), "the PDF", 120)
    member.download("a[href$='/pdf/']").save_as(room / "dossier.pdf")
    return room / "dossier.pdf"


def ask_two_readers(secretary: Visitor, member: str) -> list[str]:
    """The first two of the list. Gives their mail addresses."""
    email = {one["name"]: one["email"] for one in load("people")["people"]}
    secretary.open("/bestuur/").press(_row_of(secretary, member).locator("a[href$='/lezers/']"))
    asked = []
    for _reader in range(2):
        first = secretary.page.locator(".choice").first
        asked.append(email[first.inner_text().partition(" (")[0]])
        first.locator("input").check()
        secretary.press("main form.stack-4 button")
    return asked


def read_and_answer(reader: Visitor, member: str) -> None:
    """Take it on, read the frozen copy, four findings and one question."""
    reader.open("/lezen/").press(reader.page.locator("main a[href^='/lezen/']").filter(has_text=member))
    reader.press("form[action$='/aannemen/'] button")
    assert STORY.split("\n")[0] in reader.reads()
    assert KEPT_BACK not in reader.page.content()
    for criterion in ("own", "weighed", "together", "further"):
        reader.choose(**{f"{criterion}_mark": "recognisable"})
    reader.fill(own_reason="Hij staat er zelf in.", question=READERS_QUESTION)
    reader.press("button[name=do][value=finish]")


def propose_renewal(board: Visitor, member: str) -> None:
    _open_decision(board, member)
    assert READERS_QUESTION in board.reads()
    board.choose(outcome="renewed").fill(reasons="Beide lezers herkenden alles.", question=BOARDS_QUESTION)
    board.press("button[name=do][value=propose]")


def agree(board: Visitor, member: str) -> None:
    _open_decision(board, member)
    board.press("button[name=do][value=agree]")


def _open_decision(board: Visitor, member: str) -> None:
    board.open("/bestuur/").press(_row_of(board, member).locator("a[href^='/bestuur/dossiers/']"))


def _row_of(someone: Visitor, member: str) -> Locator:
    return someone.page.locator("main ol > li", has_text=member).last
