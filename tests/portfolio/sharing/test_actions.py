"""Giving, taking back, reading, and the margin: what each does to what others can read."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts import groups
from accounts.models import MemberKey
from portfolio.guard.questions import VERSION
from portfolio.sharing import actions as sharing
from portfolio.sharing import comments, queries
from portfolio.sharing.actions import MOST_A_DAY, TextChanged
from portfolio.sharing.labels import ENDED, GIVEN, REVOKED
from portfolio.sharing.models import Comment, Opening, Share
from portfolio.sharing.recipients import Recipients
from portfolio.sharing.states import State
from portfolio.situations import actions as situations
from portfolio.situations.queries import content_of
from tests.factories.accounts import UserFactory
from tests.factories.intervision import SessionFactory, a_colleague
from tests.factories.sharing import commented, give, shared
from tests.factories.situations import FULL, image, note, situation
from trail.exceptions import NotPossibleNow
from trail.models import TrailEntry
from trail.queries import history_of


@pytest.fixture
def owner():
    return a_colleague(name="Fatima El Amrani")


@pytest.fixture
def reader():
    return a_colleague(name="Samira el Idrissi")


def actions_of(share):
    return [entry.action for entry in history_of(share)]


def write_on(item, text="Later kwam het anders."):
    item.refresh_from_db()
    return situations.write(item, replace(content_of(item), chafes=text), base_revision=item.revision, by=item.member)


def test_what_is_given_can_be_read_until_it_is_taken_back(owner, reader):
    share = shared(situation(by=owner), reader)
    assert sharing.read(share, by=reader).title == FULL.title
    sharing.revoke(share, by=owner)
    with pytest.raises(NotPossibleNow):
        sharing.read(share, by=reader)
    assert not Share.objects.visible_to(reader).exists()
    assert actions_of(share) == [GIVEN, REVOKED]


def test_the_trail_holds_codes_and_tells_nobody_with_whom(owner, reader):
    share = shared(situation(by=owner), reader)
    entry = TrailEntry.objects.get(action=GIVEN)
    assert entry.codes == {"live": False}
    assert (entry.actor, entry.subject) == (f"user:{owner.pk}", f"portfolio.share:{share.pk}")


def test_of_the_guard_only_when_and_which_is_kept(owner, reader):
    share = shared(note("Mevrouw Jansen belde, 06-12345678.", by=owner), reader)
    assert share.guard == VERSION
    assert share.looked_at <= timezone.now()


@pytest.mark.parametrize("make", [note, situation, image])
def test_every_kind_of_item_can_be_shared(owner, reader, make):
    item = make(by=owner)
    assert sharing.read(shared(item, reader), by=reader).title


def test_a_fixed_version_stays_although_the_text_changed(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    write_on(item)
    write_on(item, "En nog anders.")
    assert sharing.read(share, by=reader).chafes == FULL.chafes


def test_a_fixed_version_stays_although_a_page_saves_by_itself(owner, reader):
    """What a page saved last may be replaced by its next save: not once it was shared."""
    item = situation(by=owner)
    autosave = {"by": owner, "page": "p1", "kept": False}
    for text in ("Eerst", "Toen"):
        item.refresh_from_db()
        content = replace(content_of(item), chafes=text)
        item = situations.write(item, content, base_revision=item.revision, **autosave)
    share = shared(item, reader)
    situations.write(item, replace(FULL, chafes="Daarna"), base_revision=item.revision, **autosave)
    assert sharing.read(share, by=reader).chafes == "Toen"


def test_who_reads_along_reads_what_it_says_now(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader, live=True)
    write_on(item)
    assert sharing.read(share, by=reader).chafes == "Later kwam het anders."


def test_a_text_that_changed_since_it_was_looked_at_is_not_given(owner, reader):
    item = situation(by=owner)
    seen = item.revision
    write_on(item)
    with pytest.raises(TextChanged):
        shared(item, reader, revision=seen)
    assert not Share.objects.exists()
    assert shared(item, reader, revision=seen, live=True)


def test_it_ends_with_the_last_day_before_any_clock_work(owner, reader):
    with time_machine.travel(date(2026, 3, 1)):
        share = shared(situation(by=owner), reader, days=7)
    with time_machine.travel("2026-03-08T22:59:00+00:00"):  # a minute before midnight in the Netherlands
        assert sharing.read(share, by=reader)
    with time_machine.travel("2026-03-08T23:00:00+00:00"):
        assert not Share.objects.visible_to(reader).exists()
        assert sharing.end_due(timezone.localdate()) == 1
        assert sharing.end_due(timezone.localdate()) == 0
    assert actions_of(share) == [GIVEN, ENDED]


def test_the_same_share_twice_is_one_and_tells_once(owner, reader, mailoutbox, django_capture_on_commit_callbacks):
    item, key = situation(by=owner), str(uuid.uuid4())
    with django_capture_on_commit_callbacks(execute=True):
        first = shared(item, reader, key=key)
        assert shared(item, reader, key=key) == first
        assert shared(item, reader) == first
    assert Share.objects.count() == 1
    assert [mail.to for mail in mailoutbox] == [[reader.email]]


def test_other_terms_change_the_share_that_lives(owner, reader):
    item = situation(by=owner)
    first = shared(item, reader, days=7)
    again = shared(item, reader, days=20, live=True)
    assert again == first
    assert (again.until, again.revision) == (timezone.localdate() + timedelta(days=20), None)


def test_after_taking_back_one_can_share_again(owner, reader):
    item = situation(by=owner)
    sharing.revoke(shared(item, reader), by=owner)
    assert sharing.read(shared(item, reader), by=reader)


def test_an_address_that_is_nobodys_is_a_share_that_leads_nobody_in(owner, reader, mailoutbox):
    known, unknown = give(situation(by=owner), reader, "niemand@elders.example")
    assert (known.person, unknown.person) == (reader, None)
    assert [one.name for one in queries.given(Share.objects.given_by(owner))] != []
    assert {one.name for one in queries.given(Share.objects.given_by(owner))} == {
        reader.email,
        "niemand@elders.example",
    }
    assert not mailoutbox


@pytest.mark.parametrize("about", [{"is_active": False}, {"roles": ()}, {"proven": False}])
def test_only_members_who_proved_their_address_are_found(owner, about):
    proven = about.pop("proven", True)
    person = a_colleague(**about) if "roles" not in about and proven else UserFactory(**({"member": True} | about))
    if not about.get("is_active", True):
        assert not person.is_active
    assert shared(situation(by=owner), person).person is None


def test_the_owner_learns_a_name_only_when_the_other_opens_it(owner, reader):
    share = shared(situation(by=owner), reader)
    sharing.read(share, by=reader)
    assert [one.name for one in queries.given(Share.objects.given_by(owner))] == ["Samira el Idrissi"]
    assert [seen.name for seen in queries.seen_by_others(owner)] == ["Samira el Idrissi"]


def test_a_second_address_of_the_same_person_tells_nothing(owner, reader):
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=reader, email="samira@thuis.example", verified=True)
    first, second = give(situation(by=owner), reader, "samira@thuis.example")
    assert first != second
    sharing.revoke(first, by=owner)
    assert sharing.read(second, by=reader)


@pytest.mark.parametrize("spelling", ["{}", "FATIMA@Example.NL", "fatima+werk@example.nl", "fаtima@example.nl"])
def test_ones_own_address_is_refused_in_any_spelling(spelling):
    owner = a_colleague(email="fatima@example.nl")
    with pytest.raises(NotPossibleNow):
        shared(situation(by=owner), spelling.format(owner.email))


@pytest.mark.parametrize("address", ["a@b", "x@x\nBcc:", "geen adres", "", "a" * 250 + "@example.nl"])
def test_what_is_no_address_is_refused(owner, address):
    with pytest.raises(NotPossibleNow):
        shared(situation(by=owner), address)


@pytest.mark.parametrize("days", [-1, 367, 100_000])
def test_the_last_day_lies_within_a_year(owner, reader, days):
    with pytest.raises(NotPossibleNow):
        shared(situation(by=owner), reader, days=days)


def test_nothing_is_given_unseen(owner, reader):
    with pytest.raises(NotPossibleNow):
        shared(situation(by=owner), reader, looked=False)


def test_nobody_shares_somebody_elses_text(owner, reader):
    with pytest.raises(PermissionDenied):
        shared(situation(by=owner), reader, by=a_colleague())


def test_who_is_no_member_any_more_shares_nothing_and_lets_nobody_read(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    owner.groups.clear()
    assert not Share.objects.visible_to(reader).exists()
    with pytest.raises(NotPossibleNow):
        sharing.read(share, by=reader)
    with pytest.raises(PermissionDenied):
        shared(item, reader, by=type(owner).objects.get(pk=owner.pk))
    sharing.revoke(share, by=owner)


def test_who_is_no_member_any_more_reads_nothing(owner, reader):
    shared(situation(by=owner), reader)
    reader.groups.clear()
    assert not Share.objects.visible_to(type(reader).objects.get(pk=reader.pk)).exists()


def test_a_text_in_the_bin_is_not_there(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    type(item).objects.update(binned_at=timezone.now())
    with pytest.raises(NotPossibleNow):
        sharing.read(share, by=reader)
    with pytest.raises(NotPossibleNow):
        shared(item, a_colleague())


def test_a_deleted_text_takes_its_shares_along(owner, reader):
    item = situation(by=owner)
    shared(item, reader)
    item.delete()
    assert not Share.objects.exists()


def test_an_erased_owner_is_read_by_nobody(owner, reader):
    share = shared(situation(by=owner), reader)
    MemberKey.objects.filter(member=owner).delete()
    from accounts.vault import CannotOpen

    with pytest.raises(CannotOpen):
        sharing.read(share, by=reader)
    assert not MemberKey.objects.filter(member=owner).exists()


def test_everyone_of_a_session_gets_a_share_of_their_own():
    session = SessionFactory(shared=True)
    owner, people = session.organiser, [line.person for line in session.participations.all()]
    to = Recipients(people=tuple(person.pk for person in people))
    item = situation(by=owner)
    until = timezone.localdate()
    shares = sharing.give(item, to, until=until, live=False, revision=2, looked=True, by=owner, key="k")
    assert {share.person for share in shares} == set(people)
    assert len({share.together for share in shares}) == 1
    sharing.revoke(shares[0], by=owner)
    assert sharing.read(shares[1], by=people[1])


def test_whom_one_never_sat_with_is_not_found_by_number(owner, reader):
    to = Recipients(people=(reader.pk,))
    item = situation(by=owner)
    with pytest.raises(NotPossibleNow):
        sharing.give(item, to, until=timezone.localdate(), live=False, revision=2, looked=True, by=owner, key="k")


def test_a_day_has_an_end(owner):
    item = situation(by=owner)
    for number in range(MOST_A_DAY):
        shared(item, f"lid{number}@example.nl")
    with pytest.raises(NotPossibleNow):
        shared(item, "nogeen@example.nl")


def test_an_opening_is_written_down_once_an_hour_for_each_version(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader, live=True, days=30)
    start = timezone.now().replace(minute=5)
    with time_machine.travel(start, tick=False) as clock:
        sharing.read(share, by=reader)
        clock.shift(timedelta(minutes=20))
        sharing.read(share, by=reader)
        assert Opening.objects.count() == 1
        write_on(item)
        sharing.read(share, by=reader)
        assert Opening.objects.count() == 2
        clock.shift(timedelta(hours=1))
        sharing.read(share, by=reader)
    hours = [seen.hour for seen in queries.seen_by_others(owner)]
    assert len(hours) == 3
    assert all((hour.minute, hour.second, hour.microsecond) == (0, 0, 0) for hour in hours)


def test_the_owner_keeps_what_was_written_in_the_margin(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    sharing.read(share, by=reader)
    commented(share, "Wie belde er aan?", about="What happened?")
    sharing.revoke(share, by=owner)
    assert [(one.name, one.remark.text) for one in queries.comments_beside(item, owner)] == [
        ("Samira el Idrissi", "Wie belde er aan?")
    ]
    with pytest.raises(NotPossibleNow):
        commented(share)


def test_a_comment_is_locked_under_the_owners_key(owner, reader):
    share = shared(situation(by=owner), reader)
    comment = commented(share, "Kanarievogel")
    assert b"Kanarievogel" not in bytes(comment.sealed)
    assert queries.in_margin(comment, queries.vault_of(share)).remark.text == "Kanarievogel"


def test_the_same_comment_twice_is_one(owner, reader):
    share = shared(situation(by=owner), reader)
    for _time in range(2):
        comments.comment(share, "Twee keer?", by=reader, key="k1")
    assert Comment.objects.count() == 1


def test_a_comment_can_be_taken_back_by_its_writer_while_it_lives(owner, reader):
    item = situation(by=owner)
    share, other = give(item, reader, colleague := a_colleague())
    comment = commented(share)
    for someone in (owner, colleague):
        with pytest.raises(PermissionDenied):
            comments.take_back(comment, by=someone)
    comments.take_back(comment, by=reader)
    comments.take_back(comment, by=reader)
    kept = commented(other)
    sharing.revoke(other, by=owner)
    with pytest.raises(PermissionDenied):
        comments.take_back(kept, by=colleague)
    assert Comment.objects.get() == kept


def test_the_owner_answers_and_removes(owner, reader):
    share = shared(situation(by=owner), reader)
    comment = commented(share)
    comments.answer(comment, "Dat vroeg ik mij ook af.", by=owner, key="a")
    assert [one.answer for one in queries.own_comments(share)] == ["Dat vroeg ik mij ook af."]
    comments.answer(comment, "", by=owner, key="b")
    assert [one.answer for one in queries.own_comments(share)] == [""]
    for someone in (reader, a_colleague()):
        with pytest.raises(PermissionDenied):
            comments.answer(comment, "Nee", by=someone, key="c")
        with pytest.raises(PermissionDenied):
            comments.remove(comment, by=someone)
    comments.remove(comment, by=owner)
    comments.remove(comment, by=owner)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("text", ["", " \u200b\n", "w" * 4001])
def test_a_comment_says_something_that_fits(owner, reader, text):
    share = shared(situation(by=owner), reader)
    with pytest.raises(NotPossibleNow):
        commented(share, text)


def test_a_colleague_whose_account_is_gone_is_a_former_participant(owner, reader):
    item = situation(by=owner)
    share = shared(item, reader)
    sharing.read(share, by=reader)
    commented(share)
    reader.delete()
    assert [one.name for one in queries.given(Share.objects.given_by(owner))] == ["Voormalig deelnemer"]
    assert [one.name for one in queries.comments_beside(item, owner)] == ["Voormalig deelnemer"]
    assert [one.name for one in queries.seen_by_others(owner)] == ["Voormalig deelnemer"]


def test_who_has_no_role_is_given_nothing(owner):
    """A superuser is nobody here."""
    shared(situation(by=owner), a_colleague())
    for role in ("superuser", "board", "code_editor", "secretary"):
        assert not Share.objects.visible_to(UserFactory(**{role: True})).exists()
    assert groups.MEMBERS in {group.name for group in owner.groups.all()}
    assert Share.objects.get().state == State.GIVEN
