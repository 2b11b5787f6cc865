"""Two at the same moment: one result, the other hears of it."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from codeofconduct.consultation import actions as consultations
from codeofconduct.consultation.models import Comment, Consultation
from codeofconduct.editions.models import Edition
from tests.factories import consultation as rounds
from tests.factories.accounts import UserFactory
from tests.factories.registry import a_key
from tests.security.test_two_at_once import at_once, kinds
from trail.verify import verify_trail

pytestmark = pytest.mark.usefixtures("committed")


def test_two_editors_answer_the_same_comment():
    said = rounds.said(rounds.running())
    editors = [UserFactory(code_editor=True), UserFactory(board=True)]

    def answer(by):
        return consultations.answer(said, "not", f"Van {by.pk}.", by=by, key=a_key(), read=(1, 0))

    assert kinds(at_once(*[lambda one=one: answer(one) for one in editors])) == {"done": 1, "ChangedMeanwhile": 1}
    assert Comment.objects.get().answer_revision == 1
    assert verify_trail() == []


def test_ten_clicks_are_one_comment():
    consultation, member, key = rounds.running(), UserFactory(member=True), a_key()

    def say():
        return consultations.comment(consultation, "W1.1", "Kort.", "a_member", by=member, key=key)

    assert kinds(at_once(*[say] * 10)) == {"done": 10}
    assert Comment.objects.count() == 1


def test_a_comment_in_the_second_the_round_closes_is_in_it_or_refused():
    consultation, members = rounds.running(), [UserFactory(member=True) for _ in range(4)]
    says = [lambda one=one: rounds.said(consultation, by=one) for one in members]
    after = timezone.localdate() + timedelta(days=rounds.DAYS + 1)
    came = at_once(*says[:2], lambda: consultations.close_over(after), *says[2:])
    taken = [one for one in came if isinstance(one, Comment)]
    refused = Counter(type(one).__name__ for one in came if isinstance(one, Exception))
    assert set(refused) <= {"NotPossibleNow"}
    assert Comment.objects.count() == len(taken)
    assert Consultation.objects.get().closed_at is not None
    assert Edition.objects.get().awaits_answers is bool(taken)
    assert verify_trail() == []


def test_opening_twice_opens_once():
    edition = rounds.code.draft("1.1")
    assert kinds(at_once(*[lambda: rounds.running(edition)] * 2)) == {"done": 1, "NotPossibleNow": 1}
    assert Consultation.objects.count() == 1


def test_adopting_and_changing_the_answer_at_once_never_leaves_a_changed_answer():
    with time_machine.travel(timezone.now()):
        consultation = rounds.over()
    said = rounds.answered(Comment.objects.get(), "partly", "Half.")
    edition = Edition.objects.get(pk=consultation.edition_id)
    at_once(lambda: rounds.answered(said, "not", "Toch niet."), lambda: rounds.code.adopt(edition))
    assert Edition.objects.get(pk=edition.pk).is_final
    assert Comment.objects.get().because in {"Half.", "Toch niet."}
    assert verify_trail() == []
