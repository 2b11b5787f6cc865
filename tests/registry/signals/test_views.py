"""The board's questions: names only where there is a pattern, nothing for others, nothing near a decision."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portfolio.confirmations import invitations
from portfolio.sessions.models import Participation
from portfolio.sessions.states import Answer, Level
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


def test_two_years_are_looked_back_and_no_day_more():
    a_circle(*three())
    first = timezone.localdate() - timedelta(weeks=6)
    board = UserFactory(board=True)
    assert questions_for(board, first + timedelta(days=730))
    assert questions_for(board, first + timedelta(days=731)) == []


def test_who_never_answered_confirms_nothing():
    people, silent = three(), a_colleague()
    for week in range(1, 7):
        day = timezone.localdate() - timedelta(weeks=week)
        writer, *others = people[week % 3 :] + people[: week % 3]
        SessionFactory(organiser=writer, people=[*others, silent], said=YES, facts=FactsFactory(held_on=day))
    (question,) = questions_for(UserFactory(board=True), timezone.localdate())
    assert question.signal.people == {person.pk for person in people}


def test_nothing_is_asked_about_somebody_who_was_erased():
    gone, left = a_colleague(), a_colleague()
    for week in range(1, 8):
        about = {"facts": FactsFactory(held_on=timezone.localdate() - timedelta(weeks=week)), "said": YES}
        SessionFactory(organiser=gone, people=[left], guests=["gast@elders.example"], **about)
    board = UserFactory(board=True)
    assert [one.signal.kind for one in questions_for(board, timezone.localdate())] == ["pair"]
    erase(gone, by=gone)
    assert questions_for(board, timezone.localdate()) == []


def test_nobody_looks_into_a_question_about_themselves():
    people = (a_colleague(name="Ruud Assink"), *three()[:2])
    a_circle(*people)
    today = timezone.localdate()
    people[0].groups.set(UserFactory(board=True).groups.all())
    assert questions_for(people[0], today) == []
    assert questions_for(UserFactory(board=True), today)


def answered(hand, *mails):
    """Five sessions in which ``hand`` answered; ``mails``: for each mail to them, the seconds between it and that."""
    writer = a_colleague()
    for week in range(1, 6):
        day = timezone.localdate() - timedelta(weeks=week)
        others = [hand, *(a_colleague() for _ in range(3))]
        session = SessionFactory(organiser=writer, people=others, said=YES * 2, facts=FactsFactory(held_on=day))
        for line in session.participations.all():
            for number, waited in enumerate(mails if line.person == hand else [3600], 1):
                mail, _token = invitations.make(line, f"asked:{number}")
                mail.sent_at = line.statements.get().signed_at - timedelta(seconds=waited)
                mail.save()
    return writer


def test_answers_within_seconds():
    hand = a_colleague(name="Vlug Hand")
    writer = answered(hand, 4)
    (question,) = questions_for(UserFactory(board=True), timezone.localdate())
    assert question.signal.people == {writer.pk, hand.pk}
    assert question.signal.kind == "seconds"


def test_side_by_side_on_one_device_is_no_question():
    hand = a_colleague()
    answered(hand, 4)
    Participation.objects.filter(person=hand).update(level=Level.DEVICE)
    assert questions_for(UserFactory(board=True), timezone.localdate()) == []


@pytest.mark.parametrize("mails", [(-60,), (3600, 2)])
def test_an_answer_before_the_mail_left_or_after_an_earlier_mail_is_no_question(mails):
    answered(a_colleague(), *mails)
    assert questions_for(UserFactory(board=True), timezone.localdate()) == []


def test_let_rest_for_a_year_and_nobody_can_tell_whom(client):
    a_circle(*three())
    board = UserFactory(board=True)
    (question,) = questions_for(board, timezone.localdate())
    client.force_login(board)
    sent = {"key": new_key()}
    for _twice in range(2):
        assert client.post(reverse("signals:let_rest", args=[question.ref]), sent).status_code == 302
    assert questions_for(UserFactory(board=True), timezone.localdate()) == []
    assert questions_for(board, timezone.localdate() + timedelta(days=365)) == []
    assert questions_for(board, timezone.localdate() + timedelta(days=366))
    rest = LetRest.objects.get()
    assert not {str(person) for person in question.signal.people} & {rest.kind, rest.about}
    entry = TrailEntry.objects.get(action="signal.rested")
    assert entry.codes == {"kind": "three"}


def test_the_same_form_puts_aside_once_and_after_a_year_it_can_rest_again():
    a_circle(*three())
    board, key = UserFactory(board=True), new_key()
    (question,) = questions_for(board, timezone.localdate())
    rest = signals.let_rest(question.ref, by=board, key=key)
    assert signals.let_rest(question.ref, by=board, key=key) == rest
    LetRest.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert signals.let_rest(question.ref, by=board, key=new_key()) == rest
    assert questions_for(board, timezone.localdate()) == []


def test_nobody_puts_a_question_about_themselves_aside():
    people = three()
    a_circle(*people)
    people[0].groups.set(UserFactory(board=True).groups.all())
    (question,) = questions_for(UserFactory(board=True), timezone.localdate())
    assert signals.let_rest(question.ref, by=people[0], key=new_key()) is None
    with pytest.raises(PermissionDenied):
        signals.let_rest(question.ref, by=people[1], key=new_key())
    assert not LetRest.objects.exists()


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
