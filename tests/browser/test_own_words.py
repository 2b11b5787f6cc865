"""On a phone, with what one wrote: find it, see it drawn, compare it, let a note ripen, throw it away."""

import pytest

from tests.browser import ground, steps

THOUGHT = "Wie geloof ik, en waarom?"
RIPE = {"image": "picture", "step": "tried", "lesson": "lesson", "mistake": "happened"}
"""What a note can turn out to be, and where its text then stands."""


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def member(request, site, visit):
    somebody = ground.somebody_whose_window_is_open(site, "Noa Telefoon")
    return visit(width=390, javascript=request.param).sign_in(somebody.email)


def test_one_finds_ones_own_words_in_another_form_and_of_one_year(member):
    steps.write_it_down(member, title="Aan de balie", happened="Hij kwam zijn formulieren brengen.")
    steps.write_it_down(member, title="Aan de deur", happened="Het formulier lag nog thuis.", occurred_on="2023-05-03")
    steps.write_it_down(member, title="In de tuin", happened="We plantten een boom.")
    member.open("/portfolio/").fill(q="formulier").press("form[role=search] button")
    assert "formulier" not in member.page.url
    assert found(member) == {"Aan de balie", "Aan de deur"}
    assert {one.casefold() for one in member.page.locator("main li mark").all_inner_texts()} == {
        "formulieren",
        "formulier",
    }
    assert member.page.input_value("[name=q]") == "formulier"
    member.page.select_option("[name=year]", "2023")
    member.press("main form[role=search] button:not(.joined button)")
    assert found(member) == {"Aan de deur"}
    member.fill(q="olifant").press("main form[role=search] button:not(.joined button)")
    assert found(member) == set()
    assert member.page.locator("main [role=status]").is_visible()
    assert member.complaints == []


@pytest.mark.parametrize(("into", "field"), RIPE.items())
def test_a_note_ripens_without_being_typed_again(member, into, field):
    steps.note_a_thought(member)
    member.press(f"section[role=status] button[name=into][value={into}]")
    assert member.page.input_value(f"[name={field}]") == THOUGHT
    member.fill(title="Wat het werd").press("button[name=then][value=done]")
    member.open("/portfolio/")
    assert member.page.locator("section.tl li h3, section.tl li h4").all_inner_texts() == ["Wat het werd"]
    member.open("/portfolio/prullenbak/")
    assert THOUGHT in member.reads()
    assert member.complaints == []


def test_a_note_ripens_from_its_own_page_with_what_was_just_typed(member):
    """Nobody waits for "Saved" before a tap: what was typed last moves along as well, or is kept where it was."""
    steps.note_a_thought(member)
    member.press(f"section[role=status] {steps.ON_WITH_IT}")
    member.fill(happened=f"{THOUGHT} Ik belde aan.")
    member.press("aside button[name=into][value=step]")
    assert member.page.input_value("[name=tried]") == f"{THOUGHT} Ik belde aan."
    assert member.complaints == []


def test_two_versions_are_compared_word_by_word(member):
    address = steps.write_it_down(member, title="Post", happened="Hij bracht de brief.")
    member.open(address).fill(happened="Zij bracht de brief zelf.").press("button[name=then][value=done]")
    member.open(address).press("a[href$='/versies/']").press("a[href$='/vergelijken/']")
    assert "Hij" in words(member, "del")
    assert {"Zij", "zelf"} <= words(member, "ins")
    assert not words(member, "del, main ins") & {"bracht", "brief"}
    oldest = member.page.locator("[name=van] option").last.get_attribute("value")
    member.page.select_option("[name=van]", oldest)
    member.press("main form:has([name=van]) button")
    assert {"geloof", "waarom?"} <= words(member, "del")
    assert member.complaints == []


def test_thrown_away_put_back_and_at_last_deleted(member):
    address = steps.write_it_down(member, title="Oud papier", happened="Dit mag weg.")
    throw_away(member, address)
    assert member.page.goto(address).status == 404
    member.open("/portfolio/prullenbak/").press("form[action$='/terug/'] button")
    assert member.open(address).page.input_value("[name=happened]") == "Dit mag weg."
    throw_away(member, address)
    member.open("/portfolio/prullenbak/").press("a[href$='/voorgoed/']").press("main form button")
    assert "Oud papier" not in member.open("/portfolio/prullenbak/").reads()
    assert "Oud papier" not in member.open("/portfolio/").reads()
    assert [one for one in member.complaints if "404" not in one] == []


def test_every_picture_of_ones_work_has_a_table(visit):
    member = visit(width=390).sign_in("hakan@demo.example").open("/portfolio/")
    member.press("a[href$='/in-beeld/']")
    pictures = member.page.locator("main figure")
    assert pictures.count() == 4
    for picture in pictures.all():
        assert picture.locator("svg:visible").count() == 1
        assert picture.locator("table thead th").count() > 1
        assert picture.locator("table tbody tr").count() > 0
        assert picture.locator("table").is_visible()
    assert "%" not in member.reads()
    assert member.complaints == []


def words(member, kind):
    """Every word that was taken out, or put in."""
    return {word for text in member.page.locator(f"main {kind}").all_inner_texts() for word in text.split()}


def found(member):
    return set(member.page.locator("main li h3").all_inner_texts())


def throw_away(member, address):
    member.open(address).press("a[href$='/verwijderen/']").press("main form button")
    assert "Oud papier" not in member.page.inner_text("section.tl")
