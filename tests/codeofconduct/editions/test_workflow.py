"""From an empty site to edition 1.0 in force through the admin screens only, and what a workflow's end means."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowState

from codeofconduct.editions.models import CodePage, Edition
from codeofconduct.editions.queries import text_digest
from codeofconduct.editions.states import S
from codeofconduct.news.models import NewsItem, NewsPage
from tests.codeofconduct.editions.test_desk import edit, form, new
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from trail.queries import history_of


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def browser(**who):
    client = Client()
    client.force_login(UserFactory(**who))
    return client


def submit(client, edition, **changes):
    return edit(client, edition, **changes, **{"action-submit": "1"})


def decide(client, edition, action="approve", **changes):
    """The button in the editor's menu."""
    said = {"action-workflow-action": "true", "workflow-action-name": action}
    return client.post(reverse("wagtailadmin_pages:edit", args=[edition.pk]), form(edition, **changes, **said))


def adoption(client, edition, **changes):
    page = client.get(reverse("code_desk:adopt", args=[edition.pk]))
    said = {
        "adopted_on": timezone.localdate().isoformat(),
        "meeting": "Algemene ledenvergadering",
        "quorum": "212 van de 480 leden, 198 voor",
        "in_force_from": (timezone.localdate() + timedelta(days=30)).isoformat(),
        "sure": "on",
        "seen": page.context["digest"],
        "key": "form-1",
    }
    return client.post(reverse("code_desk:adopt", args=[edition.pk]), said | changes)


def test_from_an_empty_site_to_an_edition_in_force():
    editor, board = browser(code_editor=True), browser(board=True)
    assert new(editor).status_code == 302
    submit(editor, Edition.objects.get())
    assert WorkflowState.objects.get().status == "in_progress"
    decide(board, Edition.objects.get())
    edition = Edition.objects.get()
    assert (edition.live, edition.state, edition.approved_sha256) == (False, S.WORKING, text_digest(edition))
    assert adoption(board, edition).status_code == 302
    call_command("tick")
    assert Edition.objects.get().state == S.ADOPTED
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        call_command("tick")
        page = Client().get("/beroepscode/").content.decode()
    assert "Ik begin bij wat iemand vertelt." in page
    assert [entry.action for entry in history_of(edition)] == [
        "edition.approved",
        "edition.adopted",
        "edition.came_into_force",
    ]


def test_while_the_board_looks_editors_wait():
    editor = browser(code_editor=True)
    submit(editor, code.draft())
    edit(editor, Edition.objects.get(), preamble="Nog even anders.")
    assert Edition.objects.get().preamble == "Wij werken met mensen."


@pytest.mark.parametrize("who", ["code_editor", "superuser"])
def test_nobody_agrees_for_the_board(who):
    submit(browser(code_editor=True), code.draft())
    decide(browser(**{who: True}), Edition.objects.get())
    assert not Edition.objects.get().approved_at
    assert WorkflowState.objects.get().status == "in_progress"


def test_the_board_can_ask_for_more():
    submit(browser(code_editor=True), code.draft())
    decide(browser(board=True), Edition.objects.get(), "reject")
    assert WorkflowState.objects.get().status == "needs_changes"
    assert not Edition.objects.get().approved_at


def test_the_button_does_not_speak_of_publishing():
    submit(browser(code_editor=True), code.draft())
    page = browser(board=True).get(reverse("wagtailadmin_pages:edit", args=[Edition.objects.get().pk]))
    labels = [str(one.label) for one in page.context["action_menu"].menu_items]
    labels.append(str(page.context["action_menu"].default_item.label))
    assert not [label for label in labels if "ubli" in label]


def test_words_say_whether_this_is_the_text_the_board_agreed_with(client):
    board, edition = browser(board=True), code.draft()
    screen = reverse("code_desk:adopt", args=[edition.pk])
    said = [board.get(screen).context["approval"]]
    submit(browser(code_editor=True), edition)
    decide(board, Edition.objects.get())
    said.append(board.get(screen).context["approval"])
    edit(browser(code_editor=True), Edition.objects.get(), preamble="Toch anders.")
    said.append(board.get(screen).context["approval"])
    assert len(set(said)) == 3


def test_of_news_the_end_of_the_workflow_is_publication():
    item = NewsItem(title="Nieuws", published_on=timezone.localdate(), live=False)
    NewsPage.objects.get().add_child(instance=item)
    item.save_revision()
    state = item.get_workflow().start(item, UserFactory(code_editor=True))
    state.current_task_state.approve(user=UserFactory(board=True))
    assert NewsItem.objects.get().live
    assert CodePage.objects.get().get_workflow() == item.get_workflow()
