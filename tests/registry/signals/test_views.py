"""The board's questions: names only where there is a pattern, nothing for others, nothing near a decision."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portfolio.confirmations import invitations
from portfolio.sessions.states import Answer
from registry.leaving.erasing import erase
from registry.signals import actions as signals
from registry.signals.models import LetRest
from registry.signals.queries import questions_for
from tests.factories.accounts import UserFactory
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, new_key
from tests.factories.registry import DossierFactory
from tests.registry.renewal.test_views import text
from trail.models import TrailEntry

SEEN = "hardly anyone else does"
YES = [Answer.CONFIRMED, Answer.CONFIRMED]


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.LANGUAGE_CODE = "en"


def a_circle(*people, times=6, **about):
    """These people confirm each other, week after week."""
    for week in range(1, times + 1):
        day = timezone.localdate() - timedelta(weeks=week)
        writer, *others = people[week % len(people) :] + people[: week % len(people)]
        SessionFactory(organiser=writer, people=others, said=YES, facts=FactsFactory(held_on=day), **about)


def three():
    return tuple(a_colleague(name=name) for name in ("Kees Kring", "Rita Rond", "Bo Boog"))


def test_a_closed_circle_is_a_question_for_the_board(client):
    a_circle(*three())
    client.force_login(UserFactory(board=True))
    page = text(client.get(reverse("signals:home")))
    assert SEEN in page
    assert [name for name in ("Kees Kring", "Rita Rond", "Bo Boog") if name not in page] == []
    assert "vertrouwen en controle" not in page
    assert reverse("signals:home") in text(client.get(reverse("desk:home")))


@pytest.mark.parametrize("times", [1, 5])
def test_no_names_below_the_threshold(client, times):
    a_circle(*three(), times=times)
    client.force_login(UserFactory(board=True))
    page = text(client.get(reverse("signals:home")))
    assert "Kring" not in page
    assert "There is nothing to ask now." in page


def test_what_is_not_shared_is_nobodys_business(client):
    people = three()
    for week in range(1, 9):
        day = timezone.localdate() - timedelta(weeks=week)
        SessionFactory(organiser=people[0], people=people[1:], said=YES[:1], facts=FactsFactory(held_on=day))
    assert questions_for(UserFactory(board=True), timezone.localdate()) == []


def test_what_is_long_ago_is_forgotten():
    a_circle(*three())
    board = UserFactory(board=True)
    assert questions_for(board, timezone.localdate())
    assert questions_for(board, timezone.localdate() + timedelta(days=800)) == []


def test_nothing_is_asked_about_somebody_who_was_erased():
    people = three()
    a_circle(*people)
    erase(people[0], by=people[0])
    found = questions_for(UserFactory(board=True), timezone.localdate())
    assert not [one for one in found if people[0].pk in one.signal.people]


def test_nobody_looks_into_a_question_about_themselves():
    people = (a_colleague(name="Ruud Assink"), *three()[:2])
    a_circle(*people)
    today = timezone.localdate()
    people[0].groups.set(UserFactory(board=True).groups.all())
    assert questions_for(people[0], today) == []
    assert questions_for(UserFactory(board=True), today)


def test_answers_within_seconds():
    writer, hand = a_colleague(), a_colleague(name="Vlug Hand")
    for week in range(1, 7):
        day = timezone.localdate() - timedelta(weeks=week)
        others = [hand, *(a_colleague() for _ in range(3))]
        session = SessionFactory(organiser=writer, people=others, said=YES * 2, facts=FactsFactory(held_on=day))
        for line in session.participations.all():
            waited = timedelta(seconds=4) if line.person == hand else timedelta(hours=1)
            mail, _token = invitations.make(line, "asked:1")
            mail.sent_at = line.statements.get().signed_at - waited
            mail.save()
    (question,) = questions_for(UserFactory(board=True), timezone.localdate())
    assert question.signal.people == {writer.pk, hand.pk}
    assert question.signal.kind == "seconds"


def test_let_rest_for_a_year_and_nobody_can_tell_whom(client):
    a_circle(*three())
    board = UserFactory(board=True)
    (question,) = questions_for(board, timezone.localdate())
    client.force_login(board)
    sent = {"key": new_key()}
    for _twice in range(2):
        assert client.post(reverse("signals:let_rest", args=[question.ref]), sent).status_code == 302
    assert questions_for(UserFactory(board=True), timezone.localdate()) == []
    assert questions_for(board, timezone.localdate() + timedelta(days=366))
    rest = LetRest.objects.get()
    assert not {str(person) for person in question.signal.people} & {rest.kind, rest.about}
    entry = TrailEntry.objects.get(action="signal.rested")
    assert entry.codes == {"kind": "three"}


def test_a_question_that_is_not_there_is_not_put_aside():
    assert signals.let_rest("0" * 64, by=UserFactory(board=True), key=new_key()) is None
    assert not LetRest.objects.exists()


@pytest.mark.parametrize("role", ["member", "reader", "secretary", "code_editor", "superuser"])
def test_only_for_the_board(client, role):
    a_circle(*three())
    client.force_login(UserFactory(**{role: True}))
    page = client.get(reverse("signals:home"))
    assert (page.status_code, "Kring" in text(page)) == (403, False)
    (question,) = questions_for(UserFactory(board=True), timezone.localdate())
    assert client.post(reverse("signals:let_rest", args=[question.ref]), {"key": new_key()}).status_code == 404
    assert not LetRest.objects.exists()


def test_never_in_a_decision(client):
    people = three()
    dossier = DossierFactory(advised=True, member=people[0])
    a_circle(*people, times=10)  # the dossier brings a session with others
    board = UserFactory(board=True)
    client.force_login(board)
    (question,) = questions_for(board, timezone.localdate())
    for page in (reverse("decisions:decide", args=[dossier.pk]), reverse("desk:home")):
        shown = text(client.get(page))
        assert question.seen not in shown
        assert question.to_ask not in shown


def test_the_same_few_queries_however_many_sessions(django_assert_num_queries):
    board = UserFactory(board=True)
    today = timezone.localdate()
    a_circle(*three())
    questions_for(board, today)
    with django_assert_num_queries(4):
        questions_for(board, today)
    a_circle(*three(), times=12)
    with django_assert_num_queries(4):
        assert len(questions_for(board, today)) == 2
