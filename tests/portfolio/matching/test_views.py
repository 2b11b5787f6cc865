"""The pages of asking for company, their mails, and two who say yes in the same moment."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts import groups
from portfolio.matching import actions as matching
from portfolio.matching import pairing, tasks
from portfolio.matching.models import Ask, Proposal
from portfolio.matching.municipality import known_of
from portfolio.matching.states import Kind, Said
from tests.factories.groups import a_group
from tests.factories.intervision import a_colleague
from tests.factories.matching import a_proposal, an_ask, say
from tests.factories.registry import running_registration
from tests.portfolio.intervision.test_races import at_once
from trail.models import TrailEntry

SENT = {"kind": "partner", "themes": ["trust", "money"], "words": "iets", "municipality": "Lindehove", "key": "k"}


@pytest.fixture
def samira(client):
    person = a_colleague(name="Samira el Idrissi")
    client.force_login(person)
    return person


@pytest.fixture
def hakan():
    return a_colleague(name="Hakan Demir")


def test_asking_takes_one_page_and_begins_with_what_the_register_knows(client, samira):
    running_registration(samira, municipality="Duinmeer")
    assert known_of(samira) == "Duinmeer"
    assert 'value="Duinmeer"' in client.get(reverse("matching:ask")).content.decode()
    assert client.post(reverse("matching:ask"), SENT)["Location"] == reverse("matching:overview")
    page = client.get(reverse("matching:overview")).content.decode()
    assert "iets" in page
    assert "Lindehove" not in page


@pytest.mark.parametrize(
    "bad",
    [
        {"kind": ""},
        {"kind": "opening"},
        {"themes": []},
        {"themes": ["trust", "money", "work", "rules"]},
        {"themes": ["nonsense"]},
        {"words": "een twee drie vier vijf zes zeven acht negen tien elf"},
        {"words": "x" * 121},
        {"municipality": ""},
        {"municipality": "..."},
        {"municipality": "x" * 101},
        {"words": "\x00"},
    ],
)
def test_what_is_not_right_is_said_and_the_words_stay(client, samira, bad):
    sent = SENT | {"words": "zwwords"} | bad
    answer = client.post(reverse("matching:ask"), sent)
    assert answer.status_code == 422
    if "words" not in bad:
        assert "zwwords" in answer.content.decode()
    assert not Ask.objects.exists()


def test_a_signed_out_person_gets_their_words_back(client):
    answer = client.post(reverse("matching:ask"), SENT | {"words": "zwwords"})
    assert answer.status_code == 401
    assert "zwwords" in answer.content.decode()


def test_a_proposal_shows_a_theme_and_no_person(client, samira, hakan):
    proposal = a_proposal(samira, hakan, words="zwown")
    url = reverse("matching:proposal", args=[proposal.pk])
    page = client.get(url).content.decode()
    for word in ("Hakan", hakan.email, "zwown", "Kromrade", "checked"):
        assert word not in page
    assert client.post(url, {"key": "k"}).status_code == 422
    assert client.post(url, {"said": "yes", "key": "k"}).status_code == 302
    assert "Hakan" not in client.get(url).content.decode()
    say(proposal, Said.YES, hakan)
    page = client.get(url).content.decode()
    assert all(word in page for word in ("Hakan Demir", hakan.email, "zwown"))


def test_who_was_proposed_waits_on_the_page_of_intervision_until_one_answers(client, samira, hakan):
    proposal = a_proposal(samira, hakan)
    url, overview = reverse("matching:proposal", args=[proposal.pk]), reverse("intervision:overview")
    assert url in client.get(overview).content.decode()
    client.post(url, {"said": "yes", "key": "k"})
    assert url not in client.get(overview).content.decode()


@pytest.mark.parametrize("name", ["groups:overview", "groups:found", "matching:overview", "matching:ask"])
def test_the_menu_says_that_this_is_about_intervision(client, samira, name):
    page = client.get(reverse(name)).content.decode()
    assert f'href="{reverse("intervision:overview")}" aria-current="true"' in page


def test_a_no_of_the_other_changes_no_page(client, samira, hakan):
    proposal = a_proposal(samira, hakan)
    url = reverse("matching:proposal", args=[proposal.pk])

    def pages():
        return [client.get(one).content.decode().split("</header>")[1].count("<li>") for one in (url, overview)]

    overview = reverse("matching:overview")
    before = pages()
    say(proposal, Said.NO, hakan)
    assert pages() == before
    client.force_login(hakan)
    assert client.get(url).status_code == 404


def test_not_this_one_is_gone_at_once(client, samira, hakan):
    url = reverse("matching:proposal", args=[a_proposal(samira, hakan).pk])
    assert client.post(url, {"said": "no", "key": "k"})["Location"] == reverse("matching:overview")
    assert client.get(url).status_code == 404


def test_somebody_elses_proposal_and_ask_are_not_there(client, samira, hakan):
    proposal = a_proposal(hakan)
    for name, pk in (("matching:proposal", proposal.pk), ("matching:withdraw", proposal.one_id)):
        assert client.get(reverse(name, args=[pk])).status_code == 404


def test_a_convener_opens_a_group_from_its_page(client, samira):
    group = a_group(samira)
    url = reverse("matching:open_group", args=[group.pk])
    assert url in client.get(reverse("groups:group", args=[group.pk])).content.decode()
    assert client.post(url, SENT).status_code == 302
    assert Ask.objects.get().kind == Kind.OPENING
    assert client.get(reverse("matching:open_group", args=[a_group().pk])).status_code == 404


def test_stopping_is_one_page(client, samira):
    url = reverse("matching:withdraw", args=[an_ask(samira).pk])
    assert client.get(url).status_code == 200
    client.post(url, {"key": "k"})
    assert client.get(url).status_code == 404


def test_the_list_costs_the_same_with_many(client, samira, django_assert_max_num_queries):
    for n in range(3):
        an_ask(samira, kind=Kind.OPENING, group=a_group(samira, name=f"Groep {n}"))
    an_ask(samira)
    client.get(reverse("matching:overview"))
    with django_assert_max_num_queries(11):
        client.get(reverse("matching:overview"))


def test_each_gets_one_mail_that_names_nobody_and_no_theme(samira, hakan):
    a_proposal(samira, hakan, words="zwown")
    mail.outbox.clear()
    tasks.look_due()
    assert sorted(one.to[0] for one in mail.outbox) == sorted([samira.email, hakan.email])
    for one in mail.outbox:
        whole = one.subject + one.body + one.alternatives[0][0]
        assert not any(word in whole for word in ("zwown", "Vertrouwen", "Lindehove", "Kromrade"))
        assert ("Samira" if one.to == [hakan.email] else "Hakan") not in whole
    tasks.look_due()
    assert len(mail.outbox) == 2


def test_a_mail_that_could_not_leave_is_tried_again_at_the_next_tick(samira, hakan, settings):
    proposal = a_proposal(samira, hakan)
    settings.EMAIL_BACKEND = "tests.nowhere.Backend"
    with pytest.raises(ImportError):
        tasks.tell.call(str(proposal.pk), "one", tasks.PROPOSED)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox.clear()
    tasks.look_due()
    assert len(mail.outbox) == 2


def test_both_hear_of_a_second_yes_and_who_looked_for_a_group_by_its_invitation(samira, hakan):
    proposal = a_proposal(samira, hakan)
    an_ask(hakan, kind=Kind.OPENING, group=a_group(hakan))
    an_ask(a_colleague(name="Noor Bos", email="noor@elders.example"), kind=Kind.GROUP, municipality="Duinmeer")
    (opened,) = pairing.pair_up()
    for one in (proposal, opened):
        for side in (one.one, one.other):
            say(one, Said.YES, side.member)
    mail.outbox.clear()
    tasks.look_due()
    assert sorted(one.to[0] for one in mail.outbox) == sorted([samira.email, hakan.email, hakan.email])


@pytest.mark.parametrize("gone", ["withdrawn", "answered", "over", "inactive"])
def test_no_mail_about_what_is_over_by_the_time_it_leaves(samira, hakan, gone):
    proposal = a_proposal(samira, hakan)
    mail.outbox.clear()
    if gone == "withdrawn":
        matching.withdraw(proposal.one, by=proposal.one.member)
    elif gone == "answered":
        say(proposal, Said.YES, proposal.one.member)
    elif gone == "over":
        Proposal.objects.update(until=timezone.localdate() - timedelta(days=1))
    else:
        type(samira).objects.filter(pk=proposal.one.member_id).update(is_active=False)
    tasks.tell.call(str(proposal.pk), "one", tasks.PROPOSED)
    tasks.look_due()
    assert proposal.one.member.email not in [one.to[0] for one in mail.outbox]


@pytest.mark.usefixtures("committed")
def test_two_who_say_yes_in_the_same_moment_meet_once(hakan):
    samira = a_colleague()
    proposal = a_proposal(samira, hakan)
    at_once(*[partial(say, proposal, Said.YES, person) for person in (samira, hakan)])
    assert Proposal.objects.get().met_at is not None
    assert TrailEntry.objects.filter(action="match.met").count() == 1


@pytest.mark.usefixtures("committed")
def test_four_who_look_around_at_once_propose_once():
    an_ask()
    an_ask(municipality="Kromrade")
    Proposal.objects.all().delete()
    at_once(*[pairing.pair_up] * 4)
    assert Proposal.objects.count() == 1


@pytest.mark.usefixtures("committed")
def test_a_convener_and_an_asker_say_yes_at_once_and_there_is_one_invitation(hakan):
    petra = a_colleague()
    group = a_group(petra)
    an_ask(petra, kind=Kind.OPENING, group=group)
    an_ask(hakan, kind=Kind.GROUP, municipality="Kromrade")
    proposal = Proposal.objects.with_all().get()
    at_once(*[partial(say, proposal, Said.YES, person) for person in (petra, hakan)])
    assert group.memberships.filter(person=hakan).count() == 1
    assert Proposal.objects.get().met_at is not None


def test_nobody_is_proposed_who_left_or_whose_time_is_over(samira, hakan):
    an_ask(samira)
    ask = an_ask(hakan, municipality="Kromrade")
    hakan.groups.clear()
    assert pairing.pair_up() == []
    groups.join(hakan, groups.MEMBERS)
    Ask.objects.filter(pk=ask.pk).update(until=timezone.localdate() - timedelta(days=1))
    assert pairing.pair_up() == []
