"""Activities somebody is asked about, and the personal links to them; made by the verbs."""

from uuid import uuid4

from accounts.models import User
from portfolio.activities import links
from portfolio.activities.asking import Shown
from portfolio.activities.content import Content
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity, GuestLink
from portfolio.activities.queries import content_of
from tests.factories.accounts import UserFactory
from tests.factories.situations import activity

WITH_ENFORCEMENT = Content(
    Kind.SHADOWING,
    "Een dag met handhaving",
    {
        "host": "Een collega van handhaving",
        "noticed_first": "Er wordt meer uitgelegd dan ik dacht.",
        "noticed_second": "De stilte in de auto.",
        "mattered": "Niemand vraagt hoe het met hén gaat.",
    },
    chosen={"direction": "i_went"},
)


def feedback(level: str = "case", *, by: User | None = None) -> Activity:
    words = {"about": "Het eerste gesprek, met de naaimachine op tafel."}
    return activity(Content(Kind.FEEDBACK, "Feedback", words, chosen={"level": level}), by=by)


def shadowing(*, by: User | None = None) -> Activity:
    return activity(WITH_ENFORCEMENT, by=by or UserFactory(member=True, name="Samira el Idrissi"))


def a_link(about: Activity, *names: str, key: str = "") -> tuple[GuestLink, str]:
    """A link to it, made after looking; ``names``: what may be seen. And its token."""
    seen = Shown.of(content_of(about), names).digest()
    link, token, _new = links.ask(about, names, seen=seen, by=about.member, key=key or str(uuid4()))
    return link, token
