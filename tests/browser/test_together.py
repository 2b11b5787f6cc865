"""First you write, then it unfolds: two members lay images beside each other, four people weigh a situation."""

import re

import pytest

from tests.browser import ground
from tests.browser.site import wait_for

MINE = "Een afwijzing vertel ik zittend, met tijd."
THEIRS = "Ik bel eerst, en schrijf daarna."
QUESTION = "Iemand krijgt een nee. Hoe vertel je dat goed?"
ON_THE_TABLE = "Door een fout van ons kreeg iemand te veel. Zij had het gemeld. Vragen wij het terug?"


@pytest.fixture(params=[pytest.param(True, id="with-JavaScript"), pytest.param(False, id="without-JavaScript")])
def enter(request, visit):
    """A fresh browser, wide or narrow; signed in when there is an address."""

    def somebody(email=None, width=390):
        visitor = visit(javascript=request.param, width=width)
        return visitor.sign_in(email) if email else visitor

    return somebody


def test_two_members_lay_images_beside_each_other(site, enter):
    peer = ground.somebody_whose_window_is_open(site, "Peer Blindeman")
    owner = enter(ground.somebody_whose_window_is_open(site, "Eva Eerst").email)
    owner.open("/portfolio/goed-werk/nieuw/").fill(picture=MINE).choose(weight_ethical="most")
    owner.press("button[name=then][value=done]").press("section[role=status] a[href*='/goed-werk/']")
    owner.press("a[href$='/ernaast/']").fill(
        question=QUESTION, **{"people-0-name": "Peer", "people-0-email": peer.email}
    )
    owner.press("button.btn[name=do][value=look]")
    assert QUESTION in owner.reads()
    owner.press("button[name=do][value=send]")
    asking = owner.page.url

    mail = site.wait_for_mail(peer.email)
    assert MINE not in mail.as_string()
    assert QUESTION not in mail.as_string()
    other = enter(peer.email)
    other.open(re.search(r"/samen/plek/[\w-]+/", mail.get_body(("plain",)).get_content())[0])
    assert MINE not in other.page.content()
    other.fill(picture=THEIRS).press("button.btn[name=do][value=keep]")
    assert THEIRS not in owner.open(asking).page.content()
    other.press("button.btn[name=do][value=send]")
    assert MINE in other.reads()
    assert "vooral hier" in other.reads()
    assert THEIRS in owner.open(asking).reads()
    other.press("form[action$='/bewaren/'] button")
    owner.press("a[href$='/intrekken/']").press("main form button")
    assert other.page.goto(other.page.url).status == 404
    assert THEIRS in other.open("/portfolio/").reads()
    assert [one for one in owner.complaints + other.complaints if "404" not in one] == []


def test_four_people_weigh_a_situation_one_of_them_by_link(site, enter):
    members = [ground.somebody_whose_window_is_open(site, name) for name in ("Aart Jurist", "Bea Beleid", "Cor Wijk")]
    owner = enter(ground.somebody_whose_window_is_open(site, "Joost Tafel").email, width=1280)
    guest_address = f"dina-{members[0].email}"
    people = [*((one.name, one.email) for one in members), ("Dina", guest_address)]
    owner.open("/weegtafel/nieuw/").fill(question=ON_THE_TABLE)
    owner.page.click("button[name=more]")
    owner.page.locator("[name='people-3-name']").wait_for()
    owner.fill(question=ON_THE_TABLE)
    for n, ((name, email), role) in enumerate(
        zip(people, ("jurist", "beleid", "wijkteam", "ervaringsdeskundige"), strict=True)
    ):
        owner.fill(**{f"people-{n}-name": name, f"people-{n}-email": email, f"people-{n}-role": role})
    owner.press("button.btn[name=do][value=look]").press("button[name=do][value=send]")
    table = owner.page.url

    at_the_table = []
    for name, email in people[:3]:
        one = enter(email).open("/samen/")
        one.press("a[href*='/samen/plek/']").fill(human=f"Menselijk, zegt {name}.", lawful=f"De wet, zegt {name}.")
        one.press("button.btn[name=do][value=send]")
        assert not [other for other, _email in people if f"Menselijk, zegt {other}" in one.reads() and other != name]
        at_the_table.append(one)
    assert "Menselijk, zegt" not in owner.open(table).page.content()

    link = re.search(r"/meewegen/\S+/", site.wait_for_mail(guest_address).get_body(("plain",)).get_content())[0]
    guest = enter().open(link)
    assert "Menselijk, zegt" not in guest.page.content()
    guest.fill(human="Laat het los.", lawful="Er is een dringende reden.").press("button.btn[name=do][value=send]")
    everyone = [owner.open(table), guest, *(one.open(one.page.url) for one in at_the_table)]
    assert all("Menselijk, zegt Bea Beleid." in one.reads() and "Laat het los." in one.reads() for one in everyone)

    owner.press("a[href$='/uitkomst/']")
    owner.fill(choice="Ik stel voor om af te zien.", expected_yes="Rust.", expected_no="De schuldhulp stopt.")
    owner.page.check("[name=shown]")
    owner.press("main form button:not(.vh)")
    assert "De schuldhulp stopt." in guest.open(link).reads()
    wait_for(lambda: len(site.mails_to(guest_address)) == 2, "the mail that it lies open")
    assert [complaint for one in everyone for complaint in one.complaints] == []
