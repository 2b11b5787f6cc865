"""Putting something before others: exactly what they will see first, and nothing that tells who is in the register."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portfolio.together import actions
from portfolio.together.content import Asked, Put
from portfolio.together.models import Asking, Seat
from portfolio.together.people import colleagues_by_pk
from portfolio.together.states import Kind
from tests.factories.accounts import UserFactory
from tests.factories.intervision import SessionFactory, a_colleague, new_key
from tests.factories.situations import image, situation
from tests.factories.together import exchange, lay, seat_of, until, weighing
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry


@pytest.fixture
def owner(client, db):
    person = a_colleague(name="Joost Veldkamp", email="joost.veldkamp@gmail.com")
    client.force_login(person)
    return person


def form(*people, question="Wat is hier goed?", roles=(), **more):
    data = {"question": question, "write_until": until().isoformat(), "key": new_key(), "do": "look", **more}
    for n, (name, email) in enumerate(people):
        data |= {f"people-{n}-name": name, f"people-{n}-email": email}
    return data | {f"people-{n}-role": role for n, role in enumerate(roles)}


def hidden(page):
    """The fields a page carries along, as a browser would send them."""
    found = {}
    for part in page.split('<input type="hidden" ')[1:]:
        tag = part.split(">")[0]
        found[tag.split('name="')[1].split('"')[0]] = tag.split('value="')[1].split('"')[0]
    return found


def beside(of):
    return reverse("together:ask_beside", args=[of.pk])


THREE = [("Bea", "bea@example.org"), ("Cor", "cor@example.org"), ("Dina", "dina@example.org")]
THREE_ROLES = ("jurist", "beleid", "ervaringsdeskundige")


def test_one_sees_first_exactly_what_they_will_see_and_then_sends(client, owner):
    peer, mine = a_colleague(name="Samira"), image(by=owner)
    looked = client.post(beside(mine), form(("Samira", peer.email), question="Mevrouw De Vries belde."))
    page = looked.content.decode()
    assert looked.status_code == 200
    assert not Asking.objects.exists()
    assert "Mevrouw De Vries belde." in page
    assert "We zagen" in page
    sent = client.post(beside(mine), hidden(page) | {"do": "send"})
    assert sent.status_code == 302
    made = Asking.objects.get()
    assert (made.kind, made.image, made.seats.get().person) == (Kind.EXCHANGE, mine, peer)
    client.force_login(peer)
    seen = client.get(reverse("together:seat", args=[made.seats.get().pk])).content.decode()
    block = page.split('<section class="sheet">')[1].split("</section>")[0]
    assert block in seen


def test_what_changed_since_one_looked_is_looked_at_again(client, owner):
    from portfolio.images import actions as images
    from portfolio.images.content import Content

    mine = image(by=owner)
    page = client.post(beside(mine), form(("Samira", "s@example.org"))).content.decode()
    images.write(mine, Content(picture="Anders."), base_revision=1, by=owner)
    again = client.post(beside(mine), hidden(page) | {"do": "send"})
    assert again.status_code == 409
    assert not Asking.objects.exists()


def test_a_double_tap_is_one_asking(client, owner):
    mine = image(by=owner)
    page = client.post(beside(mine), form(("Samira", "s@example.org"))).content.decode()
    for _ in range(2):
        assert client.post(beside(mine), hidden(page) | {"do": "send"}).status_code == 302
    assert Asking.objects.count() == 1


def test_going_back_keeps_everything_that_was_typed(client, owner):
    mine = image(by=owner)
    page = client.post(beside(mine), form(("Samira", "s@example.org"), question="Mijn vraag.")).content.decode()
    back = client.post(beside(mine), hidden(page) | {"do": "change"}).content.decode()
    assert "Mijn vraag." in back
    assert "s@example.org" in back
    more = client.post(beside(mine), hidden(page) | {"more": "people"}).content.decode()
    assert 'name="people-1-name"' in more


def test_an_unknown_address_gives_the_same_pages_as_a_known_one(client, owner):
    known, mine = a_colleague(email="bekend@example.org"), image(by=owner)

    def pages(address):
        seen = client.post(beside(mine), form(("Iemand", address)))
        sent = client.post(beside(mine), hidden(seen.content.decode()) | {"do": "send"}, follow=True)
        whole = f"{seen.status_code} {sent.status_code} {sent.content.decode().split('</header>')[1]}"
        return whole.replace(address, "").replace(str(Asking.objects.first().pk), "")

    assert known.email != "onbekend@example.org"
    assert pages("bekend@example.org") == pages("onbekend@example.org")
    assert {seat.person for seat in Seat.objects.all()} == {known, None}


@pytest.mark.parametrize(
    "own", ["Joost.Veldkamp@gmail.com", "joostveldkamp+werk@googlemail.com", " j.oostveldkamp@gmail.com"]
)
def test_nobody_asks_themselves_in_any_spelling(client, owner, own):
    answer = client.post(beside(image(by=owner)), form(("Ik", own)))
    assert answer.status_code == 422
    assert "je eigen adres" in answer.content.decode()


@pytest.mark.parametrize("twice", ["Sam.Jansen@gmail.com", "samjansen+x@gmail.com"])
def test_nobody_is_asked_twice(client, owner, twice):
    answer = client.post(beside(image(by=owner)), form(("Sam", "samjansen@gmail.com"), ("Sam J", twice)))
    assert answer.status_code == 422
    assert "twee keer" in answer.content.decode()


def test_a_colleague_and_their_address_are_one_person(owner):
    session = SessionFactory(organiser=owner, shared=True)
    peer = session.participations.first().person
    asked = [Asked(colleague=peer.pk, role="jurist"), Asked("X", peer.email, "beleid"), Asked("Y", "y@e.org", "wijk")]
    with pytest.raises(NotPossibleNow, match="twee keer"):
        actions.ask(Put("Vraag"), asked, kind=Kind.WEIGHING, by=owner, key="", write_until=until())


def test_one_chooses_among_colleagues_one_sat_with_and_no_others(client, owner):
    session = SessionFactory(organiser=owner, shared=True)
    sat_with = {line.person_id for line in session.participations.all()}
    stranger = a_colleague(name="Onbekende Olga")
    assert set(colleagues_by_pk(owner)) == sat_with
    page = client.get(beside(image(by=owner))).content.decode()
    assert "Onbekende Olga" not in page
    assert stranger.email not in page
    assert not any(line.person.email in page for line in session.participations.all())
    chosen = {"people-0-colleague": str(stranger.pk)}
    assert client.post(beside(image(by=owner)), form(**chosen)).status_code == 422


def test_a_session_one_denied_makes_no_colleagues(owner):
    session = SessionFactory(organiser=owner, said=["not_there", "no_conversation"])
    assert colleagues_by_pk(owner) == {}
    assert colleagues_by_pk(session.participations.first().person) == {}


@pytest.mark.parametrize(
    ("people", "roles", "told"),
    [
        (THREE[:2], THREE_ROLES, "drie tot vijf"),
        (THREE, ("jurist",) * 3, "verschillende rollen"),
        (THREE, ("jurist", "", "beleid"), "rol"),
        ([("Bea", "geen adres"), *THREE[1:]], THREE_ROLES, "e-mailadres"),
    ],
)
def test_a_weighing_table_needs_three_to_five_people_in_different_roles(client, owner, people, roles, told):
    answer = client.post(reverse("together:ask_to_weigh"), form(*people, roles=roles))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Wat is hier goed?" in answer.content.decode()


@pytest.mark.parametrize("day", ["", "gisteren", "2020-01-01", "2999-01-01", "\x00"])
def test_a_day_that_cannot_be_is_told(client, owner, day):
    answer = client.post(reverse("together:ask_to_weigh"), form(*THREE, roles=THREE_ROLES, write_until=day))
    assert answer.status_code == 422


@pytest.mark.parametrize("question", ["", " \u200b ", "x" * 8001, "a\x00b"])
def test_a_question_that_cannot_be_is_told(client, owner, question):
    assert client.post(beside(image(by=owner)), form(("S", "s@e.org"), question=question)).status_code == 422


def test_a_table_begins_with_the_situation_one_came_from(client, owner):
    mine, other = situation(by=owner), situation()
    page = client.get(reverse("together:ask_to_weigh"), {"bij": str(mine.pk)}).content.decode()
    assert "verstelt kleding" in page
    for strange in (str(other.pk), "x", ""):
        assert "verstelt kleding" not in client.get(reverse("together:ask_to_weigh"), {"bij": strange}).content.decode()


def test_who_is_no_member_asks_nobody(client, owner):
    client.force_login(UserFactory())
    assert client.get(reverse("together:ask_to_weigh")).status_code == 403


def test_nobody_shows_anothers_image(client, owner):
    assert client.get(beside(image())).status_code == 404
    with pytest.raises(Exception, match=r"."):
        actions.ask(Put("Vraag"), [Asked("S", "s@e.org")], kind=Kind.EXCHANGE, by=owner, key="", write_until=until(),
                    image=image())  # fmt: skip


def test_a_day_has_an_end(owner):
    for _ in range(actions.MOST_A_DAY):
        exchange(owner)
    with pytest.raises(NotPossibleNow, match="morgen"):
        exchange(owner)
    Asking.objects.update(asked_at=timezone.now() - timedelta(days=2))
    exchange(owner)


def test_the_trail_holds_codes_and_no_words(owner):
    asking = exchange(owner)
    lay(seat_of(asking), "Zwgeheim.")
    actions.withdraw(asking, by=owner)
    told = list(TrailEntry.objects.exclude(action__startswith="session").values_list("action", "codes"))
    assert [action for action, _codes in told] == ["asking.made", "seat.written", "asking.unfolded", "asking.withdrawn"]
    assert "wgeheim" not in str(told)


@pytest.mark.parametrize("count", [1, 6])
def test_the_pages_cost_the_same_however_much_there_is(client, owner, count, django_assert_max_num_queries):
    for _ in range(count):
        made = weighing(owner, *(a_colleague() for _ in range(3)))
        lay(seat_of(made))
    with django_assert_max_num_queries(9):
        client.get(reverse("together:overview"))
    with django_assert_max_num_queries(10):
        client.get(reverse("together:asking", args=[made.pk]))
    client.force_login(seat_of(made).person)
    with django_assert_max_num_queries(10):
        client.get(reverse("together:seat", args=[seat_of(made).pk]))
