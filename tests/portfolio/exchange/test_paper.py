""" "My portfolio" on paper: what stands on it, that it is private and sealed, and the guard before it."""

import hashlib
import json
from io import BytesIO

import pytest
from django.utils import timezone

from documents.reading import _words_on, contents_of
from documents.render import CannotRender, Paper, render
from documents.verify import verify
from portfolio.attachments.actions import describe
from portfolio.attachments.models import Attachment
from portfolio.exchange import actions as exchange
from portfolio.exchange import making
from portfolio.exchange.framed import words_beside
from portfolio.exchange.gathering import chosen_year, frames_of, gather, shelf_of
from portfolio.exchange.models import Parcel
from portfolio.exchange.noticed import marked
from portfolio.exchange.paper import paper_of
from portfolio.exchange.parcels import content_of
from portfolio.exchange.states import Kind
from portfolio.situations.content import Content
from tests.factories import situations
from tests.factories.accounts import UserFactory
from tests.portfolio.exchange.test_export import member
from tests.portfolio.exchange.test_pages import signed_in

__all__ = ["member"]
PAPER = "/account/gegevens/papier/"
NO = {f"question_{number}": "no" for number in (1, 2, 3)}


def made(member, year=""):
    parcel = exchange.ask(Kind.PAPER, by=member, wishes={"year": year})
    making.make(str(parcel.pk))
    parcel = Parcel.objects.select_related("record_key").get(pk=parcel.pk)
    with content_of(parcel) as content:
        return b"".join(content.chunks())


def on_all_pages(pdf):
    """The text of every page without white space."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        return "".join(_words_on(page, {}) for page in opened.pages)


def test_it_is_tagged_private_and_sealed_and_holds_what_its_pages_hold(member):
    pdf = made(member)
    report = verify(pdf)
    assert report.findings == []
    words = on_all_pages(pdf)
    for text in ("De naaimachine", "Privé", "Het kwam goed.", "Ik kijk nu anders.", "Wat ik meeneem", "Een stap"):
        assert text.replace(" ", "") in words, text
    assert "Weghiermee" not in words
    assert report.data["schema"] == "portfolio/1"
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "nl"
        assert "Mijn portfolio" in str(opened.docinfo["/Title"])


def test_the_same_facts_are_the_same_bytes(member):
    facts = gather(member, "", at=timezone.now())
    assert render(paper_of(facts)) == render(paper_of(json.loads(json.dumps(facts))))


def spoken_in(pdf):
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]


def test_a_picture_beside_a_text_is_on_it_with_its_words(member):
    frames = frames_of(member, "")
    facts = gather(member, "", at=timezone.now(), frames=frames)
    (told,) = [picture for piece in facts["pieces"] for picture in piece["pictures"]]
    ((framed,),) = frames.values()
    assert told == {"sha256": hashlib.sha256(framed.jpeg).hexdigest(), "alt": "Een flipover"}
    pdf = made(member)
    assert json.loads(contents_of(pdf).attached)["pieces"] == facts["pieces"]
    assert "Eenflipover" in on_all_pages(pdf)
    assert framed.jpeg in pdf, "as it is"
    assert "Een flipover" in spoken_in(pdf)
    assert b"/Interpolate true" not in pdf, "the archive allows no smoothing"
    assert next(iter(frames_of(member, "").values())) == [framed], "the same picture is the same bytes"
    assert frames_of(UserFactory(member=True), "") == {}


def test_the_words_of_a_picture_are_looked_at_as_well(member):
    picture = Attachment.objects.get(member=member)
    describe(picture, "Bel 06-12345678", base_revision=picture.revision, by=member)
    before, after = marked(shelf_of(member).of("")), marked(shelf_of(member).of(""), words=words_beside(member))
    assert len(after) == len(before) + 1


def test_more_pictures_than_fit_are_no_paper(monkeypatch):
    monkeypatch.setattr("documents.render.LARGEST_PICTURES", 10)
    with pytest.raises(CannotRender, match="size"):
        render(Paper("<p>x", b"{}", "x.json", timezone.now(), {"picture:1": bytes(11)}))


def test_a_page_gets_no_picture_that_did_not_come_along():
    html = '<html lang="nl"><title>x</title><img src="picture:2" alt="x">'
    with pytest.raises(CannotRender):
        render(Paper(html, b"{}", "x.json", timezone.now(), {"picture:1": b"x"}))


def test_a_year_holds_that_year_alone():
    member = UserFactory(member=True)
    for year in ("2021", "2024"):
        content = Content(title=f"Uit {year}", happened="Toen.", occurred_on=timezone.datetime(int(year), 5, 1).date())
        situations.situation(content, by=member)
    shelf = shelf_of(member)
    assert shelf.years == ["2024", "2021"]
    assert chosen_year(shelf, {}) == "2024"
    assert chosen_year(shelf, {"jaar": "1"}) == "2024"
    assert [one["title"] for one in gather(member, "2021", at=timezone.now())["pieces"]] == ["Uit 2021"]


def test_the_pictures_stand_on_it_with_their_tables(member):
    """The drawing has its words for who does not see it; the table says what is drawn."""
    facts = gather(member, "", at=timezone.now())
    line = facts["pictures"][0]
    assert "De naaimachine" in {cell for row in line["rows"] for cell in row}
    import pikepdf

    with pikepdf.open(BytesIO(render(paper_of(facts)))) as opened:
        spoken = [str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert sum("lijn" in words.casefold() for words in spoken) == 1
    assert "Jouwwerkinbeeld" in on_all_pages(render(paper_of(facts))) or facts["pictures"]


def test_of_other_years_the_titles_are_looked_at_too():
    """They stand in the pictures, which show all years."""
    member = UserFactory(member=True)
    for year, title in ((2021, "Mevrouw Jansen belde"), (2024, "Een gewone dag")):
        day = timezone.datetime(year, 5, 1).date()
        situations.situation(Content(title=title, happened="Hij woont op Dorpsstraat 4.", occurred_on=day), by=member)
    shelf = shelf_of(member)
    seen = marked(shelf.of("2024"), shelf.besides("2024"))
    assert [one.title for one in seen] == ["Een gewone dag", "Mevrouw Jansen belde"]
    assert [hint.category for hint in seen[1].hints] == ["person"]


def test_before_printing_one_looks_once_more(django_capture_on_commit_callbacks):
    member = UserFactory(member=True)
    situations.note("Mevrouw Jansen, 06-12345678, belde.", by=member)
    client = signed_in(member, reauthenticated=True)
    page = client.get(PAPER).content.decode()
    assert "06-12345678" in page
    assert "Was dit in het nieuws?" in page or "nieuws" in page
    missing = client.post(PAPER, {})
    assert missing.status_code == 422
    assert f'action="{PAPER}"' in missing.text, "where it is shown after a password was asked, its form leads nowhere"
    assert client.post(PAPER, NO | {"question_1": "look_again"}).status_code == 422
    assert not Parcel.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(PAPER, NO).status_code == 302
    assert Parcel.objects.get().state == "ready"


def test_nothing_to_print_is_said():
    client = signed_in(UserFactory(member=True), reauthenticated=True)
    assert "nog niets" in client.get(PAPER).content.decode()
    client.post(PAPER, NO)
    assert not Parcel.objects.exists()


HOSTILE = [
    "<script>alert(1)</script>{{7*7}}{% load x %}",
    '<img src="http://elders/x"><link rel=attachment href="file:///etc/passwd">',
    "x" * 20_000,
    "\u202eomgekeerd\u202c مرحبا \U0001f600 中文 Ωμέγα",
    "> " * 500 + "diep",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_printed_as_words(text):
    member = UserFactory(member=True, name="<b>Naam</b>")
    situations.note(text, by=member)
    pdf = made(member)
    assert verify(pdf).findings == []
    assert b"/etc/passwd" not in pdf
    assert b"root:x" not in pdf
