"""The donor's side: what goes out of a situation, the yes, what should be different, and taking it back."""

from dataclasses import replace

import pytest
from django.db import connection
from django.urls import reverse

from codeofconduct.stories import actions as stories
from codeofconduct.stories import withdrawal
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.models import Story
from codeofconduct.stories.sealing import copy_of, remarks_of
from codeofconduct.stories.states import S
from portfolio.situations.models import Situation, Version
from portfolio.situations.offer import lines_of
from tests.factories import situations
from tests.factories import stories as make
from tests.factories.accounts import UserFactory

QUESTIONS = {f"question_{n}": "no" for n in (1, 2, 3)}
TWO = replace(situations.FULL, happened="De eerste alinea.\n\nMevrouw Zonneklaar belde 06-12345678.")


@pytest.fixture
def situation(client):
    made = situations.situation(TWO)
    client.force_login(made.member)
    return made


def url_of(situation):
    return reverse("situations:offer", args=[situation.pk])


def sent(client, situation, *, without=(), **changes):
    """The form as a browser sends it: everything that was there, but for the paragraphs with these words."""
    lines = client.get(url_of(situation)).context["form"].lines
    take = [line.number for line in lines if not any(words in line.text for words in without)]
    seen = client.get(url_of(situation)).context["form"]["seen"].initial
    return {"take": take, "seen": seen, "key": "form", **QUESTIONS, **changes}


def test_the_page_shows_exactly_what_goes_out_and_what_may_be_recognised(client, situation):
    page = client.get(url_of(situation)).content.decode()
    for text in (
        situations.FULL.title,
        "De eerste alinea.",
        situations.FULL.chafes,
        "Haar vertrouwen",
        "Ik kende de ruimte.",
    ):
        assert text in page
    assert "06-12345678" in page
    assert page.count('class="nudge"') >= 1
    assert page.count('type="radio"') == 6
    assert "checked" not in page.split('id="guard"')[1]
    assert page.count('name="take"') == page.count("checked") == len(lines_of(TWO))
    assert "2022" not in page


def test_what_is_left_out_stays_at_home(client, situation):
    answer = client.post(url_of(situation), sent(client, situation, without=["Zonneklaar", situations.FULL.title]))
    manuscript = Manuscript.objects.get()
    assert answer["Location"] == reverse("stories:manuscript", args=[manuscript.pk])
    copy = copy_of(manuscript)
    assert copy.title == ""
    assert copy.parts[0].paragraphs == ("De eerste alinea.",)
    assert "Zonneklaar" not in copy.to_json()
    assert (manuscript.donor, manuscript.state) == (situation.member, S.OFFERED)


def test_the_situation_stays_as_it_was_and_knows_nothing(client, situation):
    before = [list(model.objects.values()) for model in (Situation, Version)]
    client.post(url_of(situation), sent(client, situation))
    assert [list(model.objects.values()) for model in (Situation, Version)] == before
    assert Manuscript.objects.exists()
    assert str(situation.pk) not in str(list(Manuscript.objects.values()))


def test_the_same_form_twice_is_one_offer(client, situation):
    data = sent(client, situation)
    for _click in range(3):
        assert client.post(url_of(situation), data).status_code == 302
    assert Manuscript.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"question_2": ""},
        {"question_1": "look_again"},
        {"question_3": "yes!"},
        {"take": []},
        {"take": ["999"]},
        {"take": ["<b>"]},
        {"seen": ""},
        {"seen": "0" * 64},
    ],
)
def test_a_form_that_is_not_right_offers_nothing_and_keeps_the_choices(client, situation, change):
    answer = client.post(url_of(situation), sent(client, situation, without=["Zonneklaar"]) | change)
    assert answer.status_code == 422
    assert not Manuscript.objects.exists()
    page = answer.content.decode()
    assert 'id="errors-title"' in page
    if "take" not in change:
        assert page.split('id="guard"')[0].count("checked") == len(lines_of(TWO)) - 1


@pytest.mark.parametrize("number", ["9" * 5_000, "\N{ARABIC-INDIC DIGIT THREE}", "-1", ""])
def test_a_paragraph_that_never_was_offers_nothing(client, situation, number):
    assert client.post(url_of(situation), sent(client, situation, take=[number])).status_code == 422
    assert not Manuscript.objects.exists()


def test_what_changed_on_another_screen_is_looked_at_again(client, situation):
    data = sent(client, situation)
    from portfolio.situations.actions import write

    write(situation, replace(TWO, choice="Toch anders."), base_revision=situation.revision, by=situation.member)
    assert client.post(url_of(situation), data).status_code == 422
    assert not Manuscript.objects.exists()


def test_somebody_elses_situation_is_not_here(client, situation, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(board=True))
    assert client.get(url_of(situation)).status_code == 404
    assert client.post(url_of(situation), {"key": "k"}).status_code == 404


def page_of(client, manuscript):
    return client.get(reverse("stories:manuscript", args=[manuscript.pk])).content.decode()


@pytest.mark.parametrize("state", sorted(S))
def test_the_donor_sees_where_it_stands_in_every_state(client, state):
    donor = UserFactory(member=True)
    manuscript = make.in_state(state, donor=donor)
    client.force_login(donor)
    page = page_of(client, manuscript)
    gone = state in {S.RETURNED, S.WITHDRAWN}
    assert ("Een vrouw verstelt kleding." in page) is not gone
    assert (make.PICTURE in page) is (state in {S.PUT_BEFORE, S.AGREED, S.READ, S.PUBLISHED})
    assert ('value="agree"' in page) is (state == S.PUT_BEFORE)
    assert ("terugnemen" in page) is not gone
    assert ("Het lijkt te veel op een ander." in page) is (state == S.RETURNED)
    assert reverse("stories:manuscript", args=[manuscript.pk]) in client.get(reverse("stories:mine")).content.decode()


def test_nobody_else_sees_that_there_is_an_offer(client):
    manuscript = make.in_state(S.PUT_BEFORE)
    client.force_login(UserFactory(member=True))
    for name in ("stories:manuscript", "stories:withdraw"):
        for answer in (
            client.get(reverse(name, args=[manuscript.pk])),
            client.post(reverse(name, args=[manuscript.pk])),
        ):
            assert answer.status_code == 404
    assert str(manuscript.pk) not in client.get(reverse("stories:mine")).content.decode()


def test_a_yes_with_the_text_that_was_shown(client):
    manuscript = make.in_state(S.PUT_BEFORE)
    client.force_login(manuscript.donor)
    url = reverse("stories:manuscript", args=[manuscript.pk])
    assert client.post(url, {"do": "agree", "sha256": "0" * 64}).status_code == 422
    shown = client.get(url).context["sha256"]
    assert client.post(url, {"do": "agree", "sha256": shown}).status_code == 302
    assert Manuscript.objects.get().state == S.AGREED
    assert client.post(url, {"do": "agree", "sha256": shown}).status_code == 422


def test_what_should_be_different_goes_to_the_desk(client):
    manuscript = make.in_state(S.PUT_BEFORE)
    client.force_login(manuscript.donor)
    url = reverse("stories:manuscript", args=[manuscript.pk])
    assert client.post(url, {"do": "otherwise", "remark": "  ", "key": "a"}).status_code == 422
    assert client.post(url, {"do": "otherwise", "remark": "De hond eruit.", "key": "a"}).status_code == 302
    assert remarks_of(Manuscript.objects.get())[0].text == "De hond eruit."
    assert "De hond eruit." in page_of(client, manuscript)


def test_an_answer_to_a_text_that_went_back_to_the_desk_keeps_what_was_typed(client):
    manuscript = make.in_state(S.PUT_BEFORE)
    stories.take_to_the_desk(manuscript, by=UserFactory(code_editor=True))
    client.force_login(manuscript.donor)
    answer = client.post(
        reverse("stories:manuscript", args=[manuscript.pk]), {"do": "otherwise", "remark": "De hond eruit.", "key": "a"}
    )
    assert answer.status_code == 422
    assert "De hond eruit." in answer.content.decode()


@pytest.mark.parametrize("state", sorted(set(S) - {S.RETURNED, S.WITHDRAWN}))
def test_taking_back_is_one_page_and_one_click(client, state):
    manuscript = make.in_state(state)
    client.force_login(manuscript.donor)
    url = reverse("stories:withdraw", args=[manuscript.pk])
    assert client.get(url).status_code == 200
    assert Manuscript.objects.get().state == state
    assert client.post(url, {"key": "k"})["Location"] == reverse("stories:mine")
    assert Manuscript.objects.get().state == S.WITHDRAWN
    assert not Story.objects.exists()
    assert client.post(url, {"key": "k"}).status_code == 404


@pytest.mark.parametrize("first", ["the donor on another screen", "an editor who gives it back"])
def test_taking_back_at_the_same_moment_as_another_is_no_fault(client, first):
    manuscript = make.in_state(S.EDITED)
    client.force_login(manuscript.donor)

    def then_another(execute, sql, params, many, context):
        found = execute(sql, params, many, context)
        if "codeofconduct_manuscript" in sql and not done:
            done.append(True)
            if first.startswith("an editor"):
                withdrawal.give_back(manuscript, "Dank je wel.", by=manuscript.rewritten_by, key="")
            else:
                withdrawal.withdraw(manuscript, by=manuscript.donor)
        return found

    done: list[bool] = []
    with connection.execute_wrapper(then_another):
        answer = client.post(reverse("stories:withdraw", args=[manuscript.pk]))
    assert answer["Location"] == reverse("stories:mine")
    assert not Story.objects.exists()


def test_who_is_no_member_any_more_still_takes_back(client):
    manuscript = make.in_state(S.PUBLISHED)
    manuscript.donor.groups.clear()
    client.force_login(manuscript.donor)
    assert client.post(reverse("stories:withdraw", args=[manuscript.pk])).status_code == 302
    assert not Story.objects.exists()


def test_a_mail_says_that_there_is_something_and_nothing_of_it(django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        manuscript = make.in_state(S.PUBLISHED)
    assert len(mailoutbox) == 2, "put before, and published; both held back until the end"
    for mail in mailoutbox:
        assert mail.to == [manuscript.donor.email]
        assert str(manuscript.pk) in mail.body
        assert not [one for one in (make.TITLE, make.SITUATION, "naaimachine") if one in f"{mail.subject} {mail.body}"]


def test_the_overview_costs_the_same_however_many(client, django_assert_num_queries):
    donor = UserFactory(member=True)
    for place, state in enumerate(sorted(S)):
        make.in_state(state, donor=donor, slug=f"verhaal-{place}")
    client.force_login(donor)
    client.get(reverse("stories:mine"))
    with django_assert_num_queries(3):
        client.get(reverse("stories:mine"))
