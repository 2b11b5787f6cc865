"""Taken back is gone: not one word of a story is left in any table, whoever wrote, previewed, bundled or read it."""

import re

from django.db import connection
from django.urls import reverse

from codeofconduct.stories import actions as stories
from codeofconduct.stories import withdrawal
from codeofconduct.stories.models import Story
from codeofconduct.stories.offered import Offered, Part
from codeofconduct.stories.states import S
from tests.codeofconduct.stories.test_desk import form
from tests.factories import stories as make
from tests.factories.accounts import UserFactory

WORDS = {
    "title": "zwtitel",
    "slug": "zwadres",
    "situation": "zwsituatie",
    "question": "zwvraag",
    "images": [("zwwie", "zwbeeld")],
    "card": [f"zwkaart {n}" for n in range(5)],
}
COPY = Offered("zwkopie", (Part("Wat gebeurde er?", ("zwalinea",)),))


def words_in(*told):
    """Every planted word whole: two of its letters turn up by chance in a random key."""
    return sorted(set(re.findall(r"zw[a-z]+", str(told))) | {"zwvoorbeeld"})


def tables_with(word):
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if word in str(cursor.fetchall()):
                yield table


def test_not_a_word_is_left_in_any_table(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    editor = UserFactory(code_editor=True)
    manuscript = make.in_state(S.EDITED, editor=editor, copy=COPY, **WORDS)
    client.force_login(editor)
    story = Story.objects.get().get_latest_revision_as_object()
    client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form(story, title="zwtitel, anders"))
    client.post(reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk]), form(story, situation="zwvoorbeeld"))
    manuscript = _published(manuscript, editor)
    make.bundle(manuscript.story)
    assert "codeofconduct_story" in set(tables_with("zwsituatie"))
    assert "wagtailcore_pagelogentry" in set(tables_with("zwtitel"))
    assert "wagtailadmin_formstate" in set(tables_with("zwvoorbeeld"))
    assert list(tables_with("zwalinea")) == []
    withdrawal.withdraw(manuscript, by=manuscript.donor)
    for word in words_in(WORDS, COPY):
        assert list(tables_with(word)) == [], word


def _published(manuscript, editor):
    manuscript = stories.put_before(manuscript, by=editor)
    manuscript = stories.agree(manuscript, manuscript.agreed_sha256, by=manuscript.donor)
    manuscript = stories.read(manuscript, manuscript.agreed_sha256, by=UserFactory(board=True))
    return stories.publish(manuscript, by=editor)
