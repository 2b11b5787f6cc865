"""An edition's life: who may do what, when it is refused, and that one edition holds on every day."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codeofconduct.editions import actions as editions
from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import in_force, text_digest
from codeofconduct.editions.states import NEXT, S
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from trail.exceptions import NotPossibleNow
from trail.moves import move
from trail.queries import history_of

SAID = {"meeting": "Ledenvergadering", "quorum": "Een meerderheid"}


@pytest.mark.parametrize("came_from", sorted(S))
@pytest.mark.parametrize("to", sorted(S))
def test_moves_follow_the_table(came_from, to):
    edition = code.edition_in(came_from)
    edition.adopted_on = edition.adopted_on or timezone.localdate()
    edition.in_force_from = edition.in_force_from or timezone.localdate()
    edition.sha256 = edition.sha256 or "0" * 64
    if to in NEXT[came_from]:
        move(edition, to, table=NEXT, by=None, action="edition.adopted")
        assert Edition.objects.get(pk=edition.pk).state == to
    else:
        with pytest.raises(NotPossibleNow):
            move(edition, to, table=NEXT, by=None, action="edition.adopted")
        assert Edition.objects.get(pk=edition.pk).state == came_from


def test_a_life_leaves_its_traces():
    edition = code.edition_in(S.SUPERSEDED)
    assert [entry.action for entry in history_of(edition)] == [
        "edition.drafted",
        "edition.adopted",
        "edition.came_into_force",
        "edition.superseded",
    ]
    adopted = history_of(edition)[1]
    assert adopted.codes["number"] == "1.0"
    assert adopted.codes["sha256"] == edition.sha256 == text_digest(edition)


def test_the_text_is_kept_as_it_was_given():
    edition = code.draft(values=code.text(values=2, articles=2))
    article = edition.core_values.get(key="W2").articles.get(key="W2.1")
    assert edition.url == "/beroepscode/1-0/"
    assert article.explanation == "Uitleg bij 2.1."
    assert article.question_ethical == code.QUESTIONS["ethical"]


@pytest.mark.parametrize("who", ["member", "reader", "secretary"])
def test_only_board_and_editors_write(who):
    with pytest.raises(PermissionDenied):
        editions.draft("1.0", "", code.text(), by=UserFactory(**{who: True}))
    assert not Edition.objects.exists()


def test_an_editor_writes_but_does_not_adopt():
    editor = UserFactory(code_editor=True)
    edition = editions.draft("1.0", "", code.text(), by=editor)
    today = timezone.localdate()
    with pytest.raises(PermissionDenied):
        editions.adopt(edition, on=today, in_force_from=today, by=editor, **SAID)


@pytest.mark.parametrize("number", ["", "1", "1.", "0.1", "1.0\n", "één", "1.0.0", "../1"])
def test_a_number_that_is_none_is_refused(number):
    with pytest.raises(NotPossibleNow):
        code.draft(number)


def test_a_number_is_given_once():
    code.draft("1.0")
    with pytest.raises(NotPossibleNow, match=r"editi"):
        code.draft("1.0")


def spoiled(where, how):
    values = code.text()
    target = values[0]["articles"][0] if where == "article" else values[0]
    target.update(how)
    return values


@pytest.mark.parametrize(
    "values",
    [
        spoiled("article", {"key": "W1.2"}),
        spoiled("article", {"key": "W2.9"}),
        spoiled("article", {"key": "1.1"}),
        spoiled("article", {"key": "W1.01"}),
        spoiled("value", {"key": "W2"}),
        spoiled("value", {"key": "Waarde"}),
    ],
)
def test_keys_stand_for_one_thing(values):
    with pytest.raises(NotPossibleNow):
        code.draft(values=values)
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    "values",
    [[], spoiled("article", {"text": " \n"}), spoiled("value", {"title": " "}), spoiled("value", {"articles": []})],
)
def test_what_is_empty_is_not_adopted(values):
    edition = editions.draft("1.0", "", values, by=UserFactory(board=True))
    with pytest.raises(NotPossibleNow):
        code.adopt(edition)
    assert Edition.objects.get().state == S.WORKING


@pytest.mark.parametrize(("on", "begins"), [(0, -1), (1, 1), (1, 2), (-10, -5)])
def test_impossible_dates_are_refused(on, begins):
    today = timezone.localdate()
    with pytest.raises(NotPossibleNow):
        editions.adopt(
            code.draft(),
            on=today + timedelta(days=on),
            in_force_from=today + timedelta(days=begins),
            by=UserFactory(board=True),
            **SAID,
        )


def test_two_editions_do_not_begin_on_one_day():
    code.in_force("1.0")
    with pytest.raises(NotPossibleNow):
        code.adopt(code.draft("1.1"))


def test_the_database_holds_one_edition_per_day_too():
    code.in_force("1.0")
    later = code.adopt(code.draft("1.1"), in_force_from=timezone.localdate() + timedelta(days=1))
    with pytest.raises(IntegrityError):
        Edition.objects.bulk_update([_in_force(later)], ["state"])


def _in_force(edition):
    edition.state = S.IN_FORCE
    return edition


def test_an_unsaid_meeting_is_asked_for():
    today = timezone.localdate()
    with pytest.raises(NotPossibleNow):
        editions.adopt(code.draft(), on=today, in_force_from=today, meeting=" ", quorum="", by=UserFactory(board=True))


def test_adopting_twice_is_refused():
    edition = code.adopt(code.draft())
    with pytest.raises(NotPossibleNow):
        code.adopt(edition, in_force_from=timezone.localdate() + timedelta(days=1))


def test_a_dropped_key_is_never_reused():
    today = timezone.localdate()
    code.in_force("1.0", values=code.text(articles=3))
    code.adopt(code.draft("1.1", values=code.text(articles=2)), in_force_from=today + timedelta(days=1))
    with pytest.raises(NotPossibleNow, match=r"W1\.3"):
        code.adopt(code.draft("1.2", values=code.text(articles=3)), in_force_from=today + timedelta(days=2))


def test_a_key_goes_to_no_other_sentence_while_its_own_gets_another_key():
    today = timezone.localdate()
    code.in_force("1.0", values=code.text(1, articles=3))
    values = code.text(1, articles=3)
    first, second, _third = values[0]["articles"]
    first["key"], second["key"] = second["key"], first["key"]
    with pytest.raises(NotPossibleNow, match=r"W1\.1"):
        code.adopt(code.draft("1.1", values=values), in_force_from=today + timedelta(days=1))


def test_an_article_may_get_a_key_that_nobody_had():
    today = timezone.localdate()
    code.in_force("1.0", values=code.text(1, articles=3))
    values = code.text(1, articles=3)
    values[0]["articles"][0]["key"] = "W1.4"
    assert code.adopt(code.draft("1.1", values=values), in_force_from=today + timedelta(days=1)).is_final


def test_coming_into_force_twice_is_once():
    today = timezone.localdate()
    edition = code.adopt(code.draft())
    assert editions.bring_into_force(today) == [edition]
    assert editions.bring_into_force(today) == []
    assert [entry.action for entry in history_of(edition)].count("edition.came_into_force") == 1


def test_a_tick_that_was_missed_is_caught_up_in_order():
    today = timezone.localdate()
    for step, number in enumerate(("1.0", "1.1", "2.0")):
        code.adopt(code.draft(number), in_force_from=today + timedelta(days=step))
    editions.bring_into_force(today + timedelta(days=30))
    assert dict(Edition.objects.values_list("number", "state")) == {
        "1.0": S.SUPERSEDED,
        "1.1": S.SUPERSEDED,
        "2.0": S.IN_FORCE,
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begins=st.sets(st.integers(0, 400), min_size=1, max_size=4),
    asked=st.integers(-5, 405),
    ticked=st.integers(-5, 405),
)
def test_one_edition_holds_on_any_day(db, begins, asked, ticked):
    today = timezone.localdate()
    with transaction.atomic():
        for step, days in enumerate(sorted(begins)):
            code.adopt(code.draft(f"1.{step}"), in_force_from=today + timedelta(days=days))
        editions.bring_into_force(today + timedelta(days=ticked))
        expected = [f"1.{step}" for step, days in enumerate(sorted(begins)) if days <= asked]
        found = in_force(today + timedelta(days=asked))
        assert (found.number if found else None) == (expected[-1] if expected else None)
        assert Edition.objects.filter(state=S.IN_FORCE).count() == (1 if min(begins) <= ticked else 0)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("moment", "number"),
    [("2026-06-30T21:59:59+00:00", "1.0"), ("2026-06-30T22:00:00+00:00", "1.1")],
)
def test_the_day_changes_at_midnight_in_the_netherlands(client, moment, number):
    with time_machine.travel(datetime.fromisoformat("2026-06-01T12:00:00+00:00")):
        code.in_force("1.0")
        code.adopt(code.draft("1.1"), in_force_from=date(2026, 7, 1))
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert client.get("/beroepscode/").context["edition"].number == number


def test_the_past_is_replayed_on_its_own_days():
    for moment, number in (("2018-11-15T12:00:00+00:00", "1.0"), ("2025-11-20T12:00:00+00:00", "1.1")):
        with time_machine.travel(datetime.fromisoformat(moment)):
            code.adopt(code.draft(number), in_force_from=timezone.localdate() + timedelta(days=40))
    editions.bring_into_force(timezone.localdate())
    assert in_force(date(2020, 5, 1)).number == "1.0"
    assert in_force(date(2018, 11, 15)) is None
