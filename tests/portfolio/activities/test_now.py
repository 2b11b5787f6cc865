"""On the front page: a question of once a year, lessons that wait, an answer that came in. Calmly."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portfolio.activities import actions, links
from portfolio.activities.content import Content
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity, DriveSkipped, GuestLink
from portfolio.activities.now import asks_drive
from portfolio.activities.queries import content_of
from tests.factories.accounts import UserFactory
from tests.factories.activities import a_link, feedback
from tests.factories.intervision import FactsFactory, SessionFactory
from tests.factories.situations import activity, note, situation
from trail.models import TrailEntry

HOME, ASKS = reverse("home:portfolio"), "Wanneer vond je je werk voor het laatst echt leuk?"
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.fixture
def member(client):
    person = UserFactory(member=True)
    note(by=person)
    client.force_login(person)
    return person


def drive(text, *, by, year=None):
    own = activity(Content(Kind.DRIVE, words={"enjoyed": text}), by=by)
    if year:
        Activity.objects.filter(pk=own.pk).update(created_at=timezone.now().replace(year=year, day=1))
    return own


@given(st.one_of(st.none(), days), st.one_of(st.none(), days), days)
def test_it_is_asked_at_most_once_a_year(answered, skipped, today):
    lately = [day for day in (answered, skipped) if day and day > today - timedelta(days=365)]
    assert asks_drive(answered, skipped, today) == (not lately)


def test_the_question_is_answered_on_the_spot_and_stays_away_for_a_year(client, member):
    assert ASKS in client.get(HOME).text
    client.post(reverse("activities:new", args=["drive"]), {"enjoyed": "Zijn eigen plan.", "key": "k", "then": "done"})
    assert content_of(Activity.objects.get()).words["enjoyed"] == "Zijn eigen plan."
    assert ASKS not in client.get(HOME).text
    Activity.objects.update(created_at=timezone.now() - timedelta(days=366))
    assert ASKS in client.get(HOME).text


def test_letting_it_pass_keeps_a_day_and_nothing_else(client, member):
    before = TrailEntry.objects.count()
    for _ in range(2):
        assert client.post(reverse("activities:skip_drive")).status_code == 302
    kept = DriveSkipped.objects.values().get()
    assert kept == {"id": kept["id"], "member_id": member.pk, "on": timezone.localdate()}
    assert ASKS not in client.get(HOME).text
    assert TrailEntry.objects.count() == before
    DriveSkipped.objects.update(on=timezone.localdate() - timedelta(days=366))
    assert ASKS in client.get(HOME).text


def test_who_keeps_no_portfolio_is_asked_nothing(client):
    with pytest.raises(PermissionDenied):
        actions.skip_drive(by=UserFactory(secretary=True))
    client.force_login(UserFactory(member=True))
    assert ASKS not in client.get(HOME).text  # nothing written yet: first things first


def test_the_answers_of_the_years_stand_beside_each_other(client, member):
    drive("Een plan van hemzelf.", by=member, year=2024)
    drive("Samen lachen.", by=member, year=2025)
    drive("Van een ander.", by=UserFactory(member=True))
    page = client.get(reverse("activities:drive"))
    assert [year for year, _own in page.context["years"]] == [2025, 2024]
    assert "Van een ander." not in page.text


def lesson(member, title, **words):
    return activity(Content(Kind.LESSON, title, {"lesson": "Bel eerst.", "addressee": "raad"} | words), by=member)


def test_lessons_that_wait_are_named_the_longest_waiting_first_and_three_at_most(client, member):
    drive("Ja.", by=member)
    for title in ("Eerste", "Tweede", "Derde", "Vierde"):
        lesson(member, title)
    lesson(member, "Beantwoord", answered="Akkoord.")
    now = client.get(HOME).context["now"]
    assert [content.title for _one, content in now.lessons] == ["Eerste", "Tweede", "Derde"]
    assert now.more
    assert "wacht nog op een antwoord" in client.get(HOME).text


def test_an_answer_that_came_in_is_named_for_two_weeks_and_its_words_are_not(client, member):
    link, _token = a_link(feedback(by=member))
    links.answer(link, {"good": "Je keek naar haar handen."})
    page = client.get(HOME).text
    assert "Lees het antwoord" in page
    assert "handen" not in page
    GuestLink.objects.update(answered_at=timezone.now() - timedelta(days=15))
    assert "Lees het antwoord" not in client.get(HOME).text


def test_a_situation_leads_to_a_lesson(client, member):
    ripe = situation(by=member)
    page = client.get(reverse("situations:write", args=[ripe.pk])).text
    assert f"{reverse('activities:new', args=['lesson'])}?uit=situation:{ripe.pk}" in page


def test_the_lesson_of_a_session_goes_along_without_typing_and_leads_back(client):
    session = SessionFactory(facts=FactsFactory(lesson="Zeg dat je iets weet.\nOok als je nog niets deelt."))
    client.force_login(session.organiser)
    page = client.get(reverse("intervision:session", args=[session.pk]))
    assert reverse("activities:new", args=["lesson"]) in page.text
    sent = {
        "lesson": "Zeg dat je iets weet.\nOok als je nog niets deelt.",
        "origin": f"session:{session.pk}",
        "key": "k",
    }
    for _ in range(2):
        client.post(reverse("activities:new", args=["lesson"]), sent | {"then": "stay"})
    made = Activity.objects.get()
    assert content_of(made).words["lesson"] == sent["lesson"]
    back = client.get(reverse("activities:write", args=[made.pk])).text
    assert reverse("intervision:session", args=[session.pk]) in back


@pytest.mark.parametrize("count", [1, 30])
def test_the_pages_cost_the_same_however_much_there_is(client, member, count, django_assert_max_num_queries):
    for n in range(count):
        drive(f"Antwoord {n}.", by=member)
        lesson(member, f"Les {n}")
    with django_assert_max_num_queries(6):
        client.get(reverse("activities:drive"))
    with django_assert_max_num_queries(18):
        client.get(HOME)
