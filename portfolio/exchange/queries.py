"""How far one's parcels are."""

from accounts.models import User
from portfolio.exchange.making import NEW, PROBLEMS
from portfolio.exchange.models import Parcel
from portfolio.exchange.parcels import ASKED, OUTCOME, SESSION, note_of
from portfolio.exchange.states import Kind, State
from portfolio.sessions.models import Session


def parcels_of(user: User) -> dict[str, Parcel]:
    """By kind: ``export``, ``paper``, ``import``. One query."""
    return {parcel.kind: parcel for parcel in Parcel.objects.visible_to(user).select_related("record_key")}


def proof_of(user: User, session: Session) -> Parcel | None:
    """One's proof of this session, as far as it is."""
    parcel = parcels_of(user).get(Kind.PROOF)
    return parcel if parcel and note_of(parcel, ASKED).get(SESSION) == str(session.pk) else None


def what_came_of(parcel: Parcel | None) -> dict[str, object]:
    """``new``: whether bringing in added anything; ``problems``: sentences, when it was refused. Empty before that."""
    if parcel is None or parcel.kind != Kind.IMPORT or parcel.state != State.READY:
        return {}
    outcome = note_of(parcel, OUTCOME)
    return {"new": outcome.get(NEW, False), "problems": outcome.get(PROBLEMS, [])}
