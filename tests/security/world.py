"""A small register in which every private field holds a word of its own, and who may come across it.

Made through the verbs of the rooms. ``World.people`` are the ones who ask, by role; ``World.things`` what the
addresses need; ``CANARIES`` says for each planted word whose pages may hold it. ``other`` is a member with a dossier
of their own that is still being composed: the owner is a stranger there, as they are a stranger to the owner.
"""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from codeofconduct.affirmation import actions as affirmation
from codeofconduct.consultation.states import ShownAs
from codeofconduct.stories import actions as story_desk
from codeofconduct.stories import withdrawal as story_desk_away
from codeofconduct.stories.offered import Offered, Part
from portfolio.activities import links as guest_links
from portfolio.activities.content import Content as ActivityContent
from portfolio.activities.kinds import FIELDS, Kind
from portfolio.confirmations import silence
from portfolio.exchange import actions as exchange
from portfolio.exchange import brought, making
from portfolio.images.content import Content as ImageContent
from portfolio.intervision import actions as intervision
from portfolio.intervision import insights
from portfolio.lookback import actions as lookback
from portfolio.lookback import pair_actions
from portfolio.lookback.content import CameOf
from portfolio.lookback.queries import waiting
from portfolio.planning import actions as planning
from portfolio.sessions.models import Participation
from portfolio.sessions.states import Answer
from portfolio.sharing import actions as sharing
from portfolio.sharing import comments as margin
from portfolio.situations.content import Content
from portfolio.writing import bin as bins
from registry.decisions import actions as board
from registry.decisions.models import Decision, Grounds
from registry.decisions.states import Outcome
from registry.reading import actions as reading_room
from registry.reading.findings import CRITERIA, Finding, Findings, Mark
from registry.reading.models import Reading
from registry.registrations.models import Registration
from registry.renewal import actions as renewal
from registry.renewal.draft import mark_of
from registry.renewal.models import Document, Dossier
from tests.factories import activities, groups, methods, news, pictures, situations, stories, together
from tests.factories import consultation as consultations
from tests.factories import intervision as conversations
from tests.factories import matching as company
from tests.factories import sharing as shares
from tests.factories.accounts import UserFactory
from tests.factories.codeofconduct import affirmed, draft
from tests.factories.policy import rules_set
from tests.factories.registry import a_key, a_reader, running_registration, the_edition
from trail import checkpoints
from trail.record import record

ROLES = (
    "anonymous",
    "owner",
    "peer",
    "other",
    "reader",
    "asked",
    "past",
    "free",
    "board",
    "secretary",
    "editor",
    "superuser",
)
"""``reader`` took the owner's dossier on, ``asked`` did not answer yet, ``past`` read the decided one."""

PEERS = {"owner", "peer"}
CANARIES: dict[str, set[str]] = {
    "zwnote": {"owner"},
    "zwtitle": {"owner"},
    "zwhappened": {"owner"},
    "zwchafes": {"owner"},
    "zwsees": {"owner"},
    "zwoption": {"owner"},
    "zwlens": {"owner"},
    "zwearlier": {"owner"},
    "zwpicture": {"owner"},
    "zwactivity": {"owner"},
    "zwactivitytitle": {"owner"},
    "zwbinned": {"owner"},
    "zwcameof": {"owner"},
    "zwrefused": {"owner"},
    "zwthird": {"owner"},
    "zwbeside": {"owner"},
    "zwshowntoaguest": {"owner", "anonymous"},
    "zwguestsanswer": {"owner"},
    "zwinsight": {"owner"},
    "zwpeersinsight": {"peer"},
    "zwsentence": {"owner"},
    "zwplace": PEERS | {"anonymous"},
    "zwtheme": PEERS | {"anonymous"},
    "zwgroup": PEERS | {"anonymous"},
    "zwfacilitator": PEERS,
    "zwlesson": PEERS,
    "zwsurname": set(),
    "zwplanplace": PEERS,
    "zwplantheme": PEERS,
    "zwplanguest": PEERS,
    "zwplanaddress": set(),
    "zwplaninsight": {"owner"},
    "zwaddress": set(),
    "zwstory": {"owner", "reader"},
    "zwsent": {"owner", "reader"},
    "zwhidden": {"owner"},
    "zwbefore": {"owner"},
    "zwreason": {"reader"},
    "zwdoubt": {"reader"},
    "zwdecidedstory": {"owner"},
    "zwpastreason": set(),
    "zwgrounds": {"owner"},
    "zwquestion": {"owner"},
    "zwadvised": {"board"},
    "zwadvice": {"board"},
    "zwproposed": {"board"},
    "zwkeptback": set(),
    "zwcomment": {"owner", "board", "editor"},
    "zwsaid": set(ROLES),
    "zwshown": set(ROLES),
    "zwunshown": set(),
    "zwnameless": set(),
    "zwoffered": {"owner", "board", "editor"},
    "zwremark": {"owner", "board", "editor"},
    "zwdonated": {"owner"},
    "zwgivenback": {"owner"},
    "zwleftout": {"owner"},
    "zwgiventitle": {"owner", "peer"},
    "zwgivenbody": {"owner", "peer"},
    "zwgivenpicture": {"peer"},
    "zwgivenlater": {"owner"},
    "zwinmargin": {"owner", "peer"},
    "zwanswered": {"owner", "peer"},
    "zwtypedaddress": {"owner"},
    "zwtakenback": {"owner"},
    "zwmarginbefore": {"owner"},
    "zwdraft": {"other"},
    "zwchosen": {"other"},
    "zwbroughtin": {"owner"},
    "zwaskedpeer": {"owner", "peer"},
    "zwlaid": {"owner", "peer"},
    "zwputbeside": {"owner", "peer"},
    "zwaskedother": {"owner", "other"},
    "zwfolded": {"owner"},
    "zwbegun": {"other"},
    "zwontable": {"owner", "peer", "other", "anonymous"},
    "zwweighed": {"peer"},
    "zwcircle": {"owner", "peer", "other", "anonymous"},
    "zwagreed": {"owner", "peer", "other", "anonymous"},
    "zwinvited": {"owner", "peer"},
    "zwmailboxasked": set(),
    "zwlookfor": {"owner"},
    "zwotherlooks": {"asked"},
    "zwwordsopening": {"owner"},
    "zwwordsgroup": {"reader"},
    "zwplaats": set(),
}
"""Who comes across the planted word somewhere on the pages of the table; ``anonymous`` with a personal link only.

In nobody's pages here: the address of a guest, what a third member keeps back, what a reader found about a dossier that
was decided (the member gets the board's letter and the question), a sentence that is shown no longer, and the name of
who is read as "a member"."""

PUBLIC = {"zwcomment", "zwsaid", "zwshown", "zwunshown", "zwnameless"}
"""What is public, was, or will be after the last day of a consultation, and names: in clear in the database's files."""


@dataclass
class World:
    people: dict[str, User | None]
    things: dict[str, Any]

    def client(self, role: str) -> Client:
        """A browser in which this person is signed in, with a second factor."""
        client = Client(raise_request_exception=False)
        if person := self.people[role]:
            client.force_login(person)
            session = client.session
            record_authentication(SimpleNamespace(session=session), person, "mfa", type="totp")
            session.save()
        return client


def words(name: str) -> str:
    """A sentence with a planted word in it."""
    return f"Wat {name} zegt."


def build() -> World:
    """Everything once. Nothing is sent or printed: that waits for a commit."""
    the_edition()
    owner = conversations.a_colleague(name="Eva Eigenaar")
    people: dict[str, User | None] = dict.fromkeys(ROLES)
    people |= {"owner": owner, "peer": conversations.a_colleague(name="Piet Peer")}
    people |= {"reader": a_reader(), "asked": a_reader(), "past": a_reader(), "free": None}
    people |= {"board": UserFactory(board=True), "secretary": UserFactory(secretary=True)}
    people |= {"editor": UserFactory(code_editor=True), "superuser": UserFactory(superuser=True)}
    things = _private(owner) | _looked_back(owner) | _session(owner, people["peer"])
    things |= _decided(owner, people["past"]) | _being_read(owner, people) | _advised()
    people["other"], composing = _composing()
    people["free"] = a_reader()
    affirmation.affirm(owner, the_edition(), words("zwsentence"), "W1.1", key=a_key())
    things |= _stories(owner) | _exchange(owner)
    things |= _shared(owner, people["peer"], people["other"]) | composing | _news() | _methods() | _spoken(owner)
    things |= _together(people)
    things |= _groups(people)
    things |= _company(people)
    things["rules_to_come"] = rules_set(pieces_max=4, by=people["board"]).pk
    things["signed"] = checkpoints.publish().size
    return World(people, things)


def _exchange(owner: User) -> dict[str, Any]:
    """Everything of the owner in one file, ready to be fetched; and a session that came along from elsewhere."""
    parcel = exchange.ask("export", by=owner)
    making.make(str(parcel.pk))
    facts = {"held_on": "2020-01-01", "begins": "10:00", "ends": "11:00", "theme": words("zwbroughtin")}
    session = {"schema": "portfolio-session/1", "id": "x", "revision": 1, "lines": [], "earlier": [], "statements": []}
    session["facts"] = facts | dict.fromkeys(("place", "method", "group", "facilitator", "lesson"), "")
    brought.keep(owner, [("sessions/2020-01-01-zwbroughtin-0a1b2c3d.json", json.dumps(session).encode())])
    return {"parcel": parcel}


def _news() -> dict[str, Any]:
    """An event that is public, and one that waits for its moment."""
    later = timezone.now() + timedelta(days=3)
    return {"event": news.event("Dag").slug, "scheduled": news.event("Straks", go_live_at=later).slug}


def _methods() -> dict[str, Any]:
    """A method that anyone can read."""
    return {"method": methods.method().slug}


def _stories(owner: User) -> dict[str, Any]:
    """What the owner offered: at the desk, put before them after a remark, agreed to, given back, and public."""
    donor = {"donor": owner, "editor": UserFactory(code_editor=True)}
    offer = stories.offered(owner, copy=_copy("zwoffered"))
    put = stories.in_state("put_before", **donor, copy=_copy("zwoffered"), slug="voorgelegd")
    story_desk.ask_otherwise(put, words("zwremark"), by=owner, key=a_key())
    put = story_desk.put_before(put, by=donor["editor"])
    agreed = stories.in_state("agreed", **donor, copy=_copy("zwoffered"), slug="gelezen")
    returned = story_desk_away.give_back(stories.offered(owner), words("zwgivenback"), by=donor["editor"], key=a_key())
    story = stories.in_state("published", **donor, copy=_copy("zwdonated")).story
    bundle = stories.bundle(story)
    manuscripts = {"offer": offer, "put": put, "agreed": agreed, "returned": returned, "donated": story.manuscript}
    return manuscripts | {"story": story.slug, "bundle": bundle.slug}


def _together(people: dict[str, User | None]) -> dict[str, Any]:
    """Two exchanges of the owner, one that unfolded and one that waits, and a weighing table being written."""
    owner, peer, other = (people[name] for name in ("owner", "peer", "other"))
    exchange = together.exchange(owner, peer, question=words("zwaskedpeer"), own=ImageContent(picture=words("zwlaid")))
    waiting = together.exchange(
        owner, other, question=words("zwaskedother"), own=ImageContent(picture=words("zwfolded"))
    )
    table = together.weighing(owner, peer, other, guests=["gast@elders.example"], question=words("zwontable"))
    together.lay(together.seat_of(exchange), words("zwputbeside"))
    together.lay(together.seat_of(waiting), words("zwbegun"), send=False)
    together.lay(together.seat_of(table), words("zwweighed"))
    seats = {"peers_seat": exchange, "others_seat": waiting, "table_seat": table}
    found: dict[str, Any] = {name: together.seat_of(asking) for name, asking in seats.items()}
    found |= {"second_seat": together.seat_of(table, 1), "table_token": together.a_link(together.seat_of(table, 2))}
    return found | {"exchange": exchange, "waiting": waiting, "table": table}


def _groups(people: dict[str, User | None]) -> dict[str, Any]:
    """A group the owner convenes and the peer takes part in; another member and a guest are invited."""
    owner, peer, other = (people[name] for name in ("owner", "peer", "other"))
    group = groups.a_group(owner, peer, name="zwcircle", agreement=words("zwagreed"))
    invited = groups.asked(group, other)
    guest = groups.asked(group, "zwmailboxasked@elders.example", "zwinvited")
    return {"group": group, "invited": invited, "guests_place": guest, "place_token": groups.a_token(guest)}


def _company(people: dict[str, User | None]) -> dict[str, Any]:
    """The owner is proposed to a stranger (``asked``); the owner and a convener (``reader``) both said yes."""
    owner, stranger, convener = (people[name] for name in ("owner", "asked", "reader"))
    group = groups.a_group(convener, name="Een andere groep")
    for member, kind, opened, place in ((convener, "opening", group, "Duinmeer"), (owner, "group", None, "zwplaats")):
        company.an_ask(member, "money", kind=kind, group=opened, words=f"zwwords{kind}", municipality=place)
    found = company.laid(convener)
    for member in (owner, convener):
        company.say(found, "yes", member)
    look_for = company.an_ask(owner, "trust", words="zwlookfor", municipality="zwplaats")
    company.an_ask(stranger, "trust", words="zwotherlooks", municipality="Kromrade")
    return {"look_for": look_for, "proposed": company.laid(stranger), "found": found}


def _copy(name: str) -> Offered:
    return Offered("Titel", (Part("Wat gebeurde er?", (words(name),)),))


def _private(owner: User) -> dict[str, Any]:
    """A note, a situation with an earlier version, an image, an activity, and a note in the bin."""
    note = situations.note(words("zwnote"), by=owner)
    first = situations.situation(replace(_full(), happened=words("zwearlier")), by=owner)
    from portfolio.situations.actions import write

    situation = write(first, _full(), base_revision=first.revision, by=owner)
    image = situations.image(ImageContent(title="Beeld", picture=words("zwpicture")), by=owner)
    said = dict.fromkeys(FIELDS[Kind.SHADOWING], words("zwactivity"))
    said["mattered"] = words("zwshowntoaguest")
    activity = situations.activity(ActivityContent(Kind.SHADOWING, "zwactivitytitle", said), by=owner)
    link, token = activities.a_link(activity, "mattered")
    answered, answered_token = activities.a_link(activity, "mattered")
    guest_links.answer(answered, {"reply": words("zwguestsanswer")})
    binned = situations.note(words("zwbinned"), by=owner)
    bins.throw_away(binned, by=owner)
    theirs = {"activity": activity, "binned": binned, "glink": link, "gtoken": token, "answered_token": answered_token}
    return {"note": note, "situation": situation, "image": image} | theirs


def _looked_back(owner: User) -> dict[str, Any]:
    """A look back that was written and one that waits, two texts with a third beside them, and a picture."""
    looked_at = situations.situation(Content(title="Terug", happened="Toen.", expected="Straks."), by=owner)
    look = lookback.look_now(looked_at, by=owner)
    look = lookback.describe(look, CameOf(words("zwcameof"), words("zwrefused")), base_revision=0, by=owner)
    beside = situations.note("Een ander.", by=owner)
    kept = pair_actions.keep(looked_at, beside, words("zwthird"), by=owner)
    alone = {"one": looked_at, "other": beside, "waits": waiting(looked_at)[0], "look": look, "pair": kept}
    return alone | {"picture": pictures.laid_beside(looked_at, words("zwbeside"))}


def _shared(owner: User, peer: User, other: User) -> dict[str, Any]:
    """A version the peer reads while the owner wrote on, with a question and an answer; and one taken back again."""
    from portfolio.situations.actions import write

    given = situations.situation(Content(title="zwgiventitle", happened=words("zwgivenbody"), chafes="Nu."), by=owner)
    picture = pictures.laid_beside(given, words("zwgivenpicture"))
    share, _nobody = shares.give(given, peer, "zwtypedaddress@elders.example")
    sharing.read(share, by=peer)
    remark = shares.commented(share, words("zwinmargin"))
    margin.answer(remark, words("zwanswered"), by=owner, key=a_key())
    later = Content(title="zwgiventitle", happened=words("zwgivenbody"), chafes=words("zwgivenlater"))
    given = write(given, later, base_revision=given.revision, by=owner)
    ended = situations.situation(Content(title="Even gedeeld", happened=words("zwtakenback"), chafes="Toen."), by=owner)
    revoked = shares.shared(ended, other)
    shares.commented(revoked, words("zwmarginbefore"))
    sharing.revoke(revoked, by=owner)
    found = {"given": given, "share": share, "shared_picture": picture, "remark": remark}
    return found | {"returned_text": ended, "revoked": revoked}


def _full() -> Content:
    return Content(
        title="zwtitle",
        happened=words("zwhappened"),
        chafes=words("zwchafes") + "\n\n" + words("zwleftout"),
        perspectives=({"who": "zij", "sees": words("zwsees")},),
        options=({"what": words("zwoption"), "human": "", "lawful": ""},),
        lenses={"ethical": words("zwlens")},
    )


def _session(owner: User, peer: User) -> dict[str, Any]:
    """A session that is in no dossier: a colleague confirmed and kept an insight, a guest has a personal link."""
    facts = conversations.FactsFactory(
        **{name: f"zw{name}" for name in ("place", "theme", "group", "facilitator", "lesson")}
    )
    people = [conversations.Invited("Piet zwsurname", peer.email), conversations.Invited("Gast", "zwaddress@guest.nl")]
    session = intervision.log(facts, people, by=owner, key=a_key())
    lines = Participation.objects.filter(session=session).order_by("place")
    insights.answer_and_keep(lines[0], Answer.CONFIRMED, by=peer, insight=words("zwpeersinsight"), key=a_key())
    insights.keep(session, words("zwinsight"), by=owner, key=a_key())
    tokens = {"token": conversations.a_token(lines[1]), "quiet": silence.token_for(lines[1])}
    return {"session": session, "line": lines[0]} | tokens | _planned(owner, peer)


def _planned(owner: User, peer: User) -> dict[str, Any]:
    """A session that is yet to come, with an insight written beforehand."""
    facts = conversations.FactsFactory(
        held_on=timezone.localdate() + timedelta(days=5), place="zwplanplace", theme="zwplantheme"
    )
    people = [conversations.Invited("Piet", peer.email), conversations.Invited("zwplanguest", "zwplanaddress@guest.nl")]
    planned = planning.plan(facts, people, by=owner, key=a_key())
    insights.keep(planned, words("zwplaninsight"), by=owner, key=a_key())
    return {"planned": planned, "insight": planned.insights.get()}


def _dossier(member: User, story: str, told: str, *hidden: str) -> tuple[Dossier, Any]:
    """A dossier that can be sent: a story, a piece with ``told`` in it, of which ``hidden`` is kept back, a session."""
    registration = getattr(member, "registration", None) or running_registration(member)
    dossier = renewal.open_dossier(registration, by=member, key=a_key())
    dossier = renewal.tell(dossier, words(story), base_revision=0, by=member)
    affirmed(member, the_edition(), key=a_key())
    text = "\n\n".join([words(told), *map(words, hidden)])
    piece = situations.situation(Content(title="Stuk", happened=text, chafes="Het wringt."), by=member)
    dossier = renewal.include(dossier, piece, by=member)
    for one in hidden:
        dossier = renewal.hide(dossier, str(piece.pk), "happened", mark_of(words(one)), by=member)
    session = conversations.SessionFactory(organiser=member, shared=True)
    return renewal.include_session(dossier, session, by=member), piece


def _sent_and_read(dossier: Dossier, *readers: User, accept: int = 2) -> list[Reading]:
    renewal.submit(dossier, by=dossier.member, key=a_key(), looked=True)
    readings = [reading_room.assign(dossier, one, by=UserFactory(secretary=True), key=a_key()) for one in readers]
    return [reading_room.accept(one, by=one.reader) for one in readings[:accept]] + readings[accept:]


def _findings(reason: str, question: str = "Wat nu?") -> Findings:
    criteria = {name: Finding(Mark.RECOGNISABLE, words(reason)) for name in CRITERIA}
    return Findings(criteria, question)


def _finish(readings: list[Reading], reason: str) -> None:
    for one in readings:
        reading_room.finish(one, _findings(reason), base_revision=0, by=one.reader, key=a_key())


def _decided(owner: User, past: User) -> dict[str, Any]:
    dossier, _piece = _dossier(owner, "zwdecidedstory", "vroeger")
    readings = _sent_and_read(dossier, past, a_reader())
    _finish(readings, "zwpastreason")
    grounds = Grounds(words("zwgrounds"), words("zwquestion"))
    decision = board.propose(dossier, Outcome.RENEWED, grounds, by=UserFactory(board=True), key=a_key())
    board.agree(decision, by=UserFactory(board=True))
    soon = timezone.localdate() + timedelta(days=90)
    Registration.objects.filter(member=owner).update(valid_until=soon)
    owner.registration.refresh_from_db()
    with transaction.atomic():  # as if they had been in the register for a term since
        record("registration.renewed", owner.registration, by=None, until=soon.isoformat())
    return {"decided": dossier, "past_reading": readings[0]}


def _being_read(owner: User, people: dict[str, User | None]) -> dict[str, Any]:
    dossier, piece = _dossier(owner, "zwbefore", "zwsent", "zwhidden")
    dossier = renewal.tell(dossier, words("zwstory"), base_revision=1, by=owner)
    readings = _sent_and_read(dossier, people["reader"], people["asked"], accept=1)
    reading_room.write(readings[0], _findings("zwreason", words("zwdoubt")), base_revision=0, by=people["reader"])
    return {"read": dossier, "piece": piece, "reading": readings[0], "asked_reading": readings[1]}


def _advised() -> dict[str, Any]:
    """Somebody else's dossier, on the board's table, with a proposal."""
    dossier, _piece = _dossier(conversations.a_colleague(), "zwadvised", "verder", "zwkeptback")
    _finish(_sent_and_read(dossier, a_reader(), a_reader()), "zwadvice")
    grounds = Grounds(words("zwproposed"), "Wat neem je mee?")
    decision = board.propose(dossier, Outcome.RENEWED, grounds, by=UserFactory(board=True), key=a_key())
    return {"advised": dossier, "proposal": decision, "paper": Document.objects.get(evidence__dossier=dossier)}


def _composing() -> tuple[User, dict[str, Any]]:
    other = conversations.a_colleague(name="Olga Anders")
    dossier, piece = _dossier(other, "zwdraft", "zwchosen")
    return other, {"composing": dossier, "chosen": piece}


def _spoken(owner: User) -> dict[str, Any]:
    """A consultation that runs and one that is over; sentences beside an article, one of which was hidden again."""
    running = consultations.running(draft("7.1"))
    said = consultations.said(running, words("zwcomment"), by=owner)
    nameless = UserFactory(member=True, name="Nora zwnameless")
    as_a_member = {"by": nameless, "shown_as": ShownAs.A_MEMBER}
    consultations.said(running, "Nog een woord.", **as_a_member)
    over = consultations.over({"text": words("zwsaid"), **as_a_member}, edition=draft("7.2"))
    hidden = affirmed(UserFactory(member=True), the_edition(), words("zwunshown"))
    affirmation.show(hidden, ShownAs.OWN_NAME, by=hidden.member, revision=1)
    affirmation.hide(by=hidden.member)
    shown = affirmed(nameless, the_edition(), words("zwshown"))
    affirmation.show(shown, ShownAs.A_MEMBER, by=nameless, revision=1)
    return {"running": running, "own_comment": said, "over": over, "laid_open": running.edition}


def decision_of(world: World) -> Decision:
    return Decision.objects.get(evidence__dossier=world.things["decided"])
