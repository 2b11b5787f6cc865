"""What the editors and the board do at the desk in Wagtail, screen by screen, without a word of the interface."""

import re
from datetime import date

from tests.browser.visitor import Visitor

MENU = "footer [data-controller~='w-dropdown'] [data-w-dropdown-target='toggle']"
SAVE = "footer button:not([name]):not([data-w-dropdown-target])"


def begin_the_code(editor: Visitor) -> None:
    """From the desk's own list to an empty edition."""
    editor.open("/beheer/beroepscode/").press("main a[href*='/add/']")


def write_the_first_edition(editor: Visitor, number: str, values: dict[str, dict[str, str]]) -> str:
    """``values``: the title of a core value to its articles. Gives the address of the edition's screen."""
    page = editor.page
    page.fill("#id_number", number)
    page.fill("#id_preamble", "Wij werken met mensen die ons nodig hebben.")
    for value, (title, articles) in enumerate(values.items()):
        page.click("#id_core_values-ADD")
        page.fill(f"#id_core_values-{value}-key", f"W{value + 1}")
        page.fill(f"#id_core_values-{value}-title", title)
        for place, (key, text) in enumerate(articles.items()):
            page.click(f"#id_core_values-{value}-articles-ADD")
            page.fill(f"#id_core_values-{value}-articles-{place}-key", key)
            page.fill(f"#id_core_values-{value}-articles-{place}-text", text)
    return save(editor)


def rewrite(editor: Visitor, address: str, place: str, text: str) -> None:
    """Other words for one article (``place`` is "0-1": the second of the first value), saved as a draft."""
    editor.open(address).page.fill(f"#id_core_values-{place.replace('-', '-articles-')}-text", text)
    save(editor)


def save(editor: Visitor) -> str:
    """The big button: keep the draft. Gives the address of the page's screen."""
    editor.press(editor.page.locator(SAVE).first)
    return editor.page.url


def submit_to_the_board(editor: Visitor, address: str) -> None:
    editor.open(address).page.locator(MENU).click()
    editor.press("[name=action-submit]")


def agree_with_it(board: Visitor, address: str) -> None:
    """The end of the workflow: the board agrees with the text, without a comment."""
    board.open(address)
    approve = board.page.locator("footer [data-workflow-action-name=approve]").first
    if not approve.is_visible():
        board.page.locator(MENU).click()
    board.press(approve)


def adopt(board: Visitor, number: str, *, on: date, in_force_from: date) -> None:
    """From the list to the form that says where and by how many, and that this is the text."""
    choose(board, number, "/vaststellen/")
    board.fill(adopted_on=on.isoformat(), in_force_from=in_force_from.isoformat())
    board.fill(meeting="Ledenvergadering in Zandmeer", quorum="Een meerderheid was er.").page.check("[name=sure]")
    board.press("main form button[type=submit]")


def follow(editor: Visitor, number: str, following: str) -> str:
    """Begin the next edition. Gives the address of its screen."""
    choose(editor, number, "/volgende/")
    editor.fill(number=following).press("main form button[type=submit]")
    return editor.page.url


def lay_before_the_members(editor: Visitor, number: str, *, until: date) -> None:
    choose(editor, number, "/voorleggen/")
    editor.fill(until=until.isoformat()).press("main form button[type=submit]")


def answer(editor: Visitor, words: str, *, what: str, because: str) -> None:
    """Answer the comment that says ``words``, from the list of all comments of the newest consultation."""
    read_comments(editor)
    comment = editor.page.locator("section", has_text=words).last
    editor.press(comment.locator("a[href$='/antwoord/']"))
    editor.choose(answer=what).fill(because=because).press("form:has([name=because]) button[type=submit]")


def read_comments(editor: Visitor) -> str:
    """All comments of the newest consultation; gives what the page says."""
    rounds = "main a[href^='/beheer/consultatie/']:not([href*='/voorleggen/'])"
    return editor.open("/beheer/consultatie/").press(rounds).reads()


def choose(someone: Visitor, number: str, action: str) -> None:
    """What can be done with an edition, from the list of them all."""
    someone.open("/beheer/beroepscode/")
    heading = someone.page.locator("h2", has_text=re.compile(rf"\s{re.escape(number)}\s*$"))
    someone.press(someone.page.locator("main section", has=heading).locator(f"a[href*='{action}']").first)


def write_a_story(
    editor: Visitor, title: str, situation: str, question: str, images: dict[str, str], card: list[str]
) -> None:
    """On Wagtail's own screen: the situation, how others chose, and the questions of the dialogue card."""
    page = editor.page
    page.fill("#id_title", title)
    page.fill("#id_situation", situation)
    page.fill("#id_question", question)
    for place, (who, picture) in enumerate(images.items()):
        page.click("#id_images-ADD")
        page.fill(f"#id_images-{place}-who", who)
        page.fill(f"#id_images-{place}-picture", picture)
    for place, words in enumerate(card):
        page.click("#id_card_questions-ADD")
        page.fill(f"#id_card_questions-{place}-text", words)
    page.locator("[role=tab]").nth(1).click()
    page.fill("#id_slug", title.lower().replace(" ", "-"))
    save(editor)
