"""Every form in which someone types words: how it is opened, sent, and where its text can be read back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from codeofconduct.consultation.models import Comment
from portfolio.activities.models import Activity
from portfolio.images.models import ImageOfGoodWork
from portfolio.sessions.models import Session
from portfolio.situations.models import Situation
from registry.reading.models import Reading
from tests.factories import consultation as consultations
from tests.factories import sharing as shares
from tests.factories import situations, stories, together
from tests.factories.intervision import SessionFactory, a_colleague
from tests.factories.registry import DossierFactory, a_board_member, the_edition

SESSION = {"held_on": "2026-01-05", "begins": "13:00", "ends": "14:30", "method": "incident"}
COLLEAGUES = {
    f"colleagues-{n}-{part}": value
    for n, name in enumerate(("Anna", "Bart"))
    for part, value in (("name", name), ("email", f"{name.lower()}@guest.example"))
}


@dataclass
class Open:
    """A form on a screen: whose, where it goes, what else it holds, and where its text is read back."""

    person: User
    url: str
    data: dict[str, str]
    field: str
    read_at: Callable[[], str]


def note() -> Open:
    return Open(a_colleague(), reverse("situations:note"), {}, "text", lambda: _last(Situation, "situations:write"))


def situation() -> Open:
    own = situations.note(by=a_colleague())
    url = reverse("situations:write", args=[own.pk])
    return Open(own.member, url, {"version": "1", "title": "Titel"}, "chafes", lambda: url)


def another_way() -> Open:
    """A question that only some ways in ask."""
    own = situations.note(by=a_colleague())
    url = reverse("situations:write", args=[own.pk])
    data = {"version": "1", "title": "Titel", "way": "gibbs"}
    return Open(own.member, url, data, "felt", lambda: url)


def image() -> Open:
    return Open(a_colleague(), reverse("images:new"), {}, "picture", lambda: _last(ImageOfGoodWork, "images:write"))


def mistake() -> Open:
    url = reverse("activities:new", args=["mistake"])
    return Open(a_colleague(), url, {}, "happened", lambda: _last(Activity, "activities:write"))


def step() -> Open:
    own = situations.activity(by=a_colleague())
    url = reverse("activities:write", args=[own.pk])
    return Open(own.member, url, {"version": "1", "title": "Titel"}, "saw", lambda: url)


def lesson() -> Open:
    data = {**SESSION, **COLLEAGUES, "place": "Lindehove", "theme": "vertrouwen"}
    return Open(
        a_colleague(), reverse("intervision:log"), data, "lesson", lambda: _last(Session, "intervision:session")
    )


def theme() -> Open:
    data = {**SESSION, **COLLEAGUES, "place": "Lindehove"}
    return Open(a_colleague(), reverse("intervision:log"), data, "theme", lambda: _last(Session, "intervision:session"))


def insight() -> Open:
    session = SessionFactory()
    url = reverse("intervision:answer", args=[session.pk])
    person = session.participations.first().person
    read_at = reverse("intervision:session", args=[session.pk])
    return Open(person, url, {"said": "confirmed", "revision": "1"}, "insight", lambda: read_at)


def story() -> Open:
    dossier = DossierFactory(ready=True, story="")
    url = reverse("renewal:story", args=[dossier.pk])
    return Open(dossier.member, url, {"version": "0"}, "story", lambda: url)


def findings() -> Open:
    DossierFactory(being_read=True)
    reading = Reading.objects.first()
    url = reverse("reading:read", args=[reading.pk])
    return Open(reading.reader, url, {"version": "0"}, "own_reason", lambda: url)


def grounds() -> Open:
    dossier = DossierFactory(advised=True)
    url = reverse("decisions:decide", args=[dossier.pk])
    data = {"outcome": "renewed", "question": "Wat nu?"}
    return Open(a_board_member(), url, data, "reasons", lambda: url)


def sentence() -> Open:
    data = {"edition": the_edition().number, "article_key": "W1.1"}
    url = reverse("affirmation:affirm")
    return Open(a_colleague(), url, data, "sentence", lambda: url)


def comment() -> Open:
    url = reverse("consultation:comment", args=[consultations.running().pk, "W1.1"])
    data = {"shown_as": "own_name", "revision": "1"}
    return Open(a_colleague(), url, data, "text", lambda: _last(Comment, "consultation:change"))


def answer() -> Open:
    said = consultations.said(consultations.running())
    url = reverse("consultation:answer", args=[said.pk])
    data = {"answer": "partly", "revision": "1", "answer_revision": "0"}
    return Open(a_board_member(), url, data, "because", lambda: url)


def first_you() -> Open:
    url = reverse("images:first", args=[stories.published().slug])
    return Open(a_colleague(), url, {}, "picture", lambda: _last(ImageOfGoodWork, "images:write"))


def otherwise() -> Open:
    manuscript = stories.in_state("put_before")
    url = reverse("stories:manuscript", args=[manuscript.pk])
    return Open(manuscript.donor, url, {"do": "otherwise"}, "remark", lambda: url)


def recognised() -> Open:
    manuscript = stories.in_state("agreed")
    url = reverse("stories:trace", args=[manuscript.pk])
    read_at = reverse("stories:desk", args=[manuscript.pk])
    return Open(a_board_member(), url, {"do": "recognised"}, "remark", lambda: read_at)


def in_the_margin() -> Open:
    share = shares.shared(situations.situation(by=a_colleague()), a_colleague())
    read_at = reverse("sharing:shared", args=[share.pk])
    return Open(share.person, reverse("sharing:comment", args=[share.pk]), {}, "text", lambda: read_at)


def answer_in_the_margin() -> Open:
    item = situations.situation(by=a_colleague())
    comment = shares.commented(shares.shared(item, a_colleague()))
    read_at = reverse("sharing:remarks", args=["situatie", item.pk])
    return Open(item.member, reverse("sharing:answer", args=[comment.pk]), {}, "answer", lambda: read_at)


def laid_beside() -> Open:
    seat = together.seat_of(together.exchange())
    url = reverse("together:seat", args=[seat.pk])
    return Open(seat.person, url, {"do": "keep"}, "picture", lambda: url)


def weighed() -> Open:
    seat = together.seat_of(together.weighing())
    url = reverse("together:seat", args=[seat.pk])
    return Open(seat.person, url, {"do": "keep"}, "human", lambda: url)


def outcome() -> Open:
    table = together.unfolded_weighing()
    url = reverse("together:outcome", args=[table.pk])
    return Open(table.owner, url, {"revision": "0"}, "choice", lambda: url)


FORMS = (note, situation, image, lesson, theme, insight, story, findings, grounds, sentence, comment, answer)
FORMS += (another_way,)
FORMS += (first_you, otherwise, recognised, mistake, step)
FORMS += (in_the_margin, answer_in_the_margin)
FORMS += (laid_beside, weighed, outcome)


def _last(model: Any, name: str) -> str:
    return reverse(name, args=[model.objects.get().pk])
