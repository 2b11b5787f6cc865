"""What a proof of participation says, to whom, and what it keeps quiet about."""

import json
from dataclasses import replace

import pytest
from django.utils.html import strip_tags

from accounts.models import User
from documents.canonical import canonical
from portfolio.confirmations import actions as confirmations
from portfolio.exchange.box import controleer
from portfolio.intervision import actions, insights, proof
from portfolio.sessions.models import Session
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import Answer
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, line_of, new_key, say
from trail.models import SigningKey

NEVER = ("zwthema", "zwles", "zwinzicht", "Zwander", "zwplaats", "zwbegeleider")


@pytest.fixture
def session():
    """Shared; one was there for a part of it, a third did not answer; canaries in all that is not the reader's own."""
    facts = FactsFactory(theme="zwthema", lesson="zwles", place="zwplaats", facilitator="zwbegeleider")
    others = [a_colleague(name="Zwander Eerste"), a_colleague(name="Zwander Tweede")]
    made = SessionFactory(
        organiser=a_colleague(name="Olga Opschrijver"),
        people=[a_colleague(name="Eva Deelnemer"), *others],
        said=[Answer.PARTLY, Answer.CONFIRMED],
        facts=facts,
    )
    insights.keep(made, "zwinzicht", by=made.organiser, key=new_key())
    return made


def own(session):
    return line_of(session).person


def gathered(session, person):
    return proof.gather(Session.objects.get(pk=session.pk), User.objects.get(pk=person.pk))


def printed(facts):
    html = proof.paper_of(facts).html.split("</style>")[1]
    return " ".join(strip_tags(html.replace("</p><p>", "</p> <p>")).split())


def test_it_says_when_how_and_ones_own_line(session):
    words = printed(gathered(session, own(session)))
    assert "Eva Deelnemer deed deels mee aan deze intervisie." in words
    assert "Bewijs van deelname" in words
    assert "13:00 tot 14:30" in words
    assert "Incidentmethode" in words
    assert "Tussen de Regels" in words
    assert "ingelogd" in words
    assert "Anderen bevestigden deze intervisie ook." in words
    assert "http://localhost:8000/echt/" in words


def test_who_wrote_it_down_has_one_too(session):
    facts = gathered(session, session.organiser)
    assert (facts["role"], facts["answer"], facts["statement"]) == ("logged", "", None)
    words = printed(facts)
    assert "Olga Opschrijver schreef deze intervisie op en was erbij." in words
    assert "ondertekende verklaring" not in words


def test_it_says_nothing_of_others_the_theme_or_what_anybody_took_from_it(session):
    for person in (own(session), session.organiser):
        facts = gathered(session, person)
        told = proof.paper_of(facts).html + json.dumps(facts, ensure_ascii=False)
        assert [word for word in NEVER if word in told] == []
        others = [one for one in ("Eva Deelnemer", "Olga Opschrijver") if one != person.name]
        assert [name for name in others if name in told] == []
        assert str(line_of(session, 1).pk) not in told


def test_everything_in_the_facts_that_is_no_code_is_printed(session):
    facts = gathered(session, own(session))
    words = printed(facts).replace(" ", "")
    for text in (facts["name"], facts["register"], *[facts["session"][name] for name in ("begins", "method", "group")]):
        assert text.replace(" ", "") in words
    for digest in (facts["session"]["content_sha256"], facts["statement"]["sha256"]):
        assert digest in words


def test_the_statement_in_it_holds_for_somebody_else(session):
    statement = gathered(session, own(session))["statement"]
    public = bytes(SigningKey.objects.get(pk=statement["kid"]).public)
    body = statement["body"].encode()
    assert controleer.signature_holds(public, body, bytes.fromhex(statement["signature"]))
    assert json.loads(body)["content_sha256"] == gathered(session, own(session))["session"]["content_sha256"]


def test_the_same_session_is_the_same_paper_whatever_others_do(session):
    before = proof.paper_of(gathered(session, own(session)))
    say(line_of(session, 2), Answer.CONFIRMED)
    after = proof.paper_of(gathered(session, own(session)))
    assert (after.html, after.data, after.created) == (before.html, before.data, before.created)
    assert before.data == canonical(json.loads(before.data))


def test_who_did_not_answer_and_a_stranger_have_none(session):
    assert gathered(session, line_of(session, 2).person) is None
    assert gathered(session, a_colleague()) is None


@pytest.mark.parametrize("said", [[], ["confirmed"], ["confirmed", "confirmed", "no_conversation"]])
def test_without_a_shared_session_there_is_none(said):
    made = SessionFactory(people=[a_colleague() for _ in range(3)], said=said)
    assert gathered(made, made.organiser) is None
    assert gathered(made, own(made)) is None


def revised(session):
    facts = replace(facts_of(session), theme="anders")
    return actions.revise(session, facts, by=session.organiser, base_revision=session.revision, key=new_key())


def test_after_a_change_of_the_facts_an_old_paper_says_so(session):
    papers = [gathered(session, person) for person in (own(session), session.organiser)]
    assert [proof.changed_since(one) for one in papers] == [False, False]
    revised(session)
    assert [proof.changed_since(one) for one in papers] == [True, True]
    assert gathered(session, own(session)) is None, "its own line is stale"


def test_who_takes_their_answer_back_makes_their_own_paper_old_and_nobody_elses(session):
    line = line_of(session)
    mine, of_another = gathered(session, own(session)), gathered(session, line_of(session, 1).person)
    confirmations.withdraw(line, by=line.person, key=new_key())
    assert proof.changed_since(mine)
    assert not proof.changed_since(of_another)
    say(line, Answer.CONFIRMED)
    assert proof.changed_since(mine), "another answer than the paper tells"


def test_what_another_says_later_is_not_told_to_who_holds_a_paper(session):
    papers = [gathered(session, person) for person in (own(session), session.organiser)]
    say(line_of(session, 2), Answer.NO_CONVERSATION)
    assert gathered(session, own(session)) is None
    assert [proof.changed_since(one) for one in papers] == [False, False]


def test_of_somebody_who_was_erased_nothing_is_said(session):
    paper = gathered(session, own(session))
    line = line_of(session)
    line.person = None
    line.save()
    assert not proof.changed_since(paper)
    gone = paper | {"session": paper["session"] | {"id": "00000000-0000-4000-8000-000000000000"}}
    assert not proof.changed_since(gone)
