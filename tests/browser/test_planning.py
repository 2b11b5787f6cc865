"""A group meets: Petra plans it, everyone finds it in their calendar, and Samira writes it down once for all."""

import re

import pytest
from icalendar import Calendar

from tests.browser.site import wait_for

PLANNER, WRITER, ABSENT = "petra@demo.example", "samira@demo.example", "hakan@demo.example"
GROUP = "Tussen de Regels"
THEME = "zwijgen waar je bij zit"
OWN = "Ik wacht voortaan drie tellen voor ik iets zeg."


@pytest.fixture(params=[True, False], ids=["javascript", "bare"])
def phone(visit, request):
    """A phone in somebody's hand. Looked over at the end."""
    hands = []

    def somebody(email):
        hands.append(visit(width=390, dark=len(hands) % 2 == 1, javascript=request.param))
        return hands[-1].sign_in(email)

    yield somebody
    for visitor in hands:
        assert visitor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert visitor.complaints == []


def appointments(site, email):
    """What was mailed to somebody's calendar, oldest first."""
    files = [one for mail in site.mails_to(email) for one in mail.iter_attachments()]
    parsed = [Calendar.from_ical(one.get_content()) for one in files if one.get_content_type() == "text/calendar"]
    return [event for calendar in parsed for event in calendar.walk("VEVENT")]


def a_further_appointment(site, email, before):
    wait_for(lambda: len(appointments(site, email)) > before, f"a further appointment for {email}")
    return appointments(site, email)[-1]


AN_HOUR_THAT_BEGAN = """
    from datetime import timedelta
    from django.utils import timezone
    began = timezone.localtime() - timedelta(minutes=2)
    ends = began + timedelta(hours=1)
    print(json.dumps({"held_on": f"{began:%Y-%m-%d}", "begins": f"{began:%H:%M}", "ends": f"{ends:%H:%M}"}))
"""
"""Planned at the last moment, so that it can be written down at once."""


def test_a_group_plans_meets_and_writes_it_down_once(site, phone):
    when = site.ask(AN_HOUR_THAT_BEGAN)
    before = len(appointments(site, WRITER))
    petra = phone(PLANNER).open("/intervisie/plannen/")
    petra.press(petra.page.get_by_role("link", name=GROUP))
    petra.fill(**when, place="Lindehove, zaal 3", theme=THEME)
    petra.press("main form .btn:not(.small):not(.vh)")
    address = petra.page.url
    first = a_further_appointment(site, WRITER, before)
    assert (str(first["SUMMARY"]), str(first["LOCATION"]), first["SEQUENCE"]) == ("Intervisie", "Lindehove, zaal 3", 0)
    assert THEME not in str(first)

    petra.press("main a[href$='/plan/']").fill(place="Kromrade").press("main form .btn:not(.small):not(.vh)")
    second = a_further_appointment(site, WRITER, before + 1)
    assert (second["UID"], str(second["LOCATION"]), second["SEQUENCE"]) == (first["UID"], "Kromrade", 1)
    with petra.page.expect_download() as file:
        petra.page.click("main a[href$='/agenda.ics']")
    assert str(second["UID"]) in file.value.path().read_text()

    samira = phone(WRITER).open("/intervisie/")
    samira.press(f"main a[href='{re.sub('^https?://[^/]+', '', address)}']")
    samira.press("main a[href$='/opschrijven/']").page.get_by_label("Hakan").uncheck()
    samira.page.select_option("[name=method]", "gossip")
    samira.press("main form.stack-6 .btn:not(.small):not(.vh)")
    assert samira.page.url == address
    samira.fill(text=OWN).press("#insight button[name=then]")
    assert OWN in samira.page.input_value("[name=happened]")

    assert "Was je erbij" in petra.open("/intervisie/").reads()
    petra.open(address + "opschrijven/")
    assert petra.page.url == address
    assert OWN not in petra.page.content()
    petra.open(address + "antwoord/").choose(said="confirmed").press("main form.stack-5 button.btn")
    assert petra.page.url == address
    asked = site.ask(f"""
        from portfolio.sessions.models import Session
        session = Session.objects.get(pk={address.rstrip("/").rsplit("/", 1)[-1]!r})
        print(json.dumps([session.organiser.email, [line.person.email for line in session.participations.all()]]))
    """)
    assert asked[0] == WRITER
    assert PLANNER in asked[1]
    assert not {WRITER, ABSENT} & set(asked[1])
