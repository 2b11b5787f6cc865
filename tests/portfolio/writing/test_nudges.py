"""The guard's buttons in an editor: one place changes, one fragment is left in peace, and nothing is kept in words."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portfolio.images import actions as images
from portfolio.images.content import Content as ImageContent
from portfolio.images.queries import content_of as image_content
from portfolio.situations import actions, queries
from portfolio.situations.content import Content
from portfolio.situations.models import Situation
from portfolio.writing.peace import Peace, leave_in_peace
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
TEXT = "Gisteren sprak ik met Tesfay.\nDaarna belde Tesfay mij terug."
FIRST = (TEXT.index("Tesfay"), TEXT.index("Tesfay") + len("Tesfay"))
SECOND = (TEXT.rindex("Tesfay"), TEXT.rindex("Tesfay") + len("Tesfay"))


@pytest.fixture
def member():
    return UserFactory(member=True)


@pytest.fixture
def situation(member):
    return actions.note(TEXT, by=member, key="")


def sent(situation, **changes):
    content = queries.content_of(situation)
    return {"title": content.title, "happened": content.happened, "version": situation.revision, "page": "p"} | changes


def write(client, situation, **changes):
    return client.post(reverse("situations:write", args=[situation.pk]), sent(situation, **changes))


def page(client, situation):
    return client.get(reverse("situations:write", args=[situation.pk])).content.decode()


def marks(situation):
    return bytes(Situation.objects.get(pk=situation.pk).left_in_peace)


def happened(situation):
    return queries.content_of(Situation.objects.get(pk=situation.pk)).happened


def test_a_tap_changes_exactly_that_place_and_leads_back_to_it(client, member, situation):
    client.force_login(member)
    answer = write(client, situation, neutral="happened.{}.{}.0".format(*SECOND))
    assert answer["Location"].endswith("#id_happened")
    assert happened(situation) == "Gisteren sprak ik met Tesfay.\nDaarna belde een klant mij terug."


def test_a_tap_saves_what_was_typed_as_well(client, member, situation):
    client.force_login(member)
    typed = TEXT.replace("\n", "\r\n") + " En toen?"
    write(client, situation, happened=typed, neutral="happened.{}.{}.2".format(*SECOND))
    assert happened(situation) == "Gisteren sprak ik met Tesfay.\nDaarna belde iemand mij terug. En toen?"


@pytest.mark.parametrize(
    "value",
    [
        "", "happened", "happened.1", "happened.0.4.0", "happened.-1.28.0", "happened.22.28.0.0", "x.22.28.0",
        "happened.٢٢.28.0", "happened.22.28.x", "happened." + "9" * 5000 + ".28.0", "version.0.1.0", "\x00.1.2.0",
        "happened..28.0",
    ],
)  # fmt: skip
@pytest.mark.parametrize("button", ["neutral", "leave"])
def test_a_strange_tap_changes_nothing_and_loses_nothing(client, member, situation, value, button):
    client.force_login(member)
    answer = write(client, situation, happened=f"{TEXT} Meer.", **{button: value})
    assert answer.status_code == 302
    assert happened(situation) == f"{TEXT} Meer."
    assert not marks(situation)


def test_what_is_left_in_peace_is_no_longer_shown_there_also_after_writing_on(client, member, situation):
    client.force_login(member)
    assert 'name="leave"' in page(client, situation)
    write(client, situation, leave="happened.{}.{}".format(*FIRST))
    assert 'name="leave"' not in page(client, situation)
    write(client, situation, happened=f"Eerst iets anders. {TEXT} En nog eens TESFAY.")
    assert 'name="leave"' not in page(client, situation)


def test_another_text_and_another_member_are_asked_all_the_same(client, member, situation):
    leave_in_peace(situation, "Tesfay", by=member)
    other = actions.note(TEXT, by=member, key="")
    stranger = actions.note(TEXT, by=UserFactory(member=True), key="")
    assert Peace(Situation.objects.get(pk=situation.pk))("Tesfay")
    assert not Peace(other)("Tesfay")
    assert not Peace(stranger)("Tesfay")


def test_the_database_shows_nothing_of_it_and_twice_is_once(member, situation):
    for fragment in ("Tesfay", " tesfay"):
        leave_in_peace(situation, fragment, by=member)
    twin = actions.note(TEXT, by=member, key="")
    leave_in_peace(twin, "Tesfay", by=member)
    assert len(marks(situation)) == len(marks(twin)) == 32
    assert marks(situation) != marks(twin)
    assert b"esfay" not in marks(situation)


def test_writing_on_and_another_fragment_keep_what_was_left(member, situation):
    leave_in_peace(situation, "Tesfay", by=member)
    actions.write(situation, Content(happened=TEXT + " Meer."), base_revision=situation.revision, by=member)
    leave_in_peace(situation, "Selam", by=member)
    peace = Peace(Situation.objects.get(pk=situation.pk))
    assert [peace(one) for one in ("Tesfay", "Selam", "Yonas")] == [True, True, False]


def test_a_text_that_was_removed_meanwhile_is_nothing_to_remember(member, situation):
    stale = Situation.objects.get(pk=situation.pk)
    situation.delete()
    leave_in_peace(stale, "Tesfay", by=member)


def test_only_its_member_leaves_something_in_peace(situation):
    with pytest.raises(PermissionDenied):
        leave_in_peace(situation, "Tesfay", by=UserFactory(member=True))


def test_every_editor_answers_the_buttons(client, member):
    client.force_login(member)
    image = images.begin(ImageContent(picture=TEXT), by=member, key="")
    url = reverse("images:write", args=[image.pk])
    assert 'name="neutral"' in client.get(url).content.decode()
    client.post(url, {"picture": TEXT, "version": 1, "neutral": "picture.{}.{}.0".format(*SECOND)})
    image.refresh_from_db()
    assert "belde een klant" in image_content(image).picture
    client.post(url, {"picture": TEXT, "version": 2, "leave": "picture.{}.{}".format(*FIRST)})
    assert 'name="leave"' not in client.get(url).content.decode()


def test_a_page_that_does_not_answer_the_buttons_has_none(client, member):
    client.force_login(member)
    assert 'name="neutral"' not in client.post(reverse("images:new"), {"picture": TEXT * 2000}).content.decode()
    assert 'name="neutral"' not in client.post(reverse("situations:note"), {"text": TEXT * 2000}).content.decode()


def put(client, situation, **changes):
    return client.put(
        reverse("situations:autosave", args=[situation.pk]),
        json.dumps({**sent(situation, **changes), "version": str(situation.revision)}),
        content_type="application/json",
        headers={"If-Match": f'"{situation.revision}"'},
    )


def test_an_autosave_answers_what_the_guard_sees_in_each_field(client, member, situation):
    client.force_login(member)
    hints = put(client, situation, happened="Mevrouw <b>Özdemir</b> belde, 111222333.", title="Een dag").json()["hints"]
    assert set(hints) == {"happened"}
    assert "111222333" in hints["happened"]
    assert "<b>" not in hints["happened"]


def test_an_autosave_of_a_clean_text_takes_the_hints_away(client, member, situation):
    client.force_login(member)
    assert put(client, situation, happened="Niemand te zien.", title="Een dag").json() == {
        "version": situation.revision + 1
    }


def test_a_name_in_the_title_is_asked_about(client, member):
    client.force_login(member)
    content = Content(title="Mevrouw Özdemir en de brief", happened="Het liep anders.")
    situation = actions.note("Het liep anders.", by=member, key="")
    actions.write(situation, content, base_revision=situation.revision, by=member)
    assert 'value="title.0.15.0"' in page(client, situation)


def test_asking_of_many_fragments_costs_no_query_but_the_key(member, situation, django_assert_max_num_queries):
    leave_in_peace(situation, "Iemand", by=member)
    peace = Peace(Situation.objects.select_related("member").get(pk=situation.pk))
    with django_assert_max_num_queries(1):
        assert not any(peace(word) for word in ("Tesfay", "Selam", "Yonas"))
