"""From an offer to a public page: who does what, in which state, over which text; and nothing left when it is gone."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageLogEntry, ReferenceIndex, Revision

from accounts.models import RecordKey
from accounts.vault import CannotOpen
from codeofconduct.stories import actions as stories
from codeofconduct.stories import moving, withdrawal
from codeofconduct.stories.manuscript import Manuscript, TakenBack
from codeofconduct.stories.models import BundledStory, Story
from codeofconduct.stories.offered import LONGEST, Offered, Part
from codeofconduct.stories.remarks import LONGEST_REMARK
from codeofconduct.stories.sealing import copy_of, reason_of, remarks_of
from codeofconduct.stories.states import FIXED, NEXT, S
from tests.factories import stories as make
from tests.factories.accounts import UserFactory
from trail.exceptions import NotPossibleNow
from trail.queries import history_of


def editor():
    return UserFactory(code_editor=True)


def did(manuscript):
    return [entry.action for entry in history_of(manuscript)]


def verbs(manuscript, by):
    """Every verb on a manuscript, as whoever may do it; with the state it leads to."""
    sha, donor = manuscript.agreed_sha256, manuscript.donor
    return {
        "take_up": (S.EDITED, lambda: stories.take_up(manuscript, by=by)),
        "put_before": (S.PUT_BEFORE, lambda: stories.put_before(manuscript, by=by)),
        "agree": (S.AGREED, lambda: stories.agree(manuscript, sha, by=donor)),
        "otherwise": (S.EDITED, lambda: stories.ask_otherwise(manuscript, "Anders.", by=donor, key="")),
        "read": (S.READ, lambda: stories.read(manuscript, sha, by=by)),
        "recognised": (S.EDITED, lambda: stories.recognised(manuscript, "De hond.", by=by, key="")),
        "publish": (S.PUBLISHED, lambda: stories.publish(manuscript, by=by)),
        "to_the_desk": (S.EDITED, lambda: stories.take_to_the_desk(manuscript, by=by)),
        "give_back": (S.RETURNED, lambda: withdrawal.give_back(manuscript, "Dank.", by=by, key="")),
        "withdraw": (S.WITHDRAWN, lambda: withdrawal.withdraw(manuscript, by=donor)),
    }


ONLY_FROM = {
    "take_up": {S.OFFERED},
    "put_before": {S.EDITED},
    "agree": {S.PUT_BEFORE},
    "otherwise": {S.PUT_BEFORE},
    "read": {S.AGREED},
    "recognised": {S.AGREED},
    "publish": {S.READ},
    "to_the_desk": set(FIXED),
    "give_back": {S.OFFERED, S.EDITED},
    "withdraw": set(S) - {S.RETURNED, S.WITHDRAWN},
}


@pytest.mark.parametrize("came_from", sorted(S))
def test_verbs_follow_the_table(came_from):
    manuscript = make.in_state(came_from)
    for name, (to, act) in verbs(manuscript, editor()).items():
        if came_from not in ONLY_FROM[name]:
            with pytest.raises(NotPossibleNow), transaction.atomic():
                act()
            assert Manuscript.objects.get().state == came_from, name
            continue
        with transaction.atomic():
            act()
            assert to in NEXT[came_from]
            assert Manuscript.objects.get().state == to
            transaction.set_rollback(True)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pair=st.sampled_from(list(product(S, S))))
def test_a_move_is_in_the_table_or_refused(pair):
    came_from, to = pair
    with transaction.atomic():
        manuscript = Manuscript.objects.create(composed=True, state=came_from, agreed_sha256="a" * 64)
        by = editor()
        if to in NEXT[came_from]:
            moving.moved(manuscript, to, by=by, action="manuscript.reopened")
        else:
            with pytest.raises(NotPossibleNow):
                moving.moved(manuscript, to, by=by, action="manuscript.reopened")
        assert Manuscript.objects.get(pk=manuscript.pk).state == (to if to in NEXT[came_from] else came_from)
        transaction.set_rollback(True)


def test_the_whole_way_leaves_a_trace_of_every_step_and_no_word():
    manuscript = make.in_state(S.PUBLISHED)
    assert did(manuscript) == [
        "manuscript.offered",
        "manuscript.taken_up",
        "manuscript.put_before",
        "manuscript.agreed",
        "manuscript.read",
        "story.published",
    ]
    assert manuscript.story.live
    assert "naai" not in str([(entry.codes, entry.body) for entry in history_of(manuscript)])


def test_an_offer_opens_only_under_its_own_key():
    one, other = make.offered(), make.offered()
    assert copy_of(one) == make.COPY
    assert b"naai" not in bytes(one.sealed)
    one.record_key = other.record_key
    with pytest.raises(CannotOpen):
        copy_of(one)
    other.sealed = one.sealed
    with pytest.raises(CannotOpen):
        copy_of(other)


def test_the_same_form_twice_is_one_offer_and_other_words_are_another():
    donor = UserFactory(member=True)
    first = stories.offer(make.COPY, by=donor, key="form")
    assert stories.offer(make.COPY, by=donor, key="form") == first
    less = Offered("", make.COPY.parts)
    assert stories.offer(less, by=donor, key="form") != first
    assert Manuscript.objects.count() == 2


@pytest.mark.parametrize(
    "copy",
    [Offered("Titel", ()), Offered("T", (Part("Wat?", ()),)), Offered("T", (Part("Wat?", ("x" * (LONGEST + 1),)),))],
)
def test_nothing_or_too_much_is_not_offered(copy):
    with pytest.raises(NotPossibleNow):
        stories.offer(copy, by=UserFactory(member=True), key="")
    assert not Manuscript.objects.exists()
    assert not RecordKey.objects.exists()


@pytest.mark.parametrize("who", ["code_editor", "secretary", "superuser"])
def test_only_members_offer(who):
    with pytest.raises(PermissionDenied):
        stories.offer(make.COPY, by=UserFactory(**{who: True}), key="")


@pytest.mark.parametrize("who", ["member", "reader", "secretary", "superuser"])
def test_nobody_else_does_an_editors_work(who):
    stranger = UserFactory(**{who: True})
    for state in S:
        manuscript = make.in_state(state, card=())
        for name, (_to, act) in verbs(manuscript, stranger).items():
            if name not in {"agree", "otherwise", "withdraw"}:
                with pytest.raises(PermissionDenied), transaction.atomic():
                    act()
        Story.objects.update(slug=f"{make.SLUG}-{state}")
    with pytest.raises(PermissionDenied):
        stories.compose(by=stranger, key="")


def test_only_the_donor_says_yes_and_takes_back():
    manuscript = make.in_state(S.PUT_BEFORE)
    for other in (editor(), UserFactory(board=True), UserFactory(member=True), UserFactory(superuser=True)):
        for act in (
            lambda other=other: stories.agree(manuscript, manuscript.agreed_sha256, by=other),
            lambda other=other: stories.ask_otherwise(manuscript, "Nee.", by=other, key=""),
            lambda other=other: withdrawal.withdraw(manuscript, by=other),
        ):
            with pytest.raises(PermissionDenied), transaction.atomic():
                act()


def test_taking_up_makes_an_empty_page_that_says_nothing():
    manuscript = make.in_state(S.EDITED, title="x")
    begun = stories.take_up(make.offered(), by=editor())
    assert (begun.story.situation, begun.story.question, begun.story.live) == ("", "", False)
    assert "naai" not in f"{begun.story.title} {begun.story.slug}".lower()
    assert begun.story != manuscript.story


UNFINISHED = [
    {"situation": "  "},
    {"question": ""},
    {"images": []},
    {"images": [("Een collega", " ")]},
    {"images": [("", "Zo.")]},
    {"card": make.QUESTIONS[:4]},
    {"card": [*make.QUESTIONS, "Zes?", "Zeven?", "Acht?"]},
    {"card": [*make.QUESTIONS[:4], " "]},
]


@pytest.mark.parametrize("text", UNFINISHED)
@pytest.mark.parametrize("composed", [False, True])
def test_an_unfinished_text_is_put_before_nobody(text, composed):
    manuscript = make.composed() if composed else stories.take_up(make.offered(), by=editor())
    make.write(manuscript, **text)
    with pytest.raises(NotPossibleNow) as reason:
        stories.put_before(manuscript, by=editor())
    assert reason.value.reasons
    assert Manuscript.objects.get().state == S.EDITED


@pytest.mark.parametrize("card", [(), make.QUESTIONS, [*make.QUESTIONS, "Zes?", "Zeven?"]])
def test_a_card_has_five_to_seven_questions_or_there_is_none(card):
    assert make.in_state(S.PUT_BEFORE, card=card).state == S.PUT_BEFORE


def test_a_yes_is_to_the_text_one_saw():
    manuscript = make.in_state(S.PUT_BEFORE)
    for other in ("", "f" * 64):
        with pytest.raises(NotPossibleNow), transaction.atomic():
            stories.agree(manuscript, other, by=manuscript.donor)
    assert Manuscript.objects.get().state == S.PUT_BEFORE


@pytest.mark.parametrize("state", [S.PUT_BEFORE, S.AGREED, S.READ])
@pytest.mark.parametrize(
    "change",
    [
        {"title": "Anders"},
        {"slug": "anders"},
        {"situation": "Anders."},
        {"question": "Anders?"},
        {"images": [("Een ander", "Anders.")]},
        {"card": ()},
    ],
)
def test_a_text_that_changed_behind_the_lock_goes_no_further(state, change):
    manuscript = make.in_state(state)
    make.write(manuscript, **change)
    by, sha = UserFactory(board=True), manuscript.agreed_sha256
    on = {
        S.PUT_BEFORE: lambda: stories.agree(manuscript, sha, by=manuscript.donor),
        S.AGREED: lambda: stories.read(manuscript, sha, by=by),
        S.READ: lambda: stories.publish(manuscript, by=by),
    }
    with pytest.raises(NotPossibleNow):
        on[state]()
    assert Manuscript.objects.get().state == state
    assert not Story.objects.get().live


def test_who_wrote_or_offered_does_not_read_for_traces():
    writer, donor = editor(), UserFactory(board=True)
    manuscript = make.in_state(S.EDITED, editor=writer, donor=donor)
    second = editor()
    make.write(manuscript, by=second)
    manuscript = stories.put_before(manuscript, by=UserFactory(board=True))
    stories.agree(manuscript, manuscript.agreed_sha256, by=donor)
    for who in (writer, second, donor):
        with pytest.raises(PermissionDenied), transaction.atomic():
            stories.read(manuscript, manuscript.agreed_sha256, by=who)
    assert stories.read(manuscript, manuscript.agreed_sha256, by=editor()).state == S.READ


def test_a_remark_brings_it_back_to_the_desk_and_only_the_desk_reads_it():
    manuscript = make.in_state(S.PUT_BEFORE)
    stories.ask_otherwise(manuscript, "Haal de hond eruit.", by=manuscript.donor, key="form")
    stories.ask_otherwise(manuscript, "Haal de hond eruit.", by=manuscript.donor, key="form")
    manuscript = Manuscript.objects.get()
    assert (manuscript.state, manuscript.agreed_sha256) == (S.EDITED, "")
    assert [(one.who, one.text) for one in remarks_of(manuscript)] == [("donor", "Haal de hond eruit.")]
    assert b"hond" not in bytes(manuscript.sealed_remarks)
    stories.put_before(manuscript, by=editor())
    manuscript = Manuscript.objects.get()
    stories.agree(manuscript, manuscript.agreed_sha256, by=manuscript.donor)
    stories.recognised(manuscript, "Het beroep.", by=editor(), key="")
    assert [one.who for one in remarks_of(Manuscript.objects.get())] == ["donor", "reader"]


@pytest.mark.parametrize("remark", ["", "  \n", "\u200b\u00a0", "a\x00b", "x" * (LONGEST_REMARK + 1)])
def test_a_remark_says_something_that_can_be_kept(remark):
    manuscript = make.in_state(S.PUT_BEFORE)
    with pytest.raises(NotPossibleNow):
        stories.ask_otherwise(manuscript, remark, by=manuscript.donor, key="")
    assert Manuscript.objects.get().state == S.PUT_BEFORE


def test_a_composed_story_is_agreed_by_its_editors_and_still_read_by_another():
    writer = editor()
    manuscript = make.composed(by=writer)
    make.write(manuscript)
    manuscript = stories.put_before(manuscript, by=writer)
    assert manuscript.state == S.AGREED
    with pytest.raises(PermissionDenied), transaction.atomic():
        stories.read(manuscript, manuscript.agreed_sha256, by=writer)
    stories.recognised(manuscript, "De straat.", by=editor(), key="")
    manuscript = stories.put_before(Manuscript.objects.get(), by=writer)
    stories.read(manuscript, manuscript.agreed_sha256, by=editor())
    assert stories.publish(manuscript, by=writer).story.pk == Story.objects.live().get().pk
    withdrawal.withdraw(manuscript, by=editor())
    assert not Story.objects.exists()


def test_giving_back_destroys_the_copy_and_only_the_donor_reads_why():
    manuscript = make.in_state(S.RETURNED)
    assert (manuscript.sealed, manuscript.record_key, manuscript.story) == (None, None, None)
    assert not RecordKey.objects.exists()
    assert reason_of(manuscript) == "Dank je wel. Het lijkt te veel op een ander."
    assert b"Dank" not in bytes(manuscript.sealed_remarks)
    manuscript.donor = UserFactory(member=True)
    with pytest.raises(CannotOpen):
        reason_of(manuscript)


def test_back_at_the_desk_a_public_story_is_off_the_page_and_asked_for_again():
    manuscript = make.in_state(S.PUBLISHED)
    stories.take_to_the_desk(manuscript, by=editor())
    manuscript = Manuscript.objects.get()
    assert (manuscript.state, manuscript.agreed_sha256, manuscript.read_by) == (S.EDITED, "", None)
    assert not Story.objects.live().exists()
    with pytest.raises(NotPossibleNow):
        stories.publish(manuscript, by=editor())


def everything_kept_of(pk):
    """What Wagtail keeps about a page, in its own tables."""
    return [
        *Revision.objects.filter(object_id=str(pk)),
        *ReferenceIndex.objects.filter(object_id=str(pk)),
        *PageLogEntry.objects.filter(page_id=pk),
    ]


@pytest.mark.parametrize("state", sorted(set(S) - {S.RETURNED, S.WITHDRAWN}))
def test_taking_back_leaves_nothing(state):
    manuscript = make.in_state(state)
    held = [make.bundle(manuscript.story)] if state == S.PUBLISHED else []
    assert state == S.OFFERED or everything_kept_of(manuscript.story_id)
    pk = manuscript.story_id
    withdrawal.withdraw(manuscript, by=manuscript.donor)
    manuscript = Manuscript.objects.get()
    assert manuscript.state == S.WITHDRAWN
    assert (manuscript.sealed, manuscript.sealed_remarks, manuscript.record_key_id, manuscript.story_id) == (None,) * 4
    assert not RecordKey.objects.exists()
    assert not Story.objects.exists()
    assert not BundledStory.objects.exists()
    assert everything_kept_of(pk) == []
    assert TakenBack.objects.exists() is (state == S.PUBLISHED)
    assert [one.stories for one in held] == [[]] * len(held) or [type(one).objects.get().stories for one in held] == [
        []
    ]


def test_who_leaves_takes_their_stories_along():
    donor = UserFactory(member=True)
    for place, state in enumerate(sorted(S)):
        make.in_state(state, donor=donor, slug=f"verhaal-{place}")
    others = make.in_state(S.PUBLISHED)
    assert len(withdrawal.withdraw_all_of(donor, by=donor)) == len(S) - 2
    assert withdrawal.withdraw_all_of(donor, by=donor) == []
    assert set(Manuscript.objects.filter(donor=donor).values_list("state", flat=True)) == {S.WITHDRAWN, S.RETURNED}
    assert list(Story.objects.all()) == [others.story]
    Manuscript.objects.filter(donor=donor).update(donor=None)


@pytest.mark.parametrize("state", sorted(set(S) - {S.RETURNED, S.WITHDRAWN}))
def test_nobody_is_erased_while_their_story_stays(state):
    manuscript = make.in_state(state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Manuscript.objects.filter(pk=manuscript.pk).update(donor=None)
