"""Leaving: read and take along, write nothing, come back as before, and never stuck behind others' waiting."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts import groups
from accounts.leaving import half_a_year_after
from accounts.models import Leaving, User
from codeofconduct.affirmation import actions as affirmation
from codeofconduct.consultation.states import ShownAs
from portfolio.exchange import actions as exchange
from portfolio.sessions.permissions import may_log
from portfolio.situations.models import Situation
from portfolio.situations.permissions import may_note
from portfolio.writing.permissions import may_write
from registry.leaving import actions as leaving
from registry.lookup import find
from registry.registrations.models import Registration
from registry.renewal.models import Dossier
from tests.factories import situations
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.codeofconduct import affirmed
from tests.factories.registry import DossierFactory, a_key, running_registration, the_edition
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry

LEAVE, BACK, ERASE = "/account/gegevens/vertrekken/", "/account/gegevens/terugkomen/", "/account/gegevens/wissen/"


@pytest.fixture
def member():
    member = UserFactory(reader=True, name="Wil Weg")
    running_registration(member)
    return member


@pytest.fixture
def own(member):
    return situations.note("Mijn gedachte", by=member)


def signed_in(person):
    client = Client()
    client.force_login(person)
    session = client.session
    record_authentication(SimpleNamespace(session=session), person, "password", reauthenticated=True)
    session.save()
    return client


def fresh(person):
    return User.objects.get(pk=person.pk)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_half_a_year_is_six_months_and_a_day_that_exists(day):
    later = half_a_year_after(day)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == 6
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_who_left_reads_and_takes_along_and_writes_nothing(member, own):
    leaving.leave(member, by=member)
    client, gone = signed_in(member), fresh(member)
    assert not any([may_note(gone), may_write(gone, own), may_log(gone)])
    assert "Mijn gedachte" in client.get(reverse("situations:write", args=[own.pk])).content.decode()
    assert client.get("/portfolio/").status_code == 200
    assert client.post("/account/gegevens/alles/").status_code == 302
    words = {"happened": "Nog iets", "version": "1", "key": "k"}
    refused = client.post(reverse("situations:write", args=[own.pk]), words)
    assert refused.status_code == 403
    page = refused.content.decode()
    assert "Nog iets" in page
    assert "Kom eerst terug" in page
    assert Situation.objects.get().revision == own.revision


@pytest.mark.parametrize("name", ["situations:note", "images:new", "intervision:log", "affirmation:affirm"])
def test_no_room_takes_a_word_of_who_left(member, name):
    leaving.leave(member, by=member)
    answer = signed_in(member).post(reverse(name), {"text": "x", "picture": "x", "sentence": "x", "key": "k"})
    assert answer.status_code == 403


def test_the_register_and_the_code_show_nothing_of_who_left(member):
    shown = affirmed(member, the_edition())
    affirmation.show(shown, ShownAs.OWN_NAME, by=member, revision=1)
    number = member.registration.number
    assert find.one(number).kind == find.Kind.FOUND
    leaving.leave(member, by=member)
    assert find.one(number).kind == find.Kind.NOBODY
    shown.refresh_from_db()
    assert shown.shown_text == ""


def test_coming_back_is_being_a_member_as_before(member, own):
    registration = Registration.objects.get(member=member)
    leaving.leave(member, by=member)
    client = signed_in(member)
    assert client.post(BACK).url == "/portfolio/"
    back = fresh(member)
    assert may_write(back, own)
    assert groups.roles_of(back) == {groups.MEMBERS, groups.READERS}
    assert (Registration.objects.get().state, Registration.objects.get().number) == ("registered", registration.number)
    told = TrailEntry.objects.filter(actor=f"user:{member.pk}", action__startswith="person.")
    assert [one.action for one in told] == ["person.left", "person.came_back"]


def test_a_suspension_is_no_way_round(member):
    Registration.objects.update(state="suspended")
    leaving.leave(member, by=member)
    leaving.come_back(member, by=member)
    assert Registration.objects.get().state == "suspended"


def test_leaving_and_coming_back_twice_is_once(member):
    first = leaving.leave(member, by=member)
    assert leaving.leave(member, by=member) == first
    leaving.come_back(member, by=member)
    leaving.come_back(member, by=member)
    assert TrailEntry.objects.filter(action__startswith="person.").count() == 2


def test_a_dossier_that_waits_is_taken_back_and_a_draft_stays():
    sent = DossierFactory(submitted=True)
    leaving.leave(sent.member, by=sent.member)
    sent.refresh_from_db()
    assert sent.state == "withdrawn"
    draft = DossierFactory()
    leaving.leave(draft.member, by=draft.member)
    draft.refresh_from_db()
    assert draft.state == "composing"


def test_what_others_wait_for_comes_first(member):
    dossier = DossierFactory(advised=True)
    for who in (dossier.member, UserFactory(board=True)):
        with pytest.raises(NotPossibleNow):
            leaving.leave(who, by=who)
        with pytest.raises(NotPossibleNow):
            leaving.erase_now(who, by=who)
        page = signed_in(who).post(LEAVE)
        assert page.status_code == 409
        assert "Er is eerst nog iets" in page.content.decode()
    assert not Leaving.objects.exists()
    assert Dossier.objects.filter(pk=dossier.pk, state="advised").exists()


def test_nobody_sends_somebody_else_away(member):
    from django.core.exceptions import PermissionDenied

    for other in (UserFactory(board=True), UserFactory(superuser=True)):
        for verb in (leaving.leave, leaving.come_back, leaving.erase_now):
            with pytest.raises(PermissionDenied):
                verb(member, by=other)


def test_the_pages_tell_the_day_and_the_mail_too(member, mailoutbox, django_capture_on_commit_callbacks):
    client = signed_in(member)
    assert "Niemand vraagt je waarom" in client.get(LEAVE).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(LEAVE)
    page = client.get(LEAVE).content.decode()
    year = str(half_a_year_after(timezone.localdate()).year)
    assert "Kom terug" in page
    assert year in page
    assert "Je hebt het register verlaten" in client.get("/account/gegevens/").content.decode()
    (mail,) = mailoutbox
    assert year in mail.body
    assert mail.to == [member.email]


def test_after_half_a_year_the_clock_erases(member, own):
    left = leaving.leave(member, by=member)
    call_command("tick")
    assert not fresh(member).erased_at
    with time_machine.travel(f"{left.erase_on}T10:00:00Z"):
        call_command("tick")
        call_command("tick")
    assert fresh(member).erased_at
    assert not Situation.objects.exists()
    erased = TrailEntry.objects.get(action="person.erased")
    assert (erased.actor, erased.codes) == ("register", {"why": "time"})


def test_two_weeks_before_they_are_told_once_and_nothing_of_what_they_wrote(member, own, mailoutbox):
    left = leaving.leave(member, by=member)
    ticks_on(left.erase_on - timedelta(days=15))
    assert not about_erasing(mailoutbox)
    for days in (14, 14, 13, 1):
        ticks_on(left.erase_on - timedelta(days=days))
    (mail,) = about_erasing(mailoutbox)
    assert mail.to == [member.email]
    assert str(left.erase_on.year) in mail.body
    assert LEAVE in mail.body
    assert "gedachte" not in mail.body + mail.subject
    assert TrailEntry.objects.filter(action__startswith="person.").count() == 1


def test_a_mail_that_did_not_leave_goes_later_and_who_came_back_is_told_nothing(member, mailoutbox, settings):
    left = leaving.leave(member, by=member)
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    ticks_on(left.erase_on - timedelta(days=10))
    settings.EMAIL_BACKEND = working
    ticks_on(left.erase_on - timedelta(days=10))
    assert len(about_erasing(mailoutbox)) == 1
    mailoutbox.clear()
    assert not about_erasing(mailoutbox)
    leaving.come_back(member, by=member)
    ticks_on(left.erase_on - timedelta(days=9))
    assert not about_erasing(mailoutbox)
    again = leaving.leave(member, by=member)
    ticks_on(again.erase_on - timedelta(days=2))
    assert len(about_erasing(mailoutbox)) == 1


def ticks_on(day):
    with time_machine.travel(f"{day}T10:00:00Z"):
        call_command("tick")


def about_erasing(mailoutbox):
    return [mail for mail in mailoutbox if "wissen" in mail.body and "Bijna een half jaar geleden" in mail.body]


def test_at_once_on_ones_own_wish(member, own):
    client = signed_in(member)
    assert client.post(ERASE, {"word": "nee"}).status_code == 422
    assert Situation.objects.exists()
    page = client.post(ERASE, {"word": " Wissen. "})
    assert "Alles is gewist" in page.content.decode()
    assert client.get("/portfolio/").status_code == 302
    assert not Situation.objects.exists()
    assert TrailEntry.objects.get(action="person.erased").codes == {"why": "wish"}
    assert Client().login(email=member.email, password=PASSWORD) is False


def test_erasing_asks_who_one_is(member):
    client = Client()
    client.force_login(member)
    assert client.post(ERASE, {"word": "wissen"}).url.startswith("/account/reauthenticate/")
    assert f'action="{ERASE}"' in client.get(ERASE).text, "after a password was asked, its form leads nowhere"
    assert not fresh(member).erased_at


def test_who_left_can_still_have_everything_erased(member):
    leaving.leave(member, by=member)
    assert signed_in(member).post(ERASE, {"word": "wissen"}).status_code == 200
    assert fresh(member).erased_at


def test_asking_whether_somebody_left_costs_no_query(member, django_assert_num_queries):
    exchange.throw_away_over()
    person = fresh(member)
    with django_assert_num_queries(1):
        groups.is_member(person), groups.has_left(person)


def test_a_dossier_is_not_renewed_after_its_member_left(member):
    assert a_key()
    leaving.leave(member, by=member)
    assert not Registration.objects.get().is_public
