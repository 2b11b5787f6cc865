"""Private writing: a note, a full situation, an image, an activity; made by the verbs, because only they seal."""

from datetime import date

from accounts.models import User
from portfolio.activities import actions as activities
from portfolio.activities.content import Content as ActivityContent
from portfolio.activities.kinds import Kind
from portfolio.activities.models import Activity
from portfolio.images import actions as images
from portfolio.images.content import Content as ImageContent
from portfolio.images.models import ImageOfGoodWork
from portfolio.situations import actions as situations
from portfolio.situations.content import Content
from portfolio.situations.models import Situation
from portfolio.writing import bin as bins
from portfolio.writing.models import Writing
from tests.factories.accounts import UserFactory

FULL = Content(
    title="De naaimachine",
    happened="Een vrouw verstelt kleding voor buurtgenoten. Ze wil weten of ze dat groter mag doen.",
    chafes="Ik gun haar de start, maar ik moet ook iets met de inkomsten.",
    perspectives=({"who": "zij", "sees": "Ik werd eindelijk weer ergens goed in gevonden."},),
    options=({"what": "Samen opschrijven wat er was", "human": "Haar vertrouwen", "lawful": "Het proefplan mag"},),
    choice="Samen vandaag opschrijven en een proefplan maken.",
    weighed_most="Haar vertrouwen was de enige reden dat ik het wist.",
    gave_up="Dat ik alles eerst netjes wilde hebben.",
    expected="Een klein bedrag verrekenen, een proef van zes maanden.",
    lenses={"excellent": "Ik kende de ruimte.", "ethical": "Zij, en de kleermaker niet.", "energetic": "Licht."},
    occurred_on=date(2022, 5, 1),
)


def note(text: str = "De hond mocht niet mee", *, by: User | None = None) -> Situation:
    return situations.note(text, by=by or UserFactory(member=True), key="")


def situation(content: Content = FULL, *, by: User | None = None) -> Situation:
    """A situation with everything in it, grown from a note."""
    begun = note(by=by)
    return situations.write(begun, content, base_revision=1, by=begun.member)


def image(content: ImageContent | None = None, *, by: User | None = None) -> ImageOfGoodWork:
    content = content or ImageContent(
        title="Nee met een stoel erbij", picture="Een afwijzing vertel ik zittend, met tijd."
    )
    return images.begin(content, by=by or UserFactory(member=True), key="")


def activity(content: ActivityContent | None = None, *, by: User | None = None) -> Activity:
    content = content or ActivityContent(
        Kind.STEP, "Een brief van één kant", {"tried": "Een brief van één kant A5, met een foto van de ingang."}
    )
    return activities.begin(content, by=by or UserFactory(member=True), key="")


def gone_for_good(writing: Writing) -> None:
    """Thrown away, and then the bin emptied."""
    bins.throw_away(writing, by=writing.member)
    bins.delete_for_good(writing, by=writing.member)
