"""The main job from end to end: from a thought on the way home to a new end date in the public register."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format

from tests.browser import ground, steps
from tests.browser.site import Site, wait_for
from tests.browser.visitor import Visitor

IN_THE_TRAIL = [
    "session.logged",
    *["session.confirmed", "statement.signed"] * 2,
    "code.affirmed",
    "dossier.opened",
    "dossier.submitted",
    "evidence.rendered",
    *["reading.proposed", "dossier.being_read", "reading.proposed"],
    *["reading.accepted", "reading.begun", "reading.finished"] * 2,
    *["reading.revealed", "reading.revealed", "dossier.advised"],
    "decision.proposed",
    *["registration.renewed", "dossier.renewed", "decision.decided"],
    "evidence.rendered",
    "evidence.rendered",
]


@dataclass
class Story:
    """Who takes part, and where."""

    site: Site
    member: ground.Known
    language: str
    room: Path
    enter: partial
    everyone: list[Visitor]

    def someone(self, email: str | None = None) -> Visitor:
        """A fresh browser, signed in when there is an address to sign in with."""
        visitor = self.enter()
        self.everyone.append(visitor)
        return visitor.sign_in(email) if email else visitor

    def complaints(self) -> list[str]:
        return [complaint for visitor in self.everyone for complaint in visitor.complaints]


@pytest.fixture(
    params=[
        pytest.param(("Robin Terpstra", "nl", True), id="Dutch"),
        pytest.param(("Sanne Kuijper", "en", False), id="English-without-JavaScript"),
    ]
)
def story(request, site, visit, tmp_path):
    name, language, javascript = request.param
    member = ground.somebody_whose_window_is_open(site, name)
    enter = partial(visit, language=language, javascript=javascript, width=1280 if javascript else 390)
    return Story(site, member, language, tmp_path, enter, [])


def test_from_a_thought_to_the_public_register(story):
    began = ground.length_of_the_trail(story.site)
    member = story.someone(story.member.email)
    steps.note_a_thought(member)
    steps.work_it_out(member)
    learn_with_two_colleagues(story, member)
    steps.affirm_the_code(member)
    dossier = steps.compose_a_dossier(member)
    steps.send_it(member, dossier)
    paper = steps.get_the_paper(story.site, member, dossier, story.room)
    two_colleagues_read_it(story)
    two_of_the_board_decide(story)
    the_member_reads_the_question(member, dossier, story)
    everyone_sees_the_new_end_date(story)
    only_the_untouched_paper_is_genuine(story, paper)
    assert story.complaints() == []
    assert story.site.manage("verify_register").returncode == 0
    assert ground.trail_since(story.site, began) == IN_THE_TRAIL


def learn_with_two_colleagues(story: Story, member: Visitor) -> None:
    guest = f"gast-{story.member.email}"
    colleagues = [("Anke Bos", "anke@demo.example"), ("Lou de Gast", guest)]
    session = steps.write_down_a_session(member, colleagues)
    steps.confirm_signed_in(story.someone("anke@demo.example"), session)
    steps.confirm_from_the_mail(story.site, story.someone(), guest)


def two_colleagues_read_it(story: Story) -> None:
    for reader in steps.ask_two_readers(story.someone("wouter@demo.example"), story.member.name):
        steps.read_and_answer(story.someone(reader), story.member.name)


def two_of_the_board_decide(story: Story) -> None:
    steps.propose_renewal(story.someone("greet@demo.example"), story.member.name)
    steps.agree(story.someone("idris@demo.example"), story.member.name)


def the_member_reads_the_question(member: Visitor, dossier: str, story: Story) -> None:
    """The outcome, and the two papers of the decision as soon as the worker made them."""
    assert steps.BOARDS_QUESTION in member.open(f"{dossier}besluit/").reads()
    for name in ("brief", "verklaring"):
        paper = story.room / f"{name}.pdf"
        link = f"main a[href$='/{name}/']"
        wait_for(lambda name=name: _is_pdf(member, f"{dossier}{name}/"), name, 120)
        member.download(link).save_as(paper)
        assert story.site.manage("verify_evidence", str(paper)).returncode == 0


def _is_pdf(member: Visitor, address: str) -> bool:
    return member.context.request.get(address).headers["content-type"] == "application/pdf"


def everyone_sees_the_new_end_date(story: Story) -> None:
    today, before = timezone.localdate(), date.fromisoformat(story.member.until)
    page = story.someone().open("/")
    page.fill(q=story.member.number).press("main form[role=search] button")
    with translation.override(story.language):
        new, old = (date_format(day, "j F Y") for day in (before.replace(year=before.year + 5), before))
    assert before > today
    assert new in page.reads()
    assert old not in page.reads()


def only_the_untouched_paper_is_genuine(story: Story, paper: Path) -> None:
    whole = paper.read_bytes()
    middle = len(whole) // 2
    changed = {
        "one flipped byte": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "something appended": whole + b"\n% more\n",
    }
    assert story.site.manage("verify_evidence", str(paper)).returncode == 0
    for name, content in changed.items():
        (story.room / "changed.pdf").write_bytes(content)
        assert story.site.manage("verify_evidence", str(story.room / "changed.pdf")).returncode == 1, name
