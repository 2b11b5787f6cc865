"""What is mailed, to whom, how often; and that no mail says which group, or a word of its agreement."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from portfolio.groups import actions, agreeing, convening, tasks
from portfolio.groups.models import QUIET_AFTER, Group, PlaceMail
from tests.factories.groups import a_group, asked, place_of
from tests.factories.intervision import a_colleague

GUEST = "gast@elders.example"


@pytest.fixture(autouse=True)
def at_once(django_capture_on_commit_callbacks):
    """Mail leaves when the verb is done, as after a commit."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


@pytest.fixture
def after(django_capture_on_commit_callbacks):
    """Do something, and let its mails leave."""

    def do(what, *args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            what(*args, **kwargs)
        return list(mail.outbox)

    return do


def test_who_is_invited_gets_one_mail_that_tells_nothing_of_the_group(after):
    group = a_group(name="Geheime club", agreement="zwagreement")
    (sent,) = after(asked, group, GUEST)
    assert sent.to == [GUEST]
    assert "Petra" in sent.subject
    whole = sent.subject + sent.body + sent.alternatives[0][0]
    assert "Geheime" not in whole
    assert "zwagreement" not in whole
    assert re.search(r"/meedoen/[\w-]{43}/", sent.body)


def test_a_member_signs_in_instead_of_holding_a_link(after):
    group, samira = a_group(), a_colleague(name="Samira el Idrissi")
    (sent,) = after(asked, group, samira)
    assert sent.to == [samira.email]
    assert "/meedoen/" not in sent.body
    assert "/intervisie/groepen/uitnodiging/" in sent.body


def test_the_same_mail_does_not_leave_twice(after):
    group = a_group()
    after(asked, group, GUEST)
    place = place_of(group, GUEST)
    assert after(tasks.write_to.call, str(place.pk), "invited") == []


def test_a_mail_that_did_not_leave_is_tried_again_with_another_link(after, settings):
    group = a_group()
    settings.EMAIL_BACKEND = "tests.nowhere.Backend"
    place = actions.invite(group, [actions.Named("Gast", GUEST)], by=group.convener, key="k")[0]
    with pytest.raises(ImportError):
        tasks.write_to.call(str(place.pk), "invited")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    before = PlaceMail.objects.get(membership=place).token_sha256
    assert len(after(tasks.write_to.call, str(place.pk), "invited")) == 1
    assert PlaceMail.objects.get(membership=place).token_sha256 != before


def test_a_guest_who_joined_gets_a_link_to_leave_that_does_not_run_out(after):
    group = a_group()
    after(asked, group, GUEST)
    place = place_of(group, GUEST)
    token = re.search(r"/meedoen/([\w-]{43})/", mail.outbox[0].body)[1]
    (sent,) = after(actions.join, place, version=1, token=token)
    assert "/verlaten/" in sent.body
    assert PlaceMail.objects.get(membership=place, why="welcome").expires_at is None


def test_a_new_agreement_is_mailed_to_all_but_its_writer(after):
    samira = a_colleague()
    group = a_group(None, samira, guests=[GUEST])
    sent = after(agreeing.change, group, "X", "zwnew", base_version=1, by=group.convener, key="k")
    assert sorted(one.to[0] for one in sent) == sorted([samira.email, GUEST])
    assert not any("zwnew" in one.body for one in sent)


def test_who_is_asked_to_convene_hears_of_it(after):
    group = a_group(None, samira := a_colleague())
    (sent,) = after(convening.offer, group, place_of(group, samira), by=group.convener)
    assert sent.to == [samira.email]


def a_quiet_group():
    group = a_group()
    Group.objects.update(founded_on=timezone.localdate() - QUIET_AFTER)
    return Group.objects.get(pk=group.pk)


def tick():
    call_command("tick", stdout=StringIO())


def test_a_quiet_group_is_nudged_once_by_name(after):
    group = a_quiet_group()
    (sent,) = after(tick)
    assert sent.to == [group.convener.email]
    assert "Petra" in sent.body
    assert not re.search(r"\d", sent.body.replace(str(group.pk), "").split("http")[0])
    assert after(tick) == []


def test_it_is_nudged_again_only_after_it_met_and_fell_quiet_again(after):
    group = a_quiet_group()
    after(tick)
    actions.met(group, on=timezone.localdate() - timedelta(days=89))
    assert after(tick) == []
    Group.objects.update(last_met_on=timezone.localdate() - QUIET_AFTER - timedelta(days=1))
    assert len(after(tick)) == 1
    assert after(tick) == []


def test_a_nudge_that_could_not_leave_is_tried_again(after, settings):
    a_quiet_group()
    settings.EMAIL_BACKEND = "tests.nowhere.Backend"
    with pytest.raises(ImportError):
        tasks.nudge.call(str(Group.objects.get().pk), timezone.localdate().isoformat())
    assert Group.objects.get().nudged_for is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert len(after(tick)) == 1


def test_two_workers_with_the_same_nudge_send_one(after):
    group, today = a_quiet_group(), timezone.localdate().isoformat()
    assert len(after(lambda: [tasks.nudge.call(str(group.pk), today) for _ in range(2)])) == 1


def test_a_group_that_nobody_convenes_is_left_alone(after):
    a_quiet_group()
    Group.objects.update(convener=None)
    assert after(tick) == []
