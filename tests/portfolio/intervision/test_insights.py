"""What one takes from a session: saved while one writes, lost to nobody, and a note of one's own in one tap."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.models import Leaving
from portfolio.intervision import insights
from portfolio.intervision.models import Insight
from portfolio.intervision.queries import insight_of
from portfolio.planning import actions as planning
from portfolio.planning.writing_down import write_down
from portfolio.sessions.states import Answer, LineState
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from portfolio.writing import bin as bins
from portfolio.writing.exceptions import EditedElsewhere
from tests.factories.exchange import exported, files_in
from tests.factories.intervision import (
    FactsFactory,
    SessionFactory,
    a_colleague,
    a_plan,
    line_of,
    new_key,
)
from trail.exceptions import NotPossibleNow

WORDS = "Stilte is ook een antwoord."


def kept(session=None, text=WORDS):
    session = session or SessionFactory()
    insights.write(session, text, base_revision=0, by=line_of(session).person)
    return Insight.objects.select_related("member").get(session=session)


def test_a_page_saves_as_one_writes_and_never_over_another_screen():
    session = SessionFactory()
    by = line_of(session).person
    assert [insights.write(session, text, base_revision=n, by=by) for n, text in enumerate(("a", "ab"))] == [1, 2]
    assert insights.write(session, "ab", base_revision=0, by=by) == 2
    with pytest.raises(EditedElsewhere) as other:
        insights.write(session, "iets anders", base_revision=1, by=by)
    assert (other.value.theirs, other.value.revision) == ("ab", 2)
    assert insights.write(session, " ", base_revision=2, by=by) == 0
    assert insights.write(session, "opnieuw", base_revision=0, by=by) == 1
    with pytest.raises(NotPossibleNow):
        insights.write(session, "x" * 4001, base_revision=1, by=by)
    with pytest.raises(PermissionDenied):
        insights.write(session, "x", base_revision=0, by=a_colleague())


def test_one_tap_makes_one_note_of_ones_own():
    one = kept()
    notes = {insights.take_along(one, by=one.member) for _ in range(3)}
    assert len(notes) == Situation.objects.count() == 1
    assert content_of(notes.pop()).happened == WORDS
    with pytest.raises(PermissionDenied):
        insights.take_along(one, by=one.session.organiser)


def test_a_note_that_is_gone_for_good_can_be_made_again():
    one = kept()
    note = insights.take_along(one, by=one.member)
    bins.throw_away(note, by=one.member)
    assert insights.take_along(one, by=one.member) == note
    Situation.objects.filter(pk=note.pk).delete()
    one.refresh_from_db()
    assert insights.take_along(one, by=one.member) != note


def test_who_left_takes_nothing_along():
    one = kept()
    one.member.groups.clear()
    Leaving.objects.create(member=one.member, left_on=date(2026, 11, 1), erase_on=date(2027, 5, 1))
    with pytest.raises(PermissionDenied):
        insights.take_along(one, by=type(one.member).objects.get(pk=one.member.pk))


def test_one_button_saves_and_takes_along(client):
    session = SessionFactory()
    person = line_of(session).person
    client.force_login(person)
    sent = {"text": WORDS, "version": "0", "then": "along", "key": new_key()}
    answers = [client.post(reverse("intervision:insight", args=[session.pk]), sent) for _ in range(2)]
    note = Situation.objects.get(member=person)
    assert [one["Location"] for one in answers] == [reverse("situations:write", args=[note.pk])] * 2
    assert insight_of(session, person) == WORDS
    assert str(note.pk) in client.get(reverse("intervision:session", args=[session.pk])).text


def test_two_screens_without_a_script_keep_both_texts(client):
    session = SessionFactory()
    person = line_of(session).person
    client.force_login(person)
    kept(session, "van de telefoon")
    sent = {"text": "van de laptop", "version": "0", "key": new_key()}
    answered = client.post(reverse("intervision:insight", args=[session.pk]), sent)
    assert answered.status_code == 422
    assert all(text in answered.text for text in ("van de telefoon", "van de laptop"))
    assert insight_of(session, person) == "van de telefoon"


def put(client, session, text, base):
    url = reverse("intervision:autosave_insight", args=[session.pk])
    body = json.dumps({"text": text})
    return client.put(url, body, content_type="application/json", headers={"If-Match": f'"{base}"'})


def test_the_page_saves_by_itself_before_and_after_the_log(client):
    session = a_plan()
    person = line_of(session).person
    client.force_login(person)
    assert put(client, session, "Vooraf.", 0).json() == {"version": 1}
    assert put(client, session, "Anders.", 0).json() == {"version": 1, "theirs": {"text": "Vooraf."}}
    assert put(client, session, "x" * 5000, 1).status_code == 400
    assert "Vooraf." in client.get(reverse("intervision:session", args=[session.pk])).text
    client.force_login(a_colleague())
    assert put(client, session, "x", 0).status_code == 404


def test_an_insight_of_a_session_that_did_not_go_on_is_found_again(client):
    session = a_plan()
    one = kept(session)
    planning.cancel(session, by=session.organiser, key=new_key())
    client.force_login(one.member)
    page = client.get("/intervisie/").text
    assert WORDS in page
    along = reverse("intervision:along", args=[one.pk])
    assert along in page
    assert client.post(along, {"key": new_key()})["Location"].startswith("/portfolio/situaties/")


def test_who_is_ticked_off_keeps_what_they_wrote(client):
    session = a_plan(guests=["gast@elders.example"])
    one = kept(session)
    there = [str(line.pk) for line in session.participations.exclude(person=one.member)]
    write_down(session, FactsFactory(), there, [], by=session.organiser, key=new_key())
    client.force_login(one.member)
    assert client.get(reverse("intervision:session", args=[session.pk])).status_code == 404
    assert WORDS in client.get("/intervisie/").text
    names = files_in(exported(one.member))
    (path,) = [name for name in names if name.startswith("insights/")]
    assert json.loads(names[path])["text"] == WORDS


def test_the_old_way_to_keep_an_insight_still_works():
    session = SessionFactory()
    insights.keep(session, WORDS, by=session.organiser, key=new_key())
    assert insight_of(session, session.organiser) == WORDS


def test_the_same_form_with_another_answer_or_insight_counts():
    line, key = line_of(SessionFactory()), new_key()
    insights.answer_and_keep(line, Answer.CONFIRMED, by=line.person, insight="Eerst.", key=key)
    insights.answer_and_keep(line, Answer.CONFIRMED, by=line.person, insight="Toen.", key=key)
    assert insight_of(line.session, line.person) == "Toen."
    assert (
        insights.answer_and_keep(line, Answer.PARTLY, by=line.person, insight="Toen.", key=key).state
        == LineState.PARTLY
    )


def test_an_insight_is_for_its_writer_alone():
    session = SessionFactory()
    line = line_of(session)
    insights.answer_and_keep(
        line, Answer.CONFIRMED, by=line.person, insight="Stilte is ook een antwoord.", key=new_key()
    )
    assert insight_of(session, line.person) == "Stilte is ook een antwoord."
    assert insight_of(session, session.organiser) == ""
    assert not Insight.objects.visible_to(session.organiser).exists()


def test_an_insight_can_change_and_go_and_strangers_have_none():
    session = SessionFactory()
    for text in ("eerst", "toen"):
        insights.keep(session, text, by=session.organiser, key=new_key())
    assert insight_of(session, session.organiser) == "toen"
    insights.keep(session, "  ", by=session.organiser, key=new_key())
    assert not Insight.objects.exists()
    with pytest.raises(PermissionDenied):
        insights.keep(session, "x", by=a_colleague(), key=new_key())


def test_an_insight_sent_from_the_same_page_with_other_words_is_kept():
    session, key = SessionFactory(), new_key()
    for text in ("Eerst.", "Toen."):
        insights.keep(session, text, by=session.organiser, key=key)
    assert insight_of(session, session.organiser) == "Toen."
    insights.keep(session, "Later, elders.", by=session.organiser, key=new_key())
    insights.keep(session, "Toen.", by=session.organiser, key=key)
    assert insight_of(session, session.organiser) == "Later, elders."
