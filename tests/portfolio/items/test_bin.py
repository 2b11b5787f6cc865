"""What is thrown away can be put back for thirty days, by its writer alone; then the clock deletes it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from portfolio.images.models import ImageOfGoodWork, ImageVersion
from portfolio.items.bin import empty_bins, in_the_bin
from portfolio.situations.models import Situation, Version
from portfolio.situations.queries import content_of, with_content
from portfolio.writing import bin as bins
from portfolio.writing.models import BIN_KEEPS
from registry.renewal.gather import library_of
from tests.factories.accounts import UserFactory
from tests.factories.situations import FULL, image, note, situation
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry

ROLES = ["member", "reader", "board", "secretary", "code_editor", "superuser"]


@pytest.fixture
def ripe():
    return situation()


@pytest.fixture
def mine(client, ripe):
    client.force_login(ripe.member)
    return client


def at(name, it, slug="situatie"):
    return reverse(f"items:{name}", args=[slug, it.pk])


def test_throwing_away_asks_first_and_takes_it_out_of_everything(mine, ripe):
    assert FULL.title in mine.get(at("throw_away", ripe)).text
    assert Situation.objects.visible_to(ripe.member).exists()
    mine.post(at("throw_away", ripe))
    assert mine.get(reverse("situations:write", args=[ripe.pk])).status_code == 404
    assert FULL.title not in mine.get(reverse("home:portfolio")).text
    assert (
        reverse("situations:write", args=[ripe.pk]) not in mine.post(reverse("home:search"), {"q": "naaimachine"}).text
    )
    assert with_content(ripe.member) == []
    assert library_of(ripe.member) == {}


def test_the_bin_shows_it_and_gives_it_back_with_its_versions(mine, ripe):
    mine.post(at("throw_away", ripe))
    assert FULL.title in mine.get(reverse("items:bin")).text
    mine.post(at("put_back", ripe))
    back = Situation.objects.visible_to(ripe.member).get()
    assert content_of(back) == FULL
    assert back.versions.count() == 2
    assert FULL.title not in mine.get(reverse("items:bin")).text


def test_only_from_the_bin_it_can_be_deleted_for_good(mine, ripe):
    assert mine.get(at("delete", ripe)).status_code == mine.post(at("delete", ripe)).status_code == 404
    mine.post(at("throw_away", ripe))
    assert mine.get(at("delete", ripe)).status_code == 200
    assert Situation.objects.exists()
    mine.post(at("delete", ripe))
    assert not Situation.objects.exists()
    assert not Version.objects.exists()


def test_an_image_lies_in_the_same_bin(client):
    one = image()
    client.force_login(one.member)
    client.post(at("throw_away", one, "goed-werk"))
    assert "Nee met een stoel erbij" in client.get(reverse("items:bin")).text
    client.post(at("delete", one, "goed-werk"))
    assert not ImageOfGoodWork.objects.exists()
    assert not ImageVersion.objects.exists()


def test_throwing_away_twice_keeps_the_first_day(ripe):
    bins.throw_away(ripe, by=ripe.member)
    Situation.objects.update(binned_at=timezone.now() - timedelta(days=3))
    bins.throw_away(ripe, by=ripe.member)
    assert Situation.objects.get().binned_at < timezone.now() - timedelta(days=2)


def test_what_was_put_back_elsewhere_is_not_deleted(ripe):
    bins.throw_away(ripe, by=ripe.member)
    bins.put_back(ripe, by=ripe.member)
    with pytest.raises(NotPossibleNow):
        bins.delete_for_good(ripe, by=ripe.member)
    assert content_of(Situation.objects.get()) == FULL


def test_the_clock_deletes_only_what_is_over_time():
    early, late, kept = note("Vroeg"), note("Laat"), note("Blijft")
    for one in (early, late):
        bins.throw_away(one, by=one.member)
    now = timezone.now()
    Situation.objects.filter(pk=early.pk).update(binned_at=now - BIN_KEEPS - timedelta(seconds=1))
    assert empty_bins(now) == 1
    assert empty_bins(now) == 0
    assert set(Situation.objects.values_list("pk", flat=True)) == {late.pk, kept.pk}


def test_the_tick_empties_bins(capsys):
    one = image()
    bins.throw_away(one, by=one.member)
    ImageOfGoodWork.objects.update(binned_at=timezone.now() - BIN_KEEPS - timedelta(hours=1))
    call_command("tick")
    assert not ImageOfGoodWork.objects.exists()
    assert "Nee met een stoel" not in capsys.readouterr().out


def test_what_is_over_time_is_gone_for_its_writer_before_the_tick(mine, ripe):
    bins.throw_away(ripe, by=ripe.member)
    Situation.objects.update(binned_at=timezone.now() - BIN_KEEPS - timedelta(hours=1))
    assert in_the_bin(ripe.member) == []
    assert mine.post(at("put_back", ripe)).status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_nobody_else_throws_away_or_deletes(client, ripe, role, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    other = UserFactory(**{role: True})
    client.force_login(other)
    for verb in (bins.throw_away, bins.put_back, bins.delete_for_good):
        with pytest.raises(PermissionDenied):
            verb(ripe, by=other)
    assert client.get(at("throw_away", ripe)).status_code == client.post(at("throw_away", ripe)).status_code == 404
    bins.throw_away(ripe, by=ripe.member)
    assert client.post(at("put_back", ripe)).status_code == client.post(at("delete", ripe)).status_code == 404
    assert FULL.title not in client.get(reverse("items:bin")).text


def test_a_kind_that_is_none_is_not_here(mine, ripe):
    assert mine.get(at("throw_away", ripe, "onzin")).status_code == 404
    assert mine.post(at("put_back", ripe, "goed-werk")).status_code == 404


def test_the_bin_is_private_and_leaves_no_trail(ripe):
    before = TrailEntry.objects.count()
    bins.throw_away(ripe, by=ripe.member)
    bins.put_back(ripe, by=ripe.member)
    assert TrailEntry.objects.count() == before


@pytest.mark.parametrize("count", [5, 50])
def test_the_bin_costs_the_same_however_full(client, count, django_assert_max_num_queries):
    member = UserFactory(member=True)
    for number in range(count):
        bins.throw_away(note(f"Gedachte {number}", by=member), by=member)
    client.force_login(member)
    with django_assert_max_num_queries(11):
        client.get(reverse("items:bin"))
