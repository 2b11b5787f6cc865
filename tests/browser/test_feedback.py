"""Feedback by a personal link, on a phone: a member asks, an expert by experience answers, only the member reads."""

from urllib.parse import urlsplit

DRAFT = "Je nam de tijd om te luisteren."
ANSWER = "Je keek naar haar handen, niet naar je scherm."
WITH_A_NAME = "Mevrouw Jansen hielp mij goed."


def ask(member):
    """Write one sentence about it, look at what the other will see, make the link. Gives its path."""
    member.open("/portfolio/activiteiten/").press("a[href$='/nieuw/feedback/']")
    member.choose(level="case").fill(about="Het eerste gesprek.").press(".edfoot button[value=rest]")
    member.open("/portfolio/activiteiten/").press("#feedback ul a")
    member.press("a[href$='/vragen/']").press("button[value=look]")
    assert "Het eerste gesprek." not in member.reads()
    member.press("button[value=make]")
    assert member.page.locator(".qr svg").is_visible()
    return urlsplit(member.page.input_value("#link")).path


def test_an_expert_by_experience_answers_once_from_their_own_phone(visit):
    member = visit(width=390).sign_in("meilan@demo.example")
    link = ask(member)
    guest = visit(width=390, dark=True)
    assert "Alleen Mei Lan leest je antwoord" in guest.open(link).reads()
    guest.fill(good=WITH_A_NAME).press("main form.stack-5 button")
    assert "Er is nog niets verstuurd" in guest.reads()
    guest.fill(good=ANSWER).press("main form.stack-5 button")
    assert "Dank je wel" in guest.reads()
    forwarded = visit(width=390, javascript=False).open(link)
    assert "Dank je wel" in forwarded.reads()
    assert ANSWER not in forwarded.page.content()
    assert "Iemand gaf antwoord" in member.open("/portfolio/").reads()
    member.press(member.page.get_by_text("Lees het antwoord"))
    assert ANSWER in member.reads()
    wide = member.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    assert member.complaints + guest.complaints + forwarded.complaints == []


def kept_on(guest):
    """What the browser holds of a guest's words: in the tab, and beyond it."""
    kept = guest.page.evaluate("[{...sessionStorage}, {...localStorage}].map(shelf => JSON.stringify(shelf))")
    return [DRAFT in shelf or ANSWER in shelf for shelf in kept]


def test_a_guest_whose_phone_loads_the_page_again_loses_nothing_and_leaves_nothing_behind(visit):
    link = ask(visit(width=390).sign_in("meilan@demo.example"))
    guest = visit(width=390).open(link).fill(good=DRAFT)
    guest.page.reload()
    assert guest.look().page.input_value("[name=good]") == DRAFT
    assert "Tekst van dit apparaat teruggezet" in guest.reads()
    assert kept_on(guest) == [True, False]
    other_tab = guest.context.new_page()
    other_tab.goto(link)
    assert other_tab.input_value("[name=good]") == ""
    other_tab.close()

    guest.fill(good=WITH_A_NAME).press("main form.stack-5 button")
    guest.fill(good=ANSWER)
    guest.page.goto(link)
    assert guest.page.input_value("[name=good]") == ANSWER
    guest.press("main form.stack-5 button")
    assert "Dank je wel" in guest.reads()
    assert kept_on(guest) == [False, False]
    assert guest.complaints == []


def test_what_was_typed_is_not_lost_when_the_line_drops_while_it_is_sent(visit):
    link = ask(visit(width=390).sign_in("meilan@demo.example"))
    guest = visit(width=390).open(link).fill(good=DRAFT)
    guest.context.set_offline(True)
    guest.page.locator("main form.stack-5 button").first.click()
    guest.page.wait_for_timeout(500)
    guest.context.set_offline(False)
    assert guest.open(link).page.input_value("[name=good]") == DRAFT


def test_without_scripts_a_link_is_made_used_and_taken_back(visit):
    member = visit(javascript=False).sign_in("meilan@demo.example")
    link = ask(member)
    member.press(member.page.locator("main a[href$='/vragen/']"))
    member.press(member.page.locator("main form[action*='/vragen/'] button"))
    guest = visit(width=390, javascript=False).open(link)
    assert "Deze vraag is gesloten" in guest.reads()
    assert [one for one in member.complaints + guest.complaints if "404" not in one] == []
