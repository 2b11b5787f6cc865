"""A story as its people live it: offered, written anew, agreed to, read by a second person, public, and taken back."""

import uuid
from urllib.parse import urlsplit

from tests.browser import desk
from tests.browser.visitor import Visitor

TITLE = f"Aan de kraam {uuid.uuid4().hex[:6]}"
SLUG = TITLE.lower().replace(" ", "-")
PRIVATE = "De vrouw van de bloemenkraam vroeg of ik haar broer ook kon helpen."
SITUATION = f"{TITLE}: iemand vraagt jou om hulp voor een ander, die zelf niets vroeg."
QUESTION = "Wat zeg jij, aan de kraam?"
IMAGE = "Ik geef haar mijn kaartje en vraag of hij zelf wil bellen."
MINE = "Ik vraag eerst wat zij denkt dat hij wil."
CARD = [f"Vraag {number} om samen over te praten?" for number in range(1, 6)]


def test_from_a_situation_to_a_story_and_back(site, visit):
    donor, editor, second = visit(width=390), visit(), visit()
    reader, member = visit(javascript=False, width=390), visit(width=390, dark=True)
    a_member_offers_a_copy(donor.sign_in("anke@demo.example"))
    manuscript = the_editors_write_it_anew(editor.sign_in("fenna@demo.example"))
    own_page = the_donor_agrees(donor)
    somebody_else_reads_it(second.sign_in("greet@demo.example"), manuscript)
    editor.open(manuscript).press("[name=do][value=publish]")
    story = urlsplit(editor.page.locator(f"main a[href*='/verhalen/{SLUG}/']").first.get_attribute("href")).path
    everyone_reads_it(reader, story)
    a_member_thinks_first(member.sign_in("meilan@demo.example"), story)
    the_donor_takes_it_back(donor, own_page)
    nothing_is_left(site, reader, member, story)
    complaints = [one for visitor in (donor, editor, second, reader, member) for one in visitor.complaints]
    assert [one for one in complaints if "410" not in one] == []


def a_member_offers_a_copy(donor: Visitor) -> None:
    """Exactly what goes out is on the page; a paragraph is left out."""
    donor.open("/portfolio/").fill(text=f"{PRIVATE}\n\nDit stuk blijft van mij.").press("form.capture button")
    donor.press("section[role=status] a[href*='/portfolio/situaties/']")
    donor.fill(title=TITLE).press("button[name=then][value=done]")
    donor.press(donor.page.locator("main a[href*='/portfolio/situaties/']", has_text=TITLE).first)
    donor.press("a[href$='/aanbieden/']")
    donor.page.locator("label", has_text="Dit stuk blijft van mij.").click()
    donor.choose(question_1="no", question_2="no", question_3="no").press("form#offer button")


def the_editors_write_it_anew(editor: Visitor) -> str:
    """What was offered is read on a page of our own; the story is written in Wagtail. Gives the page at the desk."""
    editor.open("/beheer/verhalen/").press(editor.page.locator("main table").first.locator("tbody a").last)
    read = editor.reads()
    assert PRIVATE in read
    assert "Dit stuk blijft van mij." not in read
    assert "Anke" not in read
    manuscript = editor.press("[name=do][value=take_up]").page.url
    editor.press("main a[href*='/beheer/pages/']")
    desk.write_a_story(editor, TITLE, SITUATION, QUESTION, {"Een collega": IMAGE}, CARD)
    assert PRIVATE not in editor.page.content()
    editor.open(manuscript).press("[name=do][value=put_before]")
    return manuscript


def the_donor_agrees(donor: Visitor) -> str:
    """What becomes public stands beside what was offered. Gives the donor's page of this story."""
    donor.open("/mijn-verhalen/").press("main a[href^='/mijn-verhalen/']")
    assert SITUATION in donor.reads()
    assert PRIVATE in donor.reads()
    donor.press("[name=do][value=agree]")
    return donor.page.url


def somebody_else_reads_it(second: Visitor, manuscript: str) -> None:
    second.open(manuscript).press("main a[href$='/lezen/']")
    assert SITUATION in second.reads()
    second.press("[name=do][value=read]")


def everyone_reads_it(reader: Visitor, story: str) -> None:
    """The situation first, and how others chose only on the next page; the card is a PDF."""
    reader.open("/verhalen/").press(f"main a[href$='{story}']")
    assert SITUATION in reader.reads()
    assert IMAGE not in reader.page.content()
    assert reader.paper("main a[href$='/kaart.pdf']").startswith(b"%PDF")
    assert IMAGE in reader.press("main a[href$='/anderen/']").page.content()


def a_member_thinks_first(member: Visitor, story: str) -> None:
    """What they write is kept in their own portfolio, and then the others unfold."""
    member.open(story).fill(picture=MINE).press("form:has([name=picture]) button")
    assert urlsplit(member.page.url).path == f"{story}anderen/"
    member.page.goto("/portfolio/")
    assert TITLE in member.reads()
    member.open(story)


def the_donor_takes_it_back(donor: Visitor, own_page: str) -> None:
    donor.open(own_page).press("main a[href$='/terugnemen/']").press("main form button")


def nothing_is_left(site, reader: Visitor, member: Visitor, story: str) -> None:
    """Gone within the request, also for who had it open; what they wrote then is still kept."""
    for address in (story, f"{story}anderen/", f"{story}kaart.pdf"):
        assert reader.context.request.get(address).status in (404, 410), address
    assert SITUATION not in reader.open("/verhalen/").page.content()
    member.fill(picture="En nog iets.").press("form:has([name=picture]) button")
    assert "En nog iets." in member.open("/portfolio/zoeken/").reads() or _kept(member, "En nog iets.")
    left = site.ask(f"""
        from wagtail.models import Page, Revision
        words = {SITUATION!r}
        print(json.dumps([Revision.objects.filter(content__icontains=words).count(),
                          Page.objects.filter(slug={SLUG!r}).count()]))
    """)
    assert left == [0, 0]


def _kept(member: Visitor, words: str) -> bool:
    member.open("/portfolio/").press("main a[href*='/portfolio/goed-werk/']:not([href$='/nieuw/'])")
    return words in member.page.content()
