"""Consultations and what was said in them, by the way they would come about."""

from datetime import date, timedelta

import time_machine
from django.utils import timezone

from codeofconduct.consultation import actions as consultations
from codeofconduct.consultation.models import Comment, Consultation
from codeofconduct.consultation.states import ShownAs
from codeofconduct.editions.models import Edition
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from tests.factories.registry import a_key

DAYS = 14


def running(edition: Edition | None = None, *, until: date | None = None) -> Consultation:
    """A round that opened today and runs for two weeks."""
    last = until or timezone.localdate() + timedelta(days=DAYS)
    return consultations.open_round(edition or code.draft("1.1"), until=last, by=UserFactory(board=True))


def said(consultation: Consultation, text: str = "Dit kan korter.", **changes) -> Comment:
    """A comment on the first article, by a member of their own."""
    how = {"article_key": "W1.1", "shown_as": ShownAs.OWN_NAME} | changes
    member = how.pop("by", None) or UserFactory(member=True)
    return consultations.comment(consultation, how["article_key"], text, how["shown_as"], by=member, key=a_key())


def over(*comments: dict, edition: Edition | None = None) -> Consultation:
    """A round that is closed since yesterday, in which these were said: keywords for ``said``."""
    with time_machine.travel(timezone.now() - timedelta(days=DAYS)):
        consultation = running(edition, until=timezone.localdate() + timedelta(days=DAYS - 1))
        for one in comments or ({},):
            said(consultation, **one)
    consultations.close_over(timezone.localdate())
    return Consultation.objects.get(pk=consultation.pk)


def answered(comment: Comment, answer: str = "partly", because: str = "Het tweede deel blijft.") -> Comment:
    """An answer by an editor."""
    return consultations.answer(comment, answer, because, by=UserFactory(code_editor=True), key=a_key())
