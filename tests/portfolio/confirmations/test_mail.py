"""The mails: one for each occasion, a link that only exists in them, and nothing of the session but its day."""

import re
from dataclasses import replace

from django.utils import translation
from django.utils.formats import date_format

from portfolio.confirmations import invitations
from portfolio.confirmations.models import Invitation
from portfolio.confirmations.tasks import write_to
from portfolio.intervision import actions
from portfolio.sessions.facts import Invited
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import Answer
from tests.factories.intervision import FactsFactory, SessionFactory, a_colleague, line_of, new_key, say

CANARY = "kanarievogel"
LINK = re.compile(r"/meekijken/([\w-]+)/")


def a_session(organiser, member):
    facts = FactsFactory(**dict.fromkeys(("place", "theme", "group", "facilitator", "lesson"), CANARY))
    invited = [Invited("Samira", member.email), Invited("Wouter Gast", "gast@elders.example")]
    return actions.log(facts, invited, by=organiser, key=new_key())


def whole(mail):
    return "\n".join([mail.subject, mail.from_email, mail.body, *(part for part, _kind in mail.alternatives)])


def test_everyone_named_gets_a_link_of_their_own(sent_by):
    sent = sent_by(lambda: a_session(a_colleague(), a_colleague(email="lid@example.nl")))
    assert [mail.to for mail in sent] == [["lid@example.nl"], ["gast@elders.example"]]
    tokens = [LINK.search(mail.body)[1] for mail in sent]
    assert tokens[0] != tokens[1]
    assert [invitations.behind(token).participation.place for token in tokens] == [0, 1]
    assert all(token in mail.alternatives[0][0] for token, mail in zip(tokens, sent, strict=True))


def test_no_mail_holds_more_of_the_session_than_its_day(sent_by):
    organiser, member = a_colleague(name="Fatima El Amrani"), a_colleague(name="Samira el Idrissi")
    sent = sent_by(lambda: a_session(organiser, member))
    session = organiser.logged_sessions.get()
    sent += sent_by(lambda: say(line_of(session), Answer.NO_CONVERSATION))
    sent += sent_by(lambda: say(line_of(session, 1), Answer.CONFIRMED))
    facts = replace(facts_of(session), theme=CANARY * 2)
    sent += sent_by(lambda: actions.revise(session, facts, by=organiser, base_revision=1, key=new_key()))
    assert len(sent) == 5
    with translation.override("nl"):
        day = date_format(session.held_on, "j F")
    for mail in sent:
        assert CANARY not in whole(mail)
        assert "no_conversation" not in whole(mail)
        assert day in mail.subject
        assert not any(name in mail.subject for name in ("Fatima", "Samira", "Wouter"))
        assert "Wouter" not in mail.body or mail.to == ["gast@elders.example"]


def test_after_an_answer_comes_a_mail_with_a_way_to_take_it_back(sent_by):
    session = SessionFactory()
    (mail,) = sent_by(lambda: say(line_of(session), Answer.CONFIRMED))
    assert mail.to == [line_of(session).person.email]
    assert f"{LINK.search(mail.body)[0]}intrekken/" in mail.body


def test_the_same_answer_again_sends_no_mail(sent_by):
    session = SessionFactory(said=[Answer.CONFIRMED])
    assert sent_by(lambda: say(line_of(session), Answer.CONFIRMED)) == []


def test_an_edit_is_mailed_to_those_who_confirmed_and_to_no_one_else(sent_by):
    session = SessionFactory(said=[Answer.CONFIRMED])
    facts = replace(facts_of(session), place="online")
    sent = sent_by(lambda: actions.revise(session, facts, by=session.organiser, base_revision=1, key=new_key()))
    assert [mail.to for mail in sent] == [[line_of(session).person.email]]


def test_one_occasion_is_one_mail_however_often_the_task_runs(sent_by):
    line = line_of(SessionFactory())
    sent = sent_by(lambda: [write_to.enqueue(str(line.pk), "asked:1") for _ in range(3)])
    assert len(sent) == 1
    assert Invitation.objects.filter(participation=line).count() == 1


def test_a_mail_that_never_left_is_sent_with_a_new_link(sent_by):
    line = line_of(SessionFactory())
    _invitation, lost = invitations.make(line, "asked:1")
    (mail,) = sent_by(lambda: write_to.enqueue(str(line.pk), "asked:1"))
    assert invitations.behind(lost) is None
    assert invitations.behind(LINK.search(mail.body)[1]).participation == line


def test_the_link_is_kept_nowhere(sent_by):
    (mail, *_more) = sent_by(lambda: a_session(a_colleague(), a_colleague()))
    token = LINK.search(mail.body)[1]
    assert token not in str(list(Invitation.objects.values_list()))


def test_a_person_who_reads_english_gets_english(sent_by):
    sent = sent_by(lambda: a_session(a_colleague(), a_colleague(language="en")))
    assert sent[0].subject.startswith("Were you at the intervision of")


def test_a_name_with_line_ends_makes_no_extra_header(sent_by):
    organiser = a_colleague(name="Fatima\r\nBcc:\r\niemand@elders.example")
    assert all("\n" not in mail.from_email for mail in sent_by(lambda: a_session(organiser, a_colleague())))
