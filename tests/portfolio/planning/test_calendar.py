"""The calendar file: one appointment from plan to log, at the right moment, and nothing private in a shared one."""

import email
from datetime import date, time, timedelta
from email import policy

import pytest
from django.utils import timezone
from icalendar import Calendar

from portfolio.planning import actions as planning
from portfolio.planning.calendar import calendar_of
from portfolio.planning.models import PlanMail
from portfolio.planning.tasks import try_again, write_about_plan
from portfolio.planning.writing_down import write_down
from portfolio.sessions.queries import facts_of
from portfolio.sessions.times import HERE
from tests.factories.intervision import FactsFactory, a_colleague, a_plan, line_of, new_key
from tests.portfolio.planning.test_actions import after, changed

CANARY = "kanarievogel"
UNSEEN = dict.fromkeys(("theme", "group", "facilitator", "lesson"), CANARY)


def read(file):
    """The one appointment in it, as another program reads it: unfolded, unescaped, by name."""
    lines = file.decode().replace("\r\n ", "").split("\r\n")
    begin, end = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    pairs = (line.partition(":")[::2] for line in lines[begin + 1 : end])
    plain = {name.partition(";")[0]: text.replace("\\,", ",").replace("\\;", ";") for name, text in pairs}
    return plain | {"METHOD": next(line for line in lines if line.startswith("METHOD:")).partition(":")[2]}


def file_in(mail):
    """The attachment, out of the mail as it is sent."""
    parsed = email.message_from_bytes(mail.message().as_bytes(), policy=policy.default)
    (part,) = [one for one in parsed.walk() if one.get_content_type() == "text/calendar"]
    assert part.get_param("method") == "PUBLISH"
    return part.get_payload(decode=True).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def test_a_calendar_reads_when_and_where_and_no_more():
    session = a_plan(place="Lindehove, zaal 2; links", **UNSEEN)
    it, facts = read(calendar_of(session, url="https://register.example/x/")), facts_of(session)
    assert (it["METHOD"], it["UID"], it["SEQUENCE"], it["STATUS"]) == ("PUBLISH", str(session.pk), "0", "CONFIRMED")
    assert (it["SUMMARY"], it["LOCATION"]) == ("Intervisie", "Lindehove, zaal 2; links")
    assert it["DTSTART"] == f"{facts.held_on:%Y%m%d}T130000"
    assert it["CLASS"] == "PRIVATE"
    assert not {"DESCRIPTION", "ATTENDEE", "ORGANIZER", "CATEGORIES"} & set(it)
    assert CANARY not in str(it)
    assert session.organiser.name not in str(it)


@pytest.mark.parametrize(
    ("held_on", "begins", "ends", "hours"),
    [
        (date(2027, 1, 14), time(23), time(0, 30), 1.5),
        (date(2027, 3, 27), time(23, 30), time(3, 30), 3),
        (date(2027, 10, 30), time(23, 30), time(3, 30), 5),
        (date(2027, 10, 31), time(2, 30), time(3, 30), 2),
        (date(2027, 7, 1), time(13), time(14, 30), 1.5),
    ],
    ids=["midnight", "forward", "back", "the hour that comes twice", "summer"],
)
def test_it_begins_and_ends_at_the_right_moment(held_on, begins, ends, hours):
    session = a_plan(held_on=held_on, begins=begins, ends=ends)
    calendar = Calendar.from_ical(calendar_of(session))
    [zone], [it] = calendar.walk("VTIMEZONE"), calendar.walk("VEVENT")
    assert zone["TZID"] == "Europe/Amsterdam"
    facts, told = facts_of(session), zone.to_tz()
    for name, moment in (("DTSTART", facts.begins_at), ("DTEND", facts.ends_at)):
        assert it[name].dt.replace(tzinfo=None) == moment.astimezone(HERE).replace(tzinfo=None)
        assert moment.astimezone(told).utcoffset() == moment.astimezone(HERE).utcoffset()
    assert facts.ends_at - facts.begins_at == timedelta(hours=hours)


@pytest.mark.parametrize("place", ["a\x07b", "https://vergader.example/j/1?pwd=a;b,c", "é" * 120, "🇳🇱" * 20, "\\n;,"])
def test_whatever_the_place_holds_it_stays_one_place(place):
    file = calendar_of(a_plan(place=place))
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert Calendar.from_ical(file).walk("VEVENT")[0]["LOCATION"] == place.replace("\x07", "")


def test_everyone_who_is_invited_gets_the_file_once(sent_by):
    organiser = a_colleague(name="Fatima El Amrani")
    mails = sent_by(lambda: a_plan(organiser, guests=["gast@elders.example"], place="zaal 2", **UNSEEN))
    session = organiser.logged_sessions.get()
    people = [line_of(session, n).person.email for n in (0, 1)]
    assert [mail.to for mail in mails] == [[people[0]], [people[1]], ["gast@elders.example"]]
    for mail in mails:
        text = "\n".join([mail.subject, mail.body, *(part for part, _kind in mail.alternatives)])
        assert CANARY not in text + file_in(mail).decode()
        assert not any(name in mail.subject for name in ("Fatima", "zaal"))
        assert read(file_in(mail))["UID"] == str(session.pk)
    links = [str(session.pk) in mail.body for mail in mails]
    assert links == [True, True, False]
    assert [read(file_in(mail)).get("URL", "") != "" for mail in mails] == links
    again = sent_by(lambda: [write_about_plan.enqueue(str(line_of(session).pk), "invited:1") for _ in range(2)])
    assert again == []


def test_a_mail_that_never_left_is_tried_again(sent_by):
    a_plan()
    PlanMail.objects.update(made_at=timezone.now() - timedelta(minutes=10))
    assert len(sent_by(lambda: try_again(timezone.now()))) == 2
    assert sent_by(lambda: try_again(timezone.now() + timedelta(minutes=10))) == []


def test_a_change_is_told_once_with_a_raised_number_and_a_save_without_one_is_not(sent_by):
    session = a_plan()
    assert sent_by(lambda: changed(session)) == []
    assert sent_by(lambda: changed(session, theme="anders")) == []
    mails = sent_by(lambda: changed(session, begins=time(12)))
    assert len(mails) == 2
    assert {read(file_in(mail))["SEQUENCE"] for mail in mails} == {"1"}
    assert read(file_in(mails[0]))["DTSTART"].endswith("T120000")


def test_who_is_left_out_hears_it_alone_and_who_comes_gets_an_invitation(sent_by):
    session = a_plan()
    stays, goes, comes = line_of(session).person, line_of(session, 1).person, a_colleague()
    mails = {mail.to[0]: read(file_in(mail)) for mail in sent_by(lambda: changed(session, [stays, comes]))}
    assert {address: it["STATUS"] for address, it in mails.items()} == {
        goes.email: "CANCELLED",
        comes.email: "CONFIRMED",
    }
    assert mails[goes.email]["SEQUENCE"] == "1"


def test_what_is_cancelled_is_crossed_out_everywhere(sent_by):
    session = a_plan()
    changed(session, place="online")
    mails = sent_by(lambda: planning.cancel(session, by=session.organiser, key=new_key()))
    assert len(mails) == 2
    assert {(read(file_in(mail))["STATUS"], read(file_in(mail))["SEQUENCE"]) for mail in mails} == {("CANCELLED", "2")}
    assert sent_by(lambda: planning.cancel(session, by=session.organiser, key=new_key())) == []


def test_what_did_not_take_place_is_mailed_to_nobody(sent_by):
    session = a_plan()
    with after(session):
        assert sent_by(lambda: planning.cancel(session, by=session.organiser, key=new_key())) == []


def test_a_mail_that_waited_too_long_is_not_sent_any_more(sent_by):
    session = a_plan()
    line = line_of(session)
    planning.cancel(session, by=session.organiser, key=new_key())
    assert sent_by(lambda: write_about_plan.enqueue(str(line.pk), "invited:1")) == []


def test_the_appointment_is_the_same_after_the_log(sent_by):
    session = a_plan()
    lines = [str(line.pk) for line in session.participations.all()]
    with after(session):
        logged = write_down(
            session, FactsFactory(held_on=timezone.localdate()), lines, [], by=session.organiser, key=new_key()
        )
    assert logged.pk == session.pk


def test_a_mail_comes_in_the_language_of_who_gets_it(sent_by):
    mails = sent_by(lambda: a_plan(people=[a_colleague(language="en"), a_colleague()]))
    assert [read(file_in(mail))["SUMMARY"] for mail in mails] == ["Intervision", "Intervisie"]
