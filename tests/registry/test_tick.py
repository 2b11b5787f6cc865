"""What time alone brings about: once, on its own day, and no part stops another."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from codeofconduct.consultation import actions as consultations
from codeofconduct.editions.models import Edition
from codeofconduct.editions.states import S
from codeofconduct.news.models import NewsItem, NewsPage
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory
from trail.queries import history_of


def tick():
    out = StringIO()
    call_command("tick", stdout=out)
    return out.getvalue()


def planned_news():
    """A news item the editors planned for tomorrow with Wagtail's own scheduling."""
    item = NewsItem(title="Straks", published_on=timezone.localdate(), live=False)
    NewsPage.objects.get().add_child(instance=item)
    item.go_live_at = timezone.now() + timedelta(days=1)
    item.save_revision().publish(skip_permission_checks=True)
    return item


def test_an_edition_comes_into_force_at_midnight_in_the_netherlands():
    """23.30 UTC on the last day of winter's March is already half past midnight, the next day, in Amsterdam."""
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        edition = code.adopt(code.draft(), in_force_from=timezone.localdate().replace(day=15))
    with time_machine.travel(datetime(2026, 3, 14, 22, 59, tzinfo=UTC)):
        assert "edition" not in tick()
    with time_machine.travel(datetime(2026, 3, 14, 23, 30, tzinfo=UTC)):
        assert tick() == "edition 1.0 is in force\n"
        assert [tick() for _again in range(3)] == ["", "", ""]
    assert [entry.action for entry in history_of(edition)].count("edition.came_into_force") == 1


def test_a_consultation_closes_by_itself_and_once():
    edition, today = code.draft(), timezone.localdate()
    consultations.open_round(edition, until=today + timedelta(days=7), by=UserFactory(board=True))
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert "consultation on edition 1.0" in tick()
        assert tick() == ""
    assert Edition.objects.get().state == S.WORKING


def test_planned_news_appears():
    item = planned_news()
    tick()
    assert not NewsItem.objects.get(pk=item.pk).live
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        tick()
    assert NewsItem.objects.get(pk=item.pk).live


def test_a_part_that_fails_does_not_stop_the_others(caplog):
    """A draft's revision was planned by hand and then adopted in other words: it is not published, the rest goes on."""
    draft = code.draft()
    draft.preamble = "Een eerdere gedachte."
    old = draft.save_revision()
    edition = code.adopt(Edition.objects.get(pk=draft.pk), in_force_from=timezone.localdate() + timedelta(days=1))
    type(old).objects.filter(pk=old.pk).update(approved_go_live_at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(days=2)), pytest.raises(CommandError, match="planned pages"):
        tick()
    stored = Edition.objects.get(pk=edition.pk)
    assert (stored.state, stored.preamble) == (S.IN_FORCE, "Wij werken met mensen.")
    assert "planned pages" in caplog.text
    assert draft.preamble not in caplog.text
