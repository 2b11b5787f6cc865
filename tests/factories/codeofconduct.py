"""The code: an edition per state, made by the verbs, with as many values and articles as a test wants."""

from datetime import date, timedelta

from django.utils import timezone

from codeofconduct.affirmation import actions as affirmation
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.editions import actions as editions
from codeofconduct.editions.models import Edition
from codeofconduct.editions.states import S
from tests.factories.accounts import UserFactory

QUESTIONS = {
    "excellent": "Welke ruimte geeft de wet?",
    "ethical": "Wie merkt jouw keuze?",
    "energetic": "Waar werd je moe van?",
}


def text(values: int = 2, articles: int = 3) -> list[dict]:
    """``values`` core values with ``articles`` articles each, as ``draft`` takes them."""
    return [
        {
            "key": f"W{value}",
            "title": f"Waarde {value}",
            "articles": [
                {
                    "key": f"W{value}.{number}",
                    "text": f"Ik doe {value}.{number}.",
                    "explanation": f"Uitleg bij {value}.{number}.",
                    "questions": QUESTIONS,
                }
                for number in range(1, articles + 1)
            ],
        }
        for value in range(1, values + 1)
    ]


def draft(number: str = "1.0", *, values: list[dict] | None = None) -> Edition:
    """An edition that is being written."""
    return editions.draft(number, "Wij werken met mensen.", values or text(), by=UserFactory(board=True))


def adopt(edition: Edition, *, in_force_from: date | None = None) -> Edition:
    """What a meeting adopted today, in force from today unless said otherwise."""
    today = timezone.localdate()
    said = {"meeting": "Ledenvergadering", "quorum": "Een meerderheid was aanwezig."}
    return editions.adopt(edition, on=today, in_force_from=in_force_from or today, by=UserFactory(board=True), **said)


def edition_in(state: str, number: str = "1.0") -> Edition:
    """An edition in any state, by the way it would get there."""
    today = timezone.localdate()
    edition = draft(number)
    if state == S.CONSULTATION:
        Edition.objects.filter(pk=edition.pk).update(state=state)
    if state == S.ADOPTED:
        adopt(edition, in_force_from=today + timedelta(days=30))
    if state in (S.IN_FORCE, S.SUPERSEDED):
        adopt(edition)
        editions.bring_into_force(today)
    if state == S.SUPERSEDED:
        tomorrow = today + timedelta(days=1)
        adopt(draft("9.9"), in_force_from=tomorrow)
        editions.bring_into_force(tomorrow)
    return Edition.objects.get(pk=edition.pk)


def in_force(number: str = "1.0", *, values: list[dict] | None = None) -> Edition:
    """An edition in force from today."""
    edition = adopt(draft(number, values=values))
    editions.bring_into_force(timezone.localdate())
    return Edition.objects.get(pk=edition.pk)


def affirmed(member, edition: Edition, sentence: str = "Het raakt mijn werk.", key: str = "form-1") -> Affirmation:
    """An affirmation about the first article."""
    return affirmation.affirm(member, edition, sentence, "W1.1", key=key)
