"""Everyone reads the rules, the board writes them; no word is lost, whatever somebody types."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from registry.policy.models import Policy
from registry.policy.queries import in_force
from tests.factories.accounts import UserFactory
from tests.factories.intervision import new_key
from tests.factories.policy import WHY, PolicyFactory, rules, rules_set
from tests.registry.renewal.test_views import text

ALL, NEW, PUBLIC = "/bestuur/regels/", "/bestuur/regels/nieuw/", "/regels/"


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def board(client):
    member = UserFactory(board=True)
    client.force_login(member)
    return member


def filled(days=60, **different):
    """The form as a browser sends it."""
    sent = rules().as_columns() | {"starts_on": str(timezone.localdate() + timedelta(days=days)), "why": WHY}
    return sent | {"key": new_key(), "pieces_max": 4} | different


def test_everyone_reads_what_holds_and_what_is_to_come(client):
    made = rules_set(pieces_max=4, without=["link"])
    page = text(client.get(PUBLIC))
    assert "A colleague can confirm by a personal link. That counts for renewal." in page
    assert (
        "A colleague can confirm by a personal link. From this day on that does not count for renewal any more." in page
    )
    assert "You show at most 4 pieces from your portfolio. One is enough. Before that: 6." in page
    assert date_format(made.starts_on, "j F Y") in page
    assert WHY in page
    assert "terugnemen" not in page


def test_what_was_taken_back_is_seen_by_board_and_secretary(client):
    PolicyFactory(withdrawn=True, why="Dit was een vergissing van ons.")
    assert "vergissing" not in text(client.get(PUBLIC))
    for role in ("board", "secretary"):
        client.force_login(UserFactory(**{role: True}))
        page = text(client.get(ALL))
        assert "vergissing" in page
        assert (NEW in page) == (role == "board")
        assert ALL in text(client.get(reverse("desk:home")))


def test_the_board_writes_the_next_rules(client, board):
    sent = filled(starts_on="1 januari 2030", levels_that_count=["account", "code"])
    with time_machine.travel("2028-05-01 12:00"):
        client.force_login(board)
        for _twice in range(2):
            assert client.post(NEW, sent).status_code == 302
        page = text(client.get(ALL))
    assert page.count("From 1 January 2030") >= 1
    made = Policy.objects.get(pieces_max=4)
    assert (made.starts_on.isoformat(), made.levels_that_count, made.why) == ("2030-01-01", ["account", "code"], WHY)


@pytest.mark.parametrize(
    "day", ["29-02-2028", "29 februari 2028", "29/2/28", "2028-02-29", "29 feb. 2028", " 29.2.2028 "]
)
def test_a_day_as_people_write_it(client, board, day):
    with time_machine.travel("2027-05-01 12:00"):
        client.force_login(board)
        assert client.post(NEW, filled(starts_on=day)).status_code == 302
    assert Policy.objects.get(pieces_max=4).starts_on.isoformat() == "2028-02-29"


WRONG = [
    ("starts_on", "29 februari 2027", "Write a date"),
    ("starts_on", "31-11-2027", "Write a date"),
    ("starts_on", "volgend jaar", "Write a date"),
    ("starts_on", "1\x001", "Write a date"),
    ("starts_on", "", "Write the day"),
    ("starts_on", "1-1-2020", "a month before they start"),
    ("starts_on", "1-1-9999", "Look at the year"),
    ("why", "", "Write in a few words why"),
    ("why", " \u200b ", "Write in a few words why"),
    ("why", "weg\x00", "a sign here"),
    ("why", "x" * 2001, "longer than fits"),
    ("levels_that_count", [], "at least one way"),
    ("levels_that_count", ["account", "telepathie"], "Choose from the ways"),
    ("levels_that_count", "' OR 1=1 --", "Choose from the ways"),
    ("readers", "1", "from 2 to 5"),
    ("readers", "", "from 2 to 5"),
    ("readers", "-2", "from 2 to 5"),
    ("readers", "twee", "from 2 to 5"),
    ("readers", "2,5", "from 2 to 5"),
    ("readers", "2\x00", "from 2 to 5"),
    ("term_years", "11", "from 1 to 10"),
    ("term_years", "99999999999999999999", "from 1 to 10"),
    ("term_years", "9" * 5000, "from 1 to 10"),
    ("term_years", "1e3", "from 1 to 10"),
    ("window_months", "61", "from 1 to 24"),
    ("story_max_words", "199", "from 200 to 5000"),
    ("objection_weeks", "5", "from 6 to 26"),
    ("pieces_max", "0", "from 1 to 12"),
]


@pytest.mark.parametrize(("name", "value", "says"), WRONG, ids=[f"{name}-{n}" for n, (name, *_) in enumerate(WRONG)])
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(client, board, name, value, says):
    sent = filled(**{name: value})
    answer = client.post(NEW, sent)
    page = text(answer)
    assert (answer.status_code, Policy.objects.count()) == (422, 1)
    error = page[page.index(f'id="id_{name}_error"') :]
    assert says in error[: error.index("</div>")]
    assert page.count('class="error"') == 1
    assert name == "why" or WHY in page
    if isinstance(value, str) and value and "\x00" not in value and name not in {"levels_that_count", "why"}:
        assert f'value="{value}"' in page


def test_a_colleague_was_first_for_this_day(client, board):
    rules_set(days=60, readers=3)
    answer = client.post(NEW, filled(days=60))
    page = text(answer)
    assert answer.status_code == 422
    assert "There are rules that start on this day already." in page[page.index('id="id_starts_on_error"') :]
    assert WHY in page
    assert Policy.objects.count() == 2


def test_nothing_different_is_said(client, board):
    answer = client.post(NEW, filled(pieces_max=6))
    assert answer.status_code == 422
    assert "What is to change?" in text(answer)


def test_the_form_begins_with_what_was_written_last(client, board):
    rules_set(story_max_words=1111)
    page = text(client.get(NEW))
    assert 'value="1111"' in page
    assert page.count(" checked") == 4


def test_taken_back_by_the_board_once(client, board):
    made = rules_set(pieces_max=4)
    address = reverse("policy:withdraw", args=[made.pk])
    assert address in text(client.get(ALL))
    asked = text(client.get(address))
    assert "Take these rules back?" in asked
    assert "Before that: 6." in asked
    for _twice in range(2):
        assert client.post(address, {"key": new_key()}).status_code == 302
    assert Policy.objects.get(pk=made.pk).withdrawn_on == timezone.localdate()
    assert client.get(address).status_code == 302


def test_what_started_is_not_taken_back(client, board):
    now = in_force(timezone.localdate())
    address = reverse("policy:withdraw", args=[now.pk])
    assert client.get(address).status_code == 302
    assert "These rules hold since" in text(client.post(address, {"key": new_key()}, follow=True))
    assert in_force(timezone.localdate()) == now


@pytest.mark.parametrize(("role", "status"), [("member", 404), ("superuser", 404), ("secretary", 403)])
def test_others_cannot(client, role, status):
    made = rules_set(pieces_max=4)
    client.force_login(UserFactory(**{role: True}))
    assert client.post(reverse("policy:withdraw", args=[made.pk]), {"key": new_key()}).status_code == status
    refused = client.post(NEW, filled())
    assert refused.status_code == 403
    assert WHY in text(refused)
    assert Policy.objects.standing().count() == 2


def test_the_explanation_is_text(client):
    rules_set(pieces_max=4, why="<script>alert(1)</script>\n\nTweede alinea {{ x }}")
    page = text(client.get(PUBLIC))
    assert "&lt;script&gt;" in page
    assert "{{ x }}" in page


def test_the_same_queries_however_many_rules(client, django_assert_num_queries):
    for days in (40, 80):
        for start in range(days, days + 10):
            PolicyFactory(starts_on=timezone.localdate() + timedelta(days=start), pieces_max=1 + start % 12)
        with django_assert_num_queries(1):
            client.get(PUBLIC)
