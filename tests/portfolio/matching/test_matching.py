"""Two find each other only when both say yes; a no looks like silence; nobody is shown to anybody before."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portfolio.groups import actions as groups
from portfolio.groups import convening
from portfolio.groups.models import Membership
from portfolio.groups.states import State as PlaceState
from portfolio.matching import actions, pairing, queries
from portfolio.matching.models import Ask, AskTheme, NotThisOne, Proposal
from portfolio.matching.municipality import plain
from portfolio.matching.sealing import Told
from portfolio.matching.states import NEXT, Kind, Said, State
from portfolio.matching.themes import Theme
from tests.factories.accounts import UserFactory
from tests.factories.groups import a_group, asked, place_of
from tests.factories.intervision import a_colleague, new_key
from tests.factories.matching import a_proposal, an_ask, say
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry


@pytest.fixture
def samira():
    return a_colleague(name="Samira el Idrissi")


@pytest.fixture
def hakan():
    return a_colleague(name="Hakan Demir")


def seen(user):
    return queries.proposals_of(user)


def test_two_who_asked_about_one_theme_see_a_theme_and_no_more(samira, hakan):
    an_ask(samira, "money", "trust", words="iets over vertrouwen")
    an_ask(hakan, "trust", "money", municipality="Kromrade", words="iets over geld")
    pairing.pair_up()
    for person in (samira, hakan):
        (one,) = seen(person)
        assert (one.theme, one.met, one.name, one.email, one.words) == (Theme.TRUST.label, False, "", "", "")


@pytest.mark.parametrize(
    "other",
    [
        {"municipality": "gemeente LINDEHOVE"},
        {"themes": ("money",)},
        {"kind": Kind.GROUP},
    ],
)
def test_the_same_municipality_another_theme_or_another_wish_do_not_match(samira, hakan, other):
    an_ask(samira)
    themes = other.pop("themes", ("trust",))
    an_ask(hakan, *themes, **({"municipality": "Kromrade"} | other))
    assert pairing.pair_up() == []


def test_both_say_yes_and_learn_each_others_name_and_own_words(samira, hakan):
    proposal = a_proposal(samira, hakan, words="iets over vertrouwen")
    say(proposal, Said.YES, samira)
    assert not seen(samira)[0].met
    assert seen(hakan)[0].i_said == Said.NOTHING
    say(proposal, Said.YES, hakan)
    assert [(one.name, one.email, one.words) for one in seen(samira)] == [
        ("Hakan Demir", hakan.email, "iets over vertrouwen")
    ]
    assert seen(hakan)[0].name == "Samira el Idrissi"
    assert TrailEntry.objects.filter(action="match.met").count() == 1


def test_a_no_looks_like_silence(samira, hakan):
    proposal = a_proposal(samira, hakan)
    before = seen(hakan)
    say(proposal, Said.NO, samira)
    assert [(one.i_said, one.met) for one in seen(hakan)] == [(one.i_said, one.met) for one in before]
    assert seen(samira) == []
    say(proposal, Said.YES, hakan)
    (waits,) = seen(hakan)
    assert (waits.i_said, waits.met, waits.name) == (Said.YES, False, "")
    with pytest.raises(NotPossibleNow):
        say(proposal, Said.YES, samira)


def test_withdrawing_looks_like_silence_too_and_leaves_no_words(samira, hakan):
    proposal = a_proposal(samira, hakan, words="eigen woorden")
    actions.withdraw(proposal.one, by=proposal.one.member)
    left = Ask.objects.get(pk=proposal.one_id)
    assert (bytes(left.sealed), bytes(left.municipality), left.themes.count()) == (b"", b"", 0)
    (waits,) = seen(proposal.other.member)
    say(proposal, Said.YES, proposal.other.member)
    assert not seen(proposal.other.member)[0].met
    assert waits.name == ""


def test_a_yes_before_the_other_withdrew_brings_nobody_together(samira, hakan):
    proposal = a_proposal(samira, hakan)
    first, second = proposal.one, proposal.other
    say(proposal, Said.YES, first.member)
    actions.withdraw(first, by=first.member)
    assert seen(first.member) == []
    say(proposal, Said.YES, second.member)
    assert not seen(second.member)[0].met
    assert actions.withdraw(first, by=first.member).state == State.WITHDRAWN


def test_the_second_who_withdraws_brings_nobody_together_either(samira, hakan):
    proposal = a_proposal(samira, hakan)
    first, second = proposal.one, proposal.other
    say(proposal, Said.YES, second.member)
    actions.withdraw(second, by=second.member)
    assert seen(second.member) == []
    say(proposal, Said.YES, first.member)
    assert not seen(first.member)[0].met


def test_who_met_cannot_say_otherwise_afterwards(samira, hakan):
    proposal = a_proposal(samira, hakan)
    for person in (samira, hakan):
        say(proposal, Said.YES, person)
    assert say(proposal, Said.NO, samira).one_said == Said.YES
    assert seen(samira)[0].met
    assert not NotThisOne.objects.exists()


def test_a_no_of_either_side_is_remembered_for_both(samira, hakan):
    for refuser in (samira, hakan):
        Ask.objects.all().delete()
        NotThisOne.objects.all().delete()
        say(a_proposal(samira, hakan), Said.NO, refuser)
        assert seen(refuser) == []
        assert NotThisOne.objects.get().member == refuser
        Ask.objects.all().delete()
        an_ask(samira)
        an_ask(hakan, municipality="Kromrade")
        assert pairing.pair_up() == []


def test_a_proposal_waits_two_weeks_and_the_last_day_counts(samira, hakan):
    proposal = a_proposal(samira, hakan)
    assert proposal.until == timezone.localdate() + timedelta(days=14)
    Proposal.objects.update(until=timezone.localdate())
    assert len(seen(samira)) == len(seen(hakan)) == 1


def test_after_a_proposal_went_by_one_is_proposed_to_another(samira, hakan):
    a_proposal(samira, hakan)
    Proposal.objects.update(until=timezone.localdate() - timedelta(days=1))
    an_ask(a_colleague(), municipality="Duinmeer")
    (fresh,) = pairing.pair_up()
    assert samira in {fresh.one.member, fresh.other.member} or hakan in {fresh.one.member, fresh.other.member}


def test_nobody_asks_more_than_five_times_a_day(samira):
    for _ in range(5):
        actions.withdraw(an_ask(samira), by=samira)
    with pytest.raises(NotPossibleNow):
        an_ask(samira)


def test_not_this_one_is_remembered_also_by_a_later_ask(samira, hakan):
    proposal = a_proposal(samira, hakan)
    say(proposal, Said.NO, hakan)
    for one in (proposal.one, proposal.other):
        actions.withdraw(one, by=one.member)
    an_ask(samira)
    an_ask(hakan, municipality="Kromrade")
    assert pairing.pair_up() == []


def test_nobody_answers_for_another_and_no_one_else_sees_it(samira, hakan):
    proposal = a_proposal(samira, hakan)
    for someone in (a_colleague(), UserFactory(superuser=True), UserFactory(board=True)):
        assert not Proposal.objects.visible_to(someone).exists()
        assert not Ask.objects.visible_to(someone).exists()
        with pytest.raises(PermissionDenied):
            say(proposal, Said.YES, someone)
    with pytest.raises(PermissionDenied):
        actions.withdraw(proposal.one, by=proposal.other.member)


@pytest.mark.parametrize("said", ["", "maybe", "YES", "x" * 1000])
def test_only_a_chosen_answer_counts(samira, hakan, said):
    with pytest.raises(NotPossibleNow):
        say(a_proposal(samira, hakan), said, samira)


def test_one_thing_to_answer_at_a_time_and_the_first_who_asked_is_first(samira):
    early, late = a_colleague(), a_colleague()
    an_ask(early, municipality="Kromrade")
    an_ask(late, municipality="Duinmeer")
    an_ask(samira)
    pairing.pair_up()
    pairing.pair_up()
    assert len(seen(early)) == 1
    assert sum(len(seen(person)) for person in (early, late, samira)) == 2


def test_who_said_yes_and_waits_can_still_be_proposed_to_another(samira, hakan):
    proposal = a_proposal(samira, hakan)
    say(proposal, Said.YES, samira)
    an_ask(a_colleague(), municipality="Duinmeer")
    pairing.pair_up()
    assert len(seen(samira)) == 2


def test_a_proposal_is_over_for_both_on_the_same_day(samira, hakan):
    proposal = a_proposal(samira, hakan)
    say(proposal, Said.YES, samira)
    Proposal.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert seen(samira) == seen(hakan) == []
    with pytest.raises(NotPossibleNow):
        say(proposal, Said.YES, hakan)
    assert pairing.pair_up() == []


def test_stopping_what_is_gone_by_now_does_nothing(samira):
    ask = an_ask(samira)
    Ask.objects.all().delete()
    assert actions.withdraw(ask, by=samira) == ask


def test_an_ask_ends_after_sixty_days_and_is_forgotten(samira):
    made = an_ask(samira)
    assert made.until == timezone.localdate() + timedelta(days=60)
    assert actions.end_due(made.until) == 0
    assert [actions.end_due(made.until + timedelta(days=1)) for _ in range(2)] == [1, 0]
    assert not AskTheme.objects.exists()
    Ask.objects.update(asked_at=timezone.now() - timedelta(days=2))
    actions.end_due(made.until + timedelta(days=2))
    assert not Ask.objects.exists()


def test_what_two_found_stays_for_a_while_and_then_goes(samira, hakan):
    proposal = a_proposal(samira, hakan)
    Ask.objects.update(asked_at=timezone.now() - timedelta(days=50), until=timezone.localdate() + timedelta(days=10))
    for person in (samira, hakan):
        say(proposal, Said.YES, person)
    actions.end_due(timezone.localdate() + timedelta(days=30))
    assert seen(samira)[0].met
    actions.end_due(timezone.localdate() + timedelta(days=61))
    assert not Proposal.objects.exists()
    actions.end_due(timezone.localdate() + timedelta(days=61))
    assert not Ask.objects.exists()


def an_opened_group(petra, asker):
    group = a_group(petra)
    an_ask(petra, kind=Kind.OPENING, group=group)
    an_ask(asker, kind=Kind.GROUP, municipality="Kromrade")
    (proposal,) = pairing.pair_up()
    return group, proposal


def test_a_group_invites_who_it_found_and_its_agreement_comes_first(samira):
    petra = a_colleague(name="Petra Linssen")
    group, proposal = an_opened_group(petra, samira)
    say(proposal, Said.YES, samira)
    assert not Membership.objects.filter(person=samira).exists()
    say(proposal, Said.YES, petra)
    assert Membership.objects.get(group=group, person=samira).state == PlaceState.INVITED
    assert seen(petra)[0].name == "Samira el Idrissi"


def test_of_a_full_group_the_asker_hears_nothing(samira):
    petra = a_colleague()
    group, proposal = an_opened_group(petra, samira)
    for n in range(7):
        asked(group, f"gast{n}@elders.example")
    say(proposal, Said.YES, petra)
    say(proposal, Said.YES, samira)
    assert (seen(samira)[0].i_said, seen(samira)[0].met) == (Said.YES, False)
    assert not Membership.objects.filter(person=samira).exists()


def test_who_asked_for_a_group_before_it_was_opened_is_the_one_who_is_invited(samira):
    an_ask(samira, kind=Kind.GROUP, municipality="Kromrade")
    petra = a_colleague()
    group = a_group(petra)
    an_ask(petra, kind=Kind.OPENING, group=group)
    (proposal,) = pairing.pair_up()
    assert proposal.one.member == samira
    assert [(one.is_group, one.i_convene) for one in (*seen(samira), *seen(petra))] == [(True, False), (False, True)]
    for person in (petra, samira):
        say(proposal, Said.YES, person)
    assert Membership.objects.get(group=group, person=samira).state == PlaceState.INVITED


def test_a_full_group_tells_its_convener_and_nobody_else(samira):
    petra = a_colleague()
    group, proposal = an_opened_group(petra, samira)
    for n in range(7):
        asked(group, f"gast{n}@elders.example")
    say(proposal, Said.YES, samira)
    with pytest.raises(NotPossibleNow):
        say(proposal, Said.YES, petra)
    assert not seen(samira)[0].met


def test_who_is_in_one_group_already_is_not_proposed(samira, hakan):
    a_group(None, samira, hakan)
    an_ask(samira)
    an_ask(hakan, municipality="Kromrade")
    assert pairing.pair_up() == []


def test_who_is_invited_to_ones_group_already_is_not_proposed(samira, hakan):
    asked(a_group(samira), hakan)
    an_ask(samira)
    an_ask(hakan, municipality="Kromrade")
    assert pairing.pair_up() == []


def test_an_ask_that_others_still_see_is_not_forgotten_and_neither_is_one_of_today(samira, hakan):
    proposal = a_proposal(samira, hakan)
    actions.withdraw(proposal.one, by=proposal.one.member)
    actions.end_due(timezone.localdate())
    Ask.objects.update(asked_at=timezone.now() - timedelta(days=2))
    actions.end_due(timezone.localdate())
    assert len(seen(proposal.other.member)) == 1
    actions.end_due(proposal.until + timedelta(days=1))
    assert not Proposal.objects.exists()
    assert not Ask.objects.filter(pk=proposal.one_id).exists()


def test_asking_and_stopping_makes_no_room_for_more_in_one_day(samira):
    actions.withdraw(an_ask(samira), by=samira)
    actions.end_due(timezone.localdate())
    assert Ask.objects.count() == 1


def test_a_group_that_was_handed_over_is_no_longer_open(samira):
    petra = a_colleague()
    group = a_group(petra)
    an_ask(petra, kind=Kind.OPENING, group=group)
    type(group).objects.update(convener=None)
    an_ask(samira, kind=Kind.GROUP, municipality="Kromrade")
    assert pairing.pair_up() == []


def test_who_convenes_from_now_on_opens_the_group_anew(samira):
    petra = a_colleague()
    group = a_group(petra, samira)
    before = an_ask(petra, kind=Kind.OPENING, group=group)
    convening.offer(group, place_of(group, samira), by=petra)
    group = convening.take_on(group, by=samira)
    made = an_ask(samira, kind=Kind.OPENING, group=group)
    assert list(Ask.objects.open()) == [made]
    assert Ask.objects.get(pk=before.pk).state == State.ENDED


def test_a_full_group_is_not_proposed_until_somebody_is_taken_off(samira):
    petra = a_colleague()
    group = a_group(petra)
    places = [asked(group, f"gast{n}@elders.example") for n in range(7)]
    an_ask(petra, kind=Kind.OPENING, group=group)
    an_ask(samira, kind=Kind.GROUP, municipality="Kromrade")
    assert pairing.pair_up() == []
    groups.take_off(places[0], by=petra)
    assert len(pairing.pair_up()) == 1


def test_who_would_rather_not_join_a_group_is_not_proposed_to_it_but_to_its_people(samira, hakan):
    petra = a_colleague()
    group = a_group(petra)
    groups.decline(asked(group, samira), by=samira)
    an_ask(petra, kind=Kind.OPENING, group=group)
    an_ask(samira, kind=Kind.GROUP, municipality="Kromrade")
    assert pairing.pair_up() == []
    an_ask(petra)
    an_ask(samira, municipality="Kromrade")
    assert len(pairing.pair_up()) == 1


def test_what_is_over_does_not_stand_in_the_way_of_asking_again(samira):
    before = an_ask(samira)
    Ask.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert Kind.PARTNER in queries.may_ask_for(samira)
    an_ask(samira)
    assert Ask.objects.get(pk=before.pk).state == State.ENDED


def test_a_form_sent_again_after_the_ask_was_forgotten_says_so(samira):
    actions.ask(Kind.PARTNER, ["trust"], Told("", "Lindehove"), by=samira, key="k")
    Ask.objects.all().delete()
    with pytest.raises(NotPossibleNow):
        actions.ask(Kind.PARTNER, ["trust"], Told("", "Lindehove"), by=samira, key="k")


def test_looking_for_pairs_takes_the_same_queries_however_many_ask(django_assert_max_num_queries):
    for n in range(12):
        an_ask(municipality=f"Plaats {n % 2}")
    NotThisOne.objects.bulk_create(NotThisOne(member=one.member, mark=b"x") for one in Ask.objects.all())
    with django_assert_max_num_queries(17):  # eleven, and one for each proposal
        assert len(pairing.pair_up()) == 6


def test_an_answer_does_not_undo_what_a_worker_noted_meanwhile(samira, hakan, monkeypatch):
    proposal = a_proposal(samira, hakan)
    remember = actions._remember

    def noted_meanwhile(*about):
        Proposal.objects.update(one_told=1, other_told=1)
        remember(*about)

    monkeypatch.setattr(actions, "_remember", noted_meanwhile)
    say(proposal, Said.NO, samira)
    assert Proposal.objects.filter(one_told=1, other_told=1).exists()


def test_only_the_convener_opens_a_group_and_only_members_ask(samira):
    with pytest.raises(PermissionDenied):
        an_ask(samira, kind=Kind.OPENING, group=a_group())
    with pytest.raises(PermissionDenied):
        an_ask(UserFactory(secretary=True))


@pytest.mark.parametrize(
    "off",
    [
        {"themes": []},
        {"themes": ["trust", "money", "work", "rules"]},
        {"themes": ["nonsense"]},
        {"kind": "nonsense"},
        {"told": Told("een twee drie vier vijf zes zeven acht negen tien elf", "Lindehove")},
        {"told": Told("x" * 121, "Lindehove")},
        {"told": Told("", " - ")},
        {"told": Told("", "x" * 101)},
    ],
)
def test_what_is_not_right_is_refused(samira, off):
    about = {"kind": Kind.PARTNER, "themes": ["trust"], "told": Told("", "Lindehove")} | off
    with pytest.raises(NotPossibleNow):
        actions.ask(about["kind"], about["themes"], about["told"], by=samira, key="k")
    assert not Ask.objects.exists()


def test_the_same_form_asks_once_and_one_asks_one_thing_at_a_time(samira):
    ask = {"by": samira, "key": "k"}
    first = actions.ask(Kind.PARTNER, ["trust"], Told("", "Lindehove"), **ask)
    assert actions.ask(Kind.PARTNER, ["trust"], Told("", "Lindehove"), **ask) == first
    with pytest.raises(NotPossibleNow):
        actions.ask(Kind.PARTNER, ["money"], Told("", "Lindehove"), by=samira, key=new_key())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("gemeente Súdwest-Fryslân", "sudwest fryslan"),
        ("LINDEHOVE ", "Lindehove"),
        ("Den Bosch", "'s-Hertogenbosch"),
    ],
)
def test_one_municipality_in_two_spellings_is_one(one, other):
    assert plain(one) == plain(other) != ""


@pytest.mark.parametrize("came_from", State.values)
@pytest.mark.parametrize("to", State.values)
def test_an_ask_moves_as_the_table_says(samira, came_from, to):
    ask = an_ask(samira)
    ask.state = came_from
    if to in NEXT[came_from]:
        actions.stop(ask, to)
        assert ask.state == to
    else:
        with pytest.raises(NotPossibleNow):
            actions.stop(ask, to)


def test_no_word_or_municipality_stands_in_the_table(samira):
    an_ask(samira, words="zwwords", municipality="Zwplaats")
    stored = str(list(Ask.objects.values())).encode()
    assert b"zwwords" not in stored
    assert b"plaats" not in stored.lower()
