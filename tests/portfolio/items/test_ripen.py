"""A note becomes something else: its text moves, nothing is doubled, nothing is lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portfolio.activities.models import Activity
from portfolio.images.models import ImageOfGoodWork
from portfolio.items.bin import in_the_bin
from portfolio.items.kinds import content_of, everything_of
from portfolio.items.ripen import Ripe, ripen
from portfolio.situations.models import Situation
from tests.factories.accounts import UserFactory
from tests.factories.situations import note, situation
from trail.exceptions import NotPossibleNow

TEXT = "Ik had eerst moeten bellen.\nDat wist ik die ochtend al."


@pytest.fixture
def thought():
    return note(TEXT)


@pytest.mark.parametrize("into", Ripe.values)
def test_the_text_moves_whole_and_the_note_lies_in_the_bin(thought, into):
    item = ripen(thought, into, by=thought.member, key="k")
    content = content_of(item)
    assert TEXT in content.texts()
    assert content.title == "Ik had eerst moeten bellen."
    assert [one for one, _content in everything_of(thought.member)] == [item]
    assert [one.pk for one in in_the_bin(thought.member)] == [thought.pk]


@pytest.mark.parametrize("into", Ripe.values)
def test_the_same_form_twice_is_one_item(thought, into):
    first = ripen(thought, into, by=thought.member, key="k")
    assert ripen(thought, into, by=thought.member, key="k") == first
    assert len(list(everything_of(thought.member))) == 1


def test_another_form_does_not_double_it(thought):
    ripen(thought, Ripe.IMAGE, by=thought.member, key="k")
    with pytest.raises(NotPossibleNow):
        ripen(thought, Ripe.IMAGE, by=thought.member, key="another")
    assert ImageOfGoodWork.objects.count() == 1


def test_it_stands_where_the_note_stood(thought):
    begun = timezone.now() - timedelta(days=40)
    Situation.objects.update(created_at=begun)
    thought.refresh_from_db()
    ripen(thought, Ripe.IMAGE, by=thought.member, key="k")
    assert ImageOfGoodWork.objects.get().created_at == begun


def test_what_is_more_than_a_note_stays_what_it_is():
    ripe = situation()
    with pytest.raises(NotPossibleNow):
        ripen(ripe, Ripe.IMAGE, by=ripe.member, key="k")
    assert not ImageOfGoodWork.objects.exists()


@pytest.mark.parametrize("into", ["", "situation", "feedback", "\x00", "image "])
def test_what_it_cannot_become_changes_nothing(client, thought, into):
    client.force_login(thought.member)
    answer = client.post(reverse("items:ripen", args=[thought.pk]), {"into": into, "key": "k"})
    assert answer.status_code == 302
    assert Situation.objects.visible_to(thought.member).exists()


def test_one_tap_leads_on_to_where_one_writes(client, thought):
    client.force_login(thought.member)
    where = reverse("items:ripen", args=[thought.pk])
    kept = client.get(f"{reverse('home:portfolio')}?bewaard={thought.pk}")
    assert where in kept.text
    assert where in client.get(reverse("situations:write", args=[thought.pk])).text
    answer = client.post(where, {"into": "image", "key": "k"}, follow=True)
    assert answer.context["form"]["picture"].value() == TEXT
    assert client.post(where, {"into": "image", "key": "k"}).url == answer.redirect_chain[0][0]


def typed(note, **more):
    """What the note's own page sends."""
    return {"version": note.revision, "page": "one", "key": "k", "happened": f"{TEXT} En toen.", **more}


def test_from_its_own_page_what_was_typed_last_moves_along(client, thought):
    client.force_login(thought.member)
    where, sent = reverse("items:ripen", args=[thought.pk]), typed(thought, into="step")
    made = client.post(where, sent, follow=True)
    assert made.context["form"]["tried"].value() == f"{TEXT} En toen."
    assert client.post(where, sent).url == made.redirect_chain[0][0]
    assert Activity.objects.count() == 1


def test_what_cannot_be_kept_stays_on_the_page_and_what_is_more_than_a_note_is_kept(client, thought):
    client.force_login(thought.member)
    where = reverse("items:ripen", args=[thought.pk])
    refused = client.post(where, typed(thought, into="step", occurred_on="gisteren"))
    assert refused.status_code == 422
    assert f"{TEXT} En toen." in refused.text
    older = client.post(where, typed(thought, into="step", version=0))
    assert older.status_code == 409
    assert f"{TEXT} En toen." in older.text
    assert not Activity.objects.exists()
    client.post(where, typed(thought, into="step", chafes="Ik geloofde hem."))
    assert not Activity.objects.exists()
    assert content_of(Situation.objects.visible_to(thought.member).get()).chafes == "Ik geloofde hem."


def test_who_was_signed_out_gets_the_words_back(client, thought):
    answer = client.post(reverse("items:ripen", args=[thought.pk]), typed(thought, into="step"))
    assert answer.status_code == 401
    assert "En toen." in answer.text


@pytest.mark.parametrize("role", ["member", "board", "superuser"])
def test_nobody_else_ripens_it(client, thought, role, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    other = UserFactory(**{role: True})
    with pytest.raises(PermissionDenied):
        ripen(thought, Ripe.IMAGE, by=other, key="k")
    client.force_login(other)
    assert client.post(reverse("items:ripen", args=[thought.pk]), {"into": "image"}).status_code == 404
