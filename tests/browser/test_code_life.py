"""The life of a code as a board lives it: from an empty site to a second edition, and what it means for a member."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser import desk
from tests.browser.conftest import visitor_of
from tests.browser.site import Site
from tests.browser.visitor import Visitor

VALUES = {
    "Ik zie de mens": {"W1.1": "Ik begin bij wat iemand vertelt.", "W1.2": "Ik laat merken dat iemand welkom is."},
    "Ik doe recht": {"W2.1": "Als een regel iemand hard raakt, laat ik het daar niet bij."},
}
OLD, NEW = VALUES["Ik doe recht"]["W2.1"], "Als een regel iemand hard raakt, breng ik die les verder."
EDITOR, BOARD, MEMBER, COLLEAGUE = (f"{name}@demo.example" for name in ("fenna", "greet", "meilan", "samira"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A register with its people, and no code yet."""
    one = Site(tmp_path_factory.mktemp("empty"), "--people-only")
    one.start()
    yield one
    assert one.stop() == 0


class Round:
    """The people of this story; everyone signs in again after the days went by."""

    def __init__(self, chromium, site: Site) -> None:
        self.chromium, self.site, self.today = chromium, site, timezone.localdate()
        self.doors, self.seen = ExitStack(), []

    def someone(self, email: str | None = None, **how) -> Visitor:
        visitor = visitor_of(self.chromium, self.site, self.doors, **how)
        self.seen.append(visitor)
        return visitor.sign_in(email) if email else visitor

    def days_later(self, days: int) -> None:
        self.doors.close()
        self.site.live_ahead(days)

    def complaints(self) -> list[str]:
        return [one for visitor in self.seen for one in visitor.complaints]


def test_from_an_empty_site_to_a_second_edition(chromium, empty):
    told = Round(chromium, empty)
    with told.doors:
        the_first_edition_comes_into_force(told)
        a_member_writes_and_stands_behind_it(told)
        the_next_one_lies_before_the_members(told)
        told.days_later(3)
        everyone_is_answered_and_it_is_adopted(told)
        told.days_later(4)
        the_day_of_change(told)
        the_member_sees_what_changed_for_them(told)
    assert told.complaints() == []
    assert empty.manage("verify_register").returncode == 0


def the_first_edition_comes_into_force(told: Round) -> None:
    editor, board = told.someone(EDITOR), told.someone(BOARD)
    assert OLD not in told.someone().open("/beroepscode/").reads()
    desk.begin_the_code(editor)
    address = desk.write_the_first_edition(editor, "1.0", VALUES)
    desk.submit_to_the_board(editor, address)
    desk.agree_with_it(board, address)
    desk.adopt(board, "1.0", on=told.today, in_force_from=told.today)
    told.site.manage("tick")
    assert OLD in told.someone(javascript=False, width=390).open("/beroepscode/").reads()
    editor.open(address)
    assert editor.page.locator(f"{desk.SAVE}:enabled").count() == 0, "adopted text can still be saved"


def a_member_writes_and_stands_behind_it(told: Round) -> None:
    member = told.someone(MEMBER, width=390)
    member.open("/portfolio/").fill(text="De regel klopte en het deed pijn.").press("form.capture button")
    member.press("section[role=status] a[href*='/portfolio/situaties/']")
    member.fill(title="De rekening")
    member.page.locator("[name^='link-'][name$='-W2.1'][value=rubs]").check()
    member.press("button[name=then][value=done]")
    member.open("/beroepscode/onderschrijven/").page.select_option("[name=article_key]", "W2.1")
    member.fill(sentence="Omdat ik die pijn zag.").press("form:has([name=sentence]) button")


def the_next_one_lies_before_the_members(told: Round) -> None:
    editor = told.someone(EDITOR)
    address = desk.follow(editor, "1.0", "1.1")
    desk.rewrite(editor, address, "1-0", f"{OLD} En ik vertel het.")
    desk.lay_before_the_members(editor, "1.1", until=told.today + timedelta(days=2))
    for email, key, words, shown_as in [
        (MEMBER, "W2.1", "Vertellen aan wie?", "own_name"),
        (COLLEAGUE, "W1.1", "Laat dit zo staan.", "a_member"),
    ]:
        member = told.someone(email, width=390, javascript=email == MEMBER)
        member.open("/beroepscode/consultatie/").press("main a[href^='/beroepscode/consultatie/']")
        member.press(f"main a[href$='/{key}/'] >> nth=0")
        member.choose(shown_as=shown_as).fill(text=words).press("form:has([name=shown_as]) button[type=submit]")
        assert words in member.reads()
    assert "Vertellen aan wie?" not in told.someone(COLLEAGUE).open(_round_of(member)).reads()


def _round_of(member: Visitor) -> str:
    return member.page.url.rsplit("/W", 1)[0] + "/"


def everyone_is_answered_and_it_is_adopted(told: Round) -> None:
    editor, board = told.someone(EDITOR), told.someone(BOARD)
    desk.answer(editor, "Vertellen aan wie?", what="taken_over", because="Er staat nu: breng ik die les verder.")
    desk.answer(editor, "Laat dit zo staan.", what="partly", because="Het blijft zo, voor deze editie.")
    assert "Samira" not in desk.read_comments(editor)
    desk.choose(editor, "1.1", "/edit/")
    desk.rewrite(editor, editor.page.url, "1-0", NEW)
    tomorrow = told.today + timedelta(days=4)
    desk.adopt(board, "1.1", on=told.today + timedelta(days=3), in_force_from=tomorrow)
    reader = told.someone(width=390)
    assert OLD in reader.open("/beroepscode/").reads()
    told_of = reader.open("/beroepscode/consultatie/").press("main a[href^='/beroepscode/consultatie/']").reads()
    assert "Vertellen aan wie?" in told_of
    assert "Mei Lan Tjon" in told_of
    assert "breng ik die les verder" in told_of
    assert "Samira" not in told_of


def the_day_of_change(told: Round) -> None:
    """Nobody clicked: the clock of the demo ran by itself while it started."""
    reader = told.someone()
    assert NEW in reader.open("/beroepscode/").reads()
    assert OLD in reader.open("/beroepscode/1-0/").reads()
    compared = reader.open("/beroepscode/1-1/verschil/1-0/")
    assert compared.page.locator("main del").count()
    assert compared.page.locator("main ins").count()
    assert reader.open("/beroepscode/").paper("a[href$='/1-1/boekje.pdf']").startswith(b"%PDF")


def the_member_sees_what_changed_for_them(told: Round) -> None:
    member = told.someone(MEMBER, width=390, dark=True)
    page = member.open("/portfolio/").press("a[href*='/portfolio/code-veranderd/']").reads()
    assert "De rekening" in page
    assert "die les verder" in page
    other = told.someone(COLLEAGUE).open(member.page.url).reads()
    assert "De rekening" not in other
    member.open("/beroepscode/onderschrijven/").press("[name=do][value=stands]")
    assert "Omdat ik die pijn zag." in member.reads()
