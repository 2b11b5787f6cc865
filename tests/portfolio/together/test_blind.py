"""First you write, then it unfolds: whatever page one asks for, before that it holds nothing of the others."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import RecordKey
from portfolio.images.content import Content as Image
from portfolio.images.queries import with_content as images_of
from portfolio.situations.queries import with_content as situations_of
from portfolio.together import actions
from portfolio.together.content import Outcome
from portfolio.together.models import Asking, Seat
from tests.factories.intervision import a_colleague, new_key
from tests.factories.together import a_link, exchange, lay, seat_of, unfolded_weighing, weighing

MINE, THEIRS, THIRD = "zwmijnbeeld", "zwhunbeeld", "zwderde"


@pytest.fixture(autouse=True)
def _no_misses_yet():
    cache.clear()


@pytest.fixture
def asked(db):
    """An exchange with two peers; the owner's image holds a word that must stay folded."""
    peers = a_colleague(name="Samira el Idrissi"), a_colleague(name="Hakan Yıldız")
    own = Image(title=f"titel {MINE}", picture=MINE, ethical=MINE, weights={"ethical": "most"})
    return exchange(a_colleague(name="Joost Veldkamp"), *peers, own=own)


def read(client, person, *names):
    """Everything this person gets from these addresses: pages, headers, cookies."""
    client.force_login(person)
    answers = [client.get(reverse(name, args=args)) for name, args in names]
    return " ".join(f"{one.status_code} {one.headers} {one.content.decode()}" for one in answers)


def of_the_peer(seat):
    return ("together:seat", [seat.pk]), ("together:seat_take_back", [seat.pk]), ("together:overview", [])


def of_the_owner(asking):
    return ("together:asking", [asking.pk]), ("together:withdraw", [asking.pk]), ("together:overview", [])


def test_a_peer_sees_nothing_of_mine_before_theirs_is_sent(client, asked):
    seat = seat_of(asked)
    assert MINE not in read(client, seat.person, *of_the_peer(seat))
    lay(seat, THEIRS, send=False)
    assert MINE not in read(client, seat.person, *of_the_peer(seat))
    lay(seat, THEIRS)
    page = read(client, seat.person, *of_the_peer(seat))
    assert page.count(MINE) >= 3
    assert "vooral hier" in page


def test_i_see_nothing_of_theirs_before_it_is_sent(client, asked):
    seat = seat_of(asked)
    lay(seat, THEIRS, send=False)
    assert THEIRS not in read(client, asked.owner, *of_the_owner(asked))
    lay(seat, THEIRS)
    assert THEIRS in read(client, asked.owner, *of_the_owner(asked))


def test_a_refused_form_shows_nothing_of_mine_either(client, asked):
    seat = seat_of(asked)
    client.force_login(seat.person)
    address = reverse("together:seat", args=[seat.pk])
    for sent in ({"do": "send"}, {"do": "send", "picture": "x" * 20_001}, {"do": "send", "weight_ethical": "9"}):
        answer = client.post(address, sent)
        assert answer.status_code == 422
        assert MINE not in answer.content.decode()


def test_two_peers_never_see_each_other(client, asked):
    one, other = seat_of(asked, 0), seat_of(asked, 1)
    lay(one, THEIRS)
    lay(other, THIRD)
    assert THIRD not in read(client, one.person, *of_the_peer(one))
    assert THEIRS not in read(client, other.person, *of_the_peer(other))
    assert "Hakan" not in read(client, one.person, *of_the_peer(one))


def test_my_image_lies_there_as_it_was_when_i_asked(client, asked):
    from portfolio.images import actions as images

    later = Image(title="Later", picture="zwlater")
    images.write(asked.image, later, base_revision=asked.image.revision, by=asked.owner)
    lay(seat_of(asked), THEIRS)
    page = read(client, seat_of(asked).person, *of_the_peer(seat_of(asked)))
    assert MINE in page
    assert "zwlater" not in page


def test_at_a_weighing_table_nobody_reads_anybody_before_everyone_wrote(client, db):
    table = weighing()
    seats = list(Seat.objects.with_all().filter(asking=table))
    lay(seats[0], THEIRS)
    lay(seats[1], THIRD)
    for person, pages in [(table.owner, of_the_owner(table)), *((one.person, of_the_peer(one)) for one in seats[1:])]:
        assert THEIRS not in read(client, person, *pages)
    lay(seats[2], "De laatste.")
    for person, pages in [(table.owner, of_the_owner(table)), *((one.person, of_the_peer(one)) for one in seats)]:
        assert {THEIRS, THIRD} <= set(read(client, person, *pages).replace("<", " ").replace(">", " ").split())


def test_who_did_not_write_sees_nothing_until_they_did(client, db):
    table = weighing()
    seats = list(Seat.objects.with_all().filter(asking=table))
    lay(seats[0], THEIRS)
    Asking.objects.update(write_until="2020-01-01")
    actions.unfold(Asking.objects.get(), by=table.owner)
    assert THEIRS in read(client, table.owner, *of_the_owner(table))
    assert THEIRS not in read(client, seats[1].person, *of_the_peer(seats[1]))
    lay(seats[1], THIRD)
    assert THEIRS in read(client, seats[1].person, *of_the_peer(seats[1]))
    assert THIRD in read(client, seats[0].person, *of_the_peer(seats[0]))


def test_the_outcome_is_the_owners_until_they_show_it(client, db):
    table = unfolded_weighing()
    seat = seat_of(table)
    about = {"by": table.owner, "base_revision": 0}
    table = actions.write_outcome(table, Outcome(choice="zwkeuze"), shown=False, **about, key=new_key())
    assert "zwkeuze" not in read(client, seat.person, *of_the_peer(seat))
    about["base_revision"] = 1
    table = actions.write_outcome(table, Outcome(choice="zwkeuze"), shown=True, **about, key=new_key())
    assert "zwkeuze" in read(client, seat.person, *of_the_peer(seat))
    actions.take_back(seat, by=seat.person)
    assert "zwkeuze" not in read(client, seat.person, *of_the_peer(seat))


def test_what_was_taken_back_is_gone_for_everyone_at_once(client, db):
    table = unfolded_weighing()
    seat, other = seat_of(table, 0), seat_of(table, 1)
    words = "vanaf plek 0"
    assert words in read(client, table.owner, *of_the_owner(table))
    actions.take_back(seat, by=seat.person)
    assert words not in read(client, table.owner, *of_the_owner(table))
    assert words not in read(client, other.person, *of_the_peer(other))
    assert "vanaf plek 1" not in read(client, seat.person, *of_the_peer(seat))


def test_withdrawing_closes_every_page_within_the_request_and_destroys_the_key(client, asked):
    seat = seat_of(asked)
    lay(seat, THEIRS)
    client.force_login(asked.owner)
    assert client.post(reverse("together:withdraw", args=[asked.pk])).status_code == 302
    for person, pages in ((asked.owner, of_the_owner(asked)), (seat.person, of_the_peer(seat))):
        page = read(client, person, *pages[:2])
        assert page.startswith("404")
        assert MINE not in page.replace("404", "")
    assert not RecordKey.objects.exists()
    assert not bytes(Seat.objects.get(pk=seat.pk).sealed)


def test_withdrawing_takes_nobody_their_own_words(asked):
    one, other = seat_of(asked, 0), seat_of(asked, 1)
    lay(one, THEIRS)
    lay(other, THIRD, send=False)
    actions.withdraw(asked, by=asked.owner)
    assert [content.picture for _image, content in images_of(one.person)] == [THEIRS]
    assert [content.picture for _image, content in images_of(other.person)] == [THIRD]


def test_a_copy_for_oneself_is_one_tap_and_one_copy(client, asked):
    seat = seat_of(asked)
    lay(seat, THEIRS)
    client.force_login(seat.person)
    for _ in range(2):
        assert client.post(reverse("together:keep", args=[seat.pk])).status_code == 302
    actions.withdraw(asked, by=asked.owner)
    assert [content.picture for _image, content in images_of(seat.person)] == [THEIRS]


def test_a_copy_of_what_one_weighed_is_a_note(db):
    table = unfolded_weighing()
    seat = seat_of(table)
    actions.keep(seat, by=seat.person)
    ((_situation, content),) = situations_of(seat.person)
    assert "vanaf plek 0" in content.happened


def test_nobody_else_sees_that_it_is_there(client, asked):
    seat, link = seat_of(asked), a_link(seat_of(weighing(None, a_colleague(), a_colleague(), guests=["g@h.nl"]), 2))
    client.force_login(a_colleague())
    pages = [*of_the_owner(asked)[:2], *of_the_peer(seat)[:2]]
    assert {client.get(reverse(name, args=args)).status_code for name, args in pages} == {404}
    assert client.get(reverse("together:guest", args=[link])).status_code == 404
    client.force_login(asked.owner)
    assert client.get(reverse("together:seat", args=[seat.pk])).status_code == 404
    client.force_login(seat.person)
    assert client.get(reverse("together:asking", args=[asked.pk])).status_code == 404


def test_who_left_is_a_former_participant(client, asked):
    seat = seat_of(asked)
    lay(seat, THEIRS)
    seat.person.is_active = False
    seat.person.save()
    page = read(client, asked.owner, *of_the_owner(asked))
    assert "Samira" not in page
    assert "oormalig deelnemer" in page
    asked.owner.is_active = False
    asked.owner.save()
    other = seat_of(asked, 1)
    assert "Joost" not in read(client, other.person, *of_the_peer(other))


def test_an_account_that_is_gone_takes_its_name_along(client, asked):
    seat = seat_of(asked)
    lay(seat, THEIRS)
    Seat.objects.filter(pk=seat.pk).update(person=None)
    assert "Samira" not in read(client, asked.owner, *of_the_owner(asked))
