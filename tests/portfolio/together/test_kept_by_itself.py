"""What somebody writes at a seat is kept while they write: for them alone, and never over what another screen wrote."""

import json

import pytest
from django.urls import reverse

from portfolio.together import actions
from portfolio.together.models import Seat
from portfolio.together.sealing import open_written
from portfolio.together.states import SeatState
from tests.factories.intervision import a_colleague
from tests.factories.together import exchange, lay, seat_of, weighing
from trail.models import TrailEntry


@pytest.fixture
def seat(client, db):
    made = seat_of(weighing(a_colleague(), *(a_colleague() for _ in range(3))))
    client.force_login(made.person)
    return made


def page_of(seat):
    return reverse("together:seat", args=[seat.pk])


def kept(client, seat, revision, **words):
    sent = json.dumps(words)
    return client.put(
        reverse("together:autosave", args=[seat.pk]), sent, "application/json", headers={"If-Match": f'"{revision}"'}
    )


def test_it_is_there_again_and_nobody_else_sees_it(client, seat):
    page = client.get(page_of(seat)).text
    assert f'data-url="{reverse("together:autosave", args=[seat.pk])}"' in page
    assert "js/autosave.js" in page
    answer = kept(client, seat, 0, human="Zij is moe, zegt mevrouw Ter Horst.", lawful="")
    assert answer.json()["version"] == 1
    assert "Ter Horst" in answer.json()["hints"]["human"]
    assert "Zij is moe" in client.get(page_of(seat)).text
    assert Seat.objects.get(pk=seat.pk).state == SeatState.ASKED
    assert not TrailEntry.objects.filter(action="seat.written").exists()
    client.force_login(seat.asking.owner)
    assert "Zij is moe" not in client.get(reverse("together:asking", args=[seat.asking.pk])).text


def test_another_screen_is_not_written_over(client, seat):
    kept(client, seat, 0, human="Aan mijn bureau.", lawful="")
    answer = kept(client, seat, 0, human="Op mijn telefoon.", lawful="")
    assert answer.status_code == 412
    assert answer.json() == {"version": 1, "theirs": {"human": "Aan mijn bureau.", "lawful": ""}}
    assert open_written(Seat.objects.get(pk=seat.pk)).human == "Aan mijn bureau."


def test_an_image_is_kept_with_how_much_was_at_play(client):
    seat = seat_of(exchange(a_colleague()))
    client.force_login(seat.person)
    assert kept(client, seat, 0, picture="Eerst luisteren.", weight_ethical="most").status_code == 200
    own = open_written(Seat.objects.get(pk=seat.pk))
    assert (own.picture, own.weights["ethical"]) == ("Eerst luisteren.", "most")
    theirs = kept(client, seat, 0, picture="Anders.").json()["theirs"]
    assert theirs["picture"] == "Eerst luisteren."
    assert not {"title", "situations"} & theirs.keys()


def test_what_was_sent_stays_and_what_is_no_text_is_refused(client, seat):
    assert kept(client, seat, 0, human="", lawful="").status_code == 400
    assert kept(client, seat, 0, human="x" * 9_000).status_code == 400
    lay(seat, "Verstuurd.")
    sent = Seat.objects.get(pk=seat.pk)
    assert kept(client, seat, sent.revision, human="Toch anders.").status_code == 400
    assert open_written(Seat.objects.get(pk=seat.pk)).human == open_written(sent).human
    assert "data-autosave" not in client.get(page_of(seat)).text


def test_a_seat_of_somebody_else_or_one_that_was_withdrawn_is_not_there(client, seat):
    client.force_login(a_colleague())
    assert kept(client, seat, 0, human="Ik ook.").status_code == 404
    client.logout()
    assert kept(client, seat, 0, human="Ik ook.").status_code == 401
    actions.withdraw(seat.asking, by=seat.asking.owner)
    client.force_login(seat.person)
    assert kept(client, seat, 0, human="Nog.").status_code == 404
