"""The personal link to a seat at a weighing table: it shows, it writes at one place, and tells a stranger nothing."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portfolio.together import actions, links
from portfolio.together.models import Asking, Seat, SeatMail
from portfolio.together.sealing import open_written
from tests.factories.intervision import a_colleague, new_key
from tests.factories.together import a_link, a_table_with_a_guest, lay, seat_of
from trail.models import TrailEntry

CANARY = "zwkanarie"


@pytest.fixture(autouse=True)
def _no_misses_yet():
    cache.clear()


@pytest.fixture
def guest(db):
    return a_table_with_a_guest()


def address(token, name="guest"):
    return reverse(f"together:{name}", args=[token])


def state_of(seat):
    return Seat.objects.get(pk=seat.pk).state


def test_opening_the_link_changes_nothing_however_often(client, guest):
    before = TrailEntry.objects.count()
    for _ in range(3):
        assert client.get(address(guest.token)).status_code == 200
        assert client.head(address(guest.token)).status_code == 200
        assert client.get(address(guest.token, "guest_take_back")).status_code == 200
    assert (state_of(guest.seat), TrailEntry.objects.count()) == ("asked", before)


def test_a_guest_writes_and_sees_the_others_only_then(client, guest):
    lay(seat_of(guest.asking, 0), CANARY)
    lay(seat_of(guest.asking, 1), "Ook iets.")
    assert CANARY not in client.get(address(guest.token)).content.decode()
    sent = {"human": "Geef hem tijd.", "lawful": "Er is ruimte.", "do": "send", "key": new_key()}
    assert client.post(address(guest.token), sent).status_code == 302
    page = client.get(address(guest.token)).content.decode()
    assert CANARY in page
    assert "<textarea" not in page
    assert TrailEntry.objects.filter(actor=f"guest:{guest.seat.pk}").exists()


def test_a_scanner_that_sends_the_form_sends_nothing(client, guest):
    """Only the button called "send" sends; an empty form, or one without it, tells nobody anything."""
    assert client.post(address(guest.token), {}).status_code == 422
    client.post(address(guest.token), {"human": "Begonnen."})
    assert state_of(guest.seat) == "asked"
    assert open_written(seat_of(guest.asking, 2)).human == "Begonnen."


def unknown(guest):
    return "er-is-geen-link-die-zo-heet"


def expired(guest):
    SeatMail.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return guest.token


def withdrawn(guest):
    actions.withdraw(Asking.objects.get(pk=guest.asking.pk), by=guest.asking.owner)
    return guest.token


def cut_off(guest):
    return guest.token[:-1]


def its_hash(guest):
    return SeatMail.objects.exclude(token_sha256=None).get().token_sha256


def without_one(guest):
    """A member's mail carries no link, and that opens nothing."""
    links.make(seat_of(guest.asking, 0), "asked")
    return "None"


@pytest.mark.parametrize("misuse", [unknown, expired, withdrawn, cut_off, its_hash, without_one])
def test_a_link_that_does_not_work_says_the_same_whatever_the_reason(client, guest, misuse):
    plain = client.get(address("x")).content.split(b"</header>")[1]
    token = misuse(guest)
    for name in ("guest", "guest_take_back"):
        answer = client.get(address(token, name))
        assert answer.status_code == 404
        assert answer.content.split(b"</header>")[1] == plain


def test_a_link_forwarded_to_somebody_who_is_signed_in_is_no_link(client, guest):
    plain = client.get(address("x")).content.split(b"</header>")[1]
    for person in (guest.asking.owner, seat_of(guest.asking, 0).person, a_colleague()):
        client.force_login(person)
        assert client.get(address(guest.token)).status_code == 404
        sent = client.post(address(guest.token), {"human": "Een ander.", "do": "send", "key": new_key()})
        assert sent.status_code == 404
    client.logout()
    assert client.get(address("x")).content.split(b"</header>")[1] == plain
    assert state_of(guest.seat) == "asked"


def test_a_text_sent_to_a_dead_link_is_given_back(client, guest):
    SeatMail.objects.update(expires_at=timezone.now())
    answer = client.post(address(guest.token), {"human": "Een half uur werk.", "do": "send"})
    assert answer.status_code == 404
    assert "Een half uur werk." in answer.content.decode()


@pytest.mark.parametrize("token", ["%00", "..%2f..%2fetc", "é", "\U0001f600", "a" * 4000, "' OR 1=1--"])
def test_a_strange_token_is_just_not_a_link(client, db, token):
    assert client.get(f"/meewegen/{token}/").status_code == 404


def test_a_guest_writes_once_and_a_double_tap_is_one(client, guest):
    sent = {"human": "Geef hem tijd.", "do": "send", "key": new_key()}
    for _ in range(2):
        assert client.post(address(guest.token), sent).status_code == 302
    again = client.post(address(guest.token), sent | {"human": "Toch anders.", "key": new_key()})
    assert again.status_code == 422
    assert "Toch anders." in again.content.decode()
    assert open_written(seat_of(guest.asking, 2)).human == "Geef hem tijd."


def test_a_guest_declines_without_a_reason_and_may_think_again(client, guest):
    client.post(address(guest.token), {"do": "decline", "key": new_key()})
    assert state_of(guest.seat) == "declined"
    client.post(address(guest.token), {"human": "Toch maar.", "do": "send", "key": new_key()})
    assert state_of(guest.seat) == "wrote"


def test_a_guest_takes_it_back(client, guest):
    lay(guest.seat, CANARY, token=guest.token)
    assert client.post(address(guest.token, "guest_take_back"), {"key": new_key()}).status_code == 302
    assert state_of(guest.seat) == "taken_back"
    assert CANARY not in client.get(address(guest.token)).content.decode()


def test_a_link_is_for_its_own_place(guest):
    other = a_table_with_a_guest()
    with pytest.raises(Exception, match="link"):
        lay(other.seat, "Hier niet.", token=guest.token)


def test_a_link_lasts_fourteen_days_and_only_its_hash_is_kept(guest):
    mail = SeatMail.objects.exclude(token_sha256=None).get()
    assert timedelta(days=13, hours=23) < mail.expires_at - timezone.now() <= timedelta(days=14)
    assert guest.token not in str(vars(mail))


def test_no_robot_cache_or_other_site_hears_of_the_link(client, guest):
    for url in (address(guest.token), address(guest.token, "guest_take_back"), address("nope")):
        answer = client.get(url)
        assert "noindex" in answer["X-Robots-Tag"]
        assert 'content="noindex' in answer.content.decode()
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "no-store"


def test_trying_many_links_is_slowed_down_and_harms_nobody_else(client, guest):
    answers = [client.get(address(f"poging-{n}")).status_code for n in range(40)]
    assert (answers[0], answers[-1]) == (404, 429)
    assert client.get(address(guest.token)).status_code == 200


def test_the_form_is_protected_against_other_sites(guest):
    sent = {"human": "Van elders.", "do": "send"}
    assert Client(enforce_csrf_checks=True).post(address(guest.token), sent).status_code == 403
    assert state_of(guest.seat) == "asked"


def test_the_page_shows_roles_and_no_addresses(client, guest):
    page = client.get(address(guest.token)).content.decode()
    assert "beleidsadviseur" in page
    for hidden in ("@", seat_of(guest.asking, 0).person.name, str(guest.asking.pk)):
        assert hidden not in page.split("<main")[1].split("</main>")[0]


def test_a_second_link_of_the_same_occasion_is_not_made(guest):
    SeatMail.objects.update(sent_at=timezone.now())
    assert links.make(guest.seat, "asked") is None
    assert a_link(guest.seat, "unfolded")
