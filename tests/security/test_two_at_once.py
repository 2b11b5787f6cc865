"""Two people, two screens, ten clicks at the same moment: one result, everyone else hears the outcome, no text lost."""

import threading
from collections import Counter

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from codeofconduct.stories import actions as story_desk
from codeofconduct.stories import withdrawal
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.models import Story
from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.statements import verify_statements
from portfolio.images.models import ImageOfGoodWork
from portfolio.sessions.models import Participation
from portfolio.sessions.states import Answer
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from registry.decisions import actions as board
from registry.decisions.models import Decision, Grounds
from registry.decisions.states import Outcome
from registry.reading import actions as reading_room
from registry.reading.models import Reading
from registry.renewal import actions as renewal
from registry.renewal.models import Dossier, Evidence
from tests.factories import situations, stories
from tests.factories.accounts import UserFactory
from tests.factories.intervision import SessionFactory
from tests.factories.registry import DossierFactory, a_board_member, a_key, findings
from trail.queries import history_of
from trail.verify import verify_trail

pytestmark = pytest.mark.usefixtures("committed", "_work_waits")


@pytest.fixture
def _work_waits(settings):
    """Mail and paper are another test's business."""
    cache.clear()
    settings.SECOND_FACTOR_REQUIRED = False
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail", "pdf"]}}


def at_once(*acts):
    """Carry these out at the same moment, each on a connection of its own; what each gave, or raised."""
    start, came = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        start.wait()
        try:
            came[place] = act()
        except Exception as reason:  # noqa: BLE001  what was raised is what the test looks at
            came[place] = reason
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    return came


def kinds(came):
    return Counter(type(one).__name__ if isinstance(one, Exception) else "done" for one in came)


def assert_all_verifies():
    assert verify_trail() == []
    assert list(verify_statements()) == []


def actions_of(thing):
    return Counter(entry.action for entry in history_of(thing))


def test_two_submits_of_one_dossier_are_one():
    dossier = DossierFactory(ready=True)
    came = at_once(*[lambda: renewal.submit(dossier, by=dossier.member, key=a_key(), looked=True)] * 2)
    assert kinds(came) == {"done": 1, "NotPossibleNow": 1}
    assert Evidence.objects.count() == 1
    assert actions_of(dossier)["dossier.submitted"] == 1
    assert_all_verifies()


def test_ten_of_the_same_form_are_one():
    dossier = DossierFactory(ready=True)
    came = at_once(*[lambda: renewal.submit(dossier, by=dossier.member, key="one-form", looked=True)] * 10)
    assert kinds(came) == {"done": 10}
    assert Evidence.objects.count() == 1
    assert actions_of(dossier)["dossier.submitted"] == 1
    assert_all_verifies()


NEW = [("situations:note", "text", Situation), ("images:new", "picture", ImageOfGoodWork)]


@pytest.mark.parametrize(("name", "field", "model"), NEW)
def test_ten_clicks_on_one_new_text_are_one_text(name, field, model):
    member = UserFactory(member=True)
    browsers = [Client() for _ in range(10)]
    for one in browsers:
        one.force_login(member)
    url, sent = reverse(name), {field: "De hond mocht niet mee", "key": "one-form"}
    came = at_once(*[lambda one=one: one.post(url, sent).status_code for one in browsers])
    assert Counter(came) == {302: 10}
    assert model.objects.count() == 1


def test_two_readers_finishing_reveal_once():
    dossier = DossierFactory(being_read=True)
    readings = list(Reading.objects.select_related("reader", "evidence__dossier"))

    def finish(reading):
        return reading_room.finish(reading, findings(), base_revision=0, by=reading.reader, key=a_key())

    assert kinds(at_once(*[lambda one=one: finish(one) for one in readings])) == {"done": 2}
    assert set(Reading.objects.values_list("state", flat=True)) == {"revealed"}
    assert actions_of(dossier)["dossier.advised"] == 1
    assert_all_verifies()


def test_two_board_members_propose_and_one_hears_of_the_other():
    dossier = DossierFactory(advised=True)
    words = Grounds("Wij nemen over wat de lezers schreven.", "Wat nu?")

    def propose(by):
        return board.propose(dossier, Outcome.RENEWED, words, by=by, key=a_key())

    came = at_once(*[lambda one=one: propose(one) for one in (a_board_member(), a_board_member())])
    assert kinds(came) == {"done": 1, "AlreadyDecided": 1}
    loser = next(one for one in came if isinstance(one, Exception))
    assert loser.decision == Decision.objects.get()
    assert_all_verifies()


def test_two_board_members_agreeing_decide_once_and_see_the_same_page():
    dossier = DossierFactory(proposed=True)
    before = dossier.registration.valid_until
    decision, url = Decision.objects.get(), reverse("decisions:decide", args=[dossier.pk])
    browsers = [Client(), Client()]
    for one in browsers:
        one.force_login(a_board_member())
    sent = {"do": "agree", "decision": str(decision.pk), "key": a_key()}
    came = at_once(*[lambda one=one: one.post(url, sent) for one in browsers])
    assert sorted(answer.status_code for answer in came) == [302, 409]
    other = next(answer for answer in came if answer.status_code == 409)
    decision.refresh_from_db()
    assert decision.decided_by.name in other.content.decode()
    dossier.registration.refresh_from_db()
    assert dossier.registration.valid_until.year == before.year + 5
    assert actions_of(dossier)["dossier.renewed"] == 1
    assert_all_verifies()


def test_agreeing_and_setting_aside_cannot_both_happen():
    dossier = DossierFactory(proposed=True)
    decision = Decision.objects.get()
    one, other = a_board_member(), a_board_member()
    at_once(lambda: board.agree(decision, by=one), lambda: board.set_aside(decision, by=other))
    decision.refresh_from_db()
    dossier = Dossier.objects.get(pk=dossier.pk)
    assert (decision.state, dossier.state) in {("decided", "renewed"), ("set_aside", "advised")}
    assert_all_verifies()


def test_two_answers_by_one_peer_leave_one_that_stands():
    session = SessionFactory()
    line = session.participations.select_related("person").first()
    said = [Answer.CONFIRMED, Answer.PARTLY]
    came = at_once(*[lambda one=one: confirmations.answer(line, one, by=line.person, key=a_key()) for one in said])
    assert kinds(came) == {"done": 2}
    line = Participation.objects.get(pk=line.pk)
    assert line.said == line.statements.count() == 2
    assert str(line.answer) == str(line.state)
    assert_all_verifies()


def test_two_autosaves_on_one_text_keep_both():
    own = situations.note(by=UserFactory(member=True))
    url = reverse("situations:autosave", args=[own.pk])
    texts, browsers = ["Op de telefoon geschreven.", "Op de laptop geschreven."], [Client(), Client()]

    def save(browser, text):
        body = {"happened": text, "page": text[:12]}
        return browser.put(url, body, content_type="application/json", headers={"If-Match": '"1"'})

    for one in browsers:
        one.force_login(own.member)
    came = at_once(*[lambda pair=pair: save(*pair) for pair in zip(browsers, texts, strict=True)])
    assert sorted(answer.status_code for answer in came) == [200, 412]
    stored = content_of(Situation.objects.get()).happened
    assert stored in texts
    told = next(answer for answer in came if answer.status_code == 412).json()
    assert told["theirs"]["happened"] == stored


def _telling(act):
    """The same for each of two people."""
    return [lambda one=one: act(one) for one in (UserFactory(code_editor=True), UserFactory(board=True))]


def test_two_editors_taking_a_story_up_make_one_page():
    manuscript = stories.offered()
    came = at_once(*_telling(lambda by: story_desk.take_up(manuscript, by=by)))
    assert kinds(came) == {"done": 1, "NotPossibleNow": 1}
    assert Story.objects.count() == 1
    assert actions_of(manuscript)["manuscript.taken_up"] == 1
    assert_all_verifies()


def test_ten_of_one_offer_are_one():
    donor = UserFactory(member=True)
    came = at_once(*[lambda: story_desk.offer(stories.COPY, by=donor, key="one-form")] * 10)
    assert kinds(came) == {"done": 10}
    assert Manuscript.objects.count() == 1
    assert_all_verifies()


def test_a_yes_and_taking_back_cannot_both_stand():
    """Whichever is first: a story that was taken back is nowhere, and nobody publishes it."""
    manuscript = stories.in_state("read")
    came = at_once(
        lambda: withdrawal.withdraw(manuscript, by=manuscript.donor),
        lambda: story_desk.publish(manuscript, by=UserFactory(code_editor=True)),
    )
    assert not isinstance(came[0], Exception)
    assert Manuscript.objects.get().state == "withdrawn"
    assert not Story.objects.exists()
    assert Client().get(f"/verhalen/{stories.SLUG}/").status_code in {404, 410}
    assert_all_verifies()


def test_two_editors_publishing_publish_once():
    manuscript = stories.in_state("read")
    came = at_once(*_telling(lambda by: story_desk.publish(manuscript, by=by)))
    assert kinds(came) == {"done": 1, "NotPossibleNow": 1}
    assert actions_of(manuscript)["story.published"] == 1
    assert_all_verifies()


def test_a_donors_two_tabs_answer_once():
    manuscript = stories.in_state("put_before")
    donor, text = manuscript.donor, manuscript.agreed_sha256
    came = at_once(
        lambda: story_desk.agree(manuscript, text, by=donor),
        lambda: story_desk.ask_otherwise(manuscript, "De hond eruit.", by=donor, key="other-tab"),
    )
    assert kinds(came) == {"done": 1, "NotPossibleNow": 1}
    assert Manuscript.objects.get().state in {"agreed", "edited"}
    assert_all_verifies()
