"""The mails: somebody waits for you, at most once more, and never a word of what was asked or written."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from portfolio.images.content import Content as Image
from portfolio.lookback.models import FollowUp, NotAsked, Planned
from portfolio.together import actions, links
from portfolio.together.afterwards import months_after
from portfolio.together.content import Outcome
from portfolio.together.models import Asking, Seat
from portfolio.together.tasks import write_to
from tests.factories.accounts import UserFactory
from tests.factories.intervision import a_colleague, new_key
from tests.factories.situations import situation
from tests.factories.together import exchange, lay, seat_of, weighing

CANARY = "zwkanarie"


def whole(mail):
    return "\n".join([mail.subject, mail.from_email, mail.body, *(part for part, _kind in mail.alternatives)])


def test_no_mail_holds_a_word_of_what_was_asked_or_written(sent_by):
    owner, people = a_colleague(name="Joost Veldkamp"), [a_colleague() for _ in range(2)]
    own = Image(title=CANARY, picture=CANARY)
    sent = sent_by(lambda: exchange(owner, people[0], question=CANARY, own=own))
    sent += sent_by(lambda: weighing(owner, *people, guests=["gast@elders.example"], question=CANARY))
    for seat in Seat.objects.all():
        token = "" if seat.person_id else links.make(seat, "test")[1]
        sent += sent_by(lambda seat=seat, token=token: lay(seat, CANARY, token=token))
    assert len(sent) == 1 + 3 + 1 + 1 + 3
    assert not [mail for mail in sent if CANARY in whole(mail)]
    assert "Joost vraagt je iets" in {mail.subject for mail in sent}


def test_a_guest_gets_a_link_of_their_own_and_a_member_none(sent_by):
    owner = a_colleague()
    sent = sent_by(lambda: weighing(owner, a_colleague(), a_colleague(), guests=["gast@elders.example"]))
    found = [re.findall(r"/meewegen/([\w-]+)/", mail.body) for mail in sent]
    assert [len(tokens) for tokens in found] == [0, 0, 1]
    assert links.behind(found[2][0]) == seat_of(Asking.objects.get(), 2)


def test_an_exchange_writes_to_members_only(sent_by):
    board = UserFactory(board=True)
    sent = sent_by(lambda: actions_ask_by_address("niemand@elders.example", board.email))
    assert sent == []


def actions_ask_by_address(*addresses):
    from portfolio.images.queries import content_of
    from portfolio.together.content import Asked, Put
    from portfolio.together.states import Kind
    from tests.factories.situations import image
    from tests.factories.together import until

    owner = a_colleague()
    mine = image(by=owner)
    asked = [Asked("Iemand", address) for address in addresses]
    put = Put("Vraag", content_of(mine))
    actions.ask(put, asked, kind=Kind.EXCHANGE, by=owner, key="", write_until=until(), image=mine)


def test_one_is_reminded_once(sent_by):
    asking = exchange()
    today = timezone.localdate()
    assert sent_by(lambda: actions.remind_waiting(today)) == []
    Asking.objects.update(asked_at=timezone.now() - timedelta(days=6))
    (mail,) = sent_by(lambda: actions.remind_waiting(today))
    assert mail.to == [seat_of(asking).person.email]
    assert sent_by(lambda: actions.remind_waiting(today)) == []


@pytest.mark.parametrize("done", ["wrote", "declined", "withdrawn", "over"])
def test_who_answered_is_not_reminded(sent_by, done):
    asking = exchange()
    seat = seat_of(asking)
    if done == "wrote":
        lay(seat)
    elif done == "declined":
        actions.decline(seat, by=seat.person)
    elif done == "withdrawn":
        actions.withdraw(asking, by=asking.owner)
    else:
        Asking.objects.update(write_until=timezone.localdate() - timedelta(days=1))
    Asking.objects.update(asked_at=timezone.now() - timedelta(days=6))
    assert sent_by(lambda: actions.remind_waiting(timezone.localdate())) == []
    assert sent_by(lambda: write_to.enqueue(str(seat.pk), "reminder")) == [] or done == "over"


def test_everyone_hears_when_the_table_unfolds(sent_by):
    table = weighing()
    seats = list(table.seats.all())
    assert sent_by(lambda: lay(seats[0])) == []
    assert sent_by(lambda: lay(seats[1])) == []
    sent = sent_by(lambda: lay(seats[2]))
    assert sorted(mail.to[0] for mail in sent) == sorted([table.owner.email, *(one.person.email for one in seats)])


def test_the_owner_is_asked_after_three_and_nine_months_also_after_a_no(sent_by):
    table = weighing()
    for seat in table.seats.all():
        lay(seat)
    about = {"shown": False, "base_revision": 0, "by": table.owner, "key": new_key()}
    actions.write_outcome(table, Outcome(choice="Nee."), **about)
    began = timezone.localdate()
    for months, expected in ((2, 0), (3, 1), (4, 0), (9, 1), (30, 0)):
        day = months_after(began, months)
        sent = sent_by(lambda day=day: actions.ask_back_due(day))
        assert [mail.to for mail in sent] == [[table.owner.email]] * expected


def test_a_table_about_ones_own_situation_is_looked_back_at_there(sent_by):
    owner = a_colleague()
    mine = situation(by=owner)
    FollowUp.objects.all().delete()
    Planned.objects.all().delete()
    table = weighing(owner, situation=mine)
    for seat in table.seats.all():
        lay(seat)
    about = {"shown": False, "base_revision": 0, "by": owner, "key": new_key()}
    actions.write_outcome(table, Outcome(expected_no="De schuldhulp stopt."), **about)
    assert FollowUp.objects.filter(situation=mine).count() == 2
    assert sent_by(lambda: actions.ask_back_due(months_after(timezone.localdate(), 9))) == []


def test_who_does_not_want_to_be_asked_is_not(sent_by):
    table = weighing()
    NotAsked.objects.create(member=table.owner)
    for seat in table.seats.all():
        lay(seat)
    assert sent_by(lambda: actions.ask_back_due(months_after(timezone.localdate(), 9))) == []
