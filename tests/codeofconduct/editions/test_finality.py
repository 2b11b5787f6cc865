"""An adopted text does not change: not through the editor, not through save(), not through SQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from codeofconduct.editions.finality import TextIsFinal
from codeofconduct.editions.models import Article, CodePage, CoreValue, Edition
from codeofconduct.editions.queries import text_digest
from codeofconduct.editions.states import FINAL, S
from tests.factories import codeofconduct as code


def article_of(edition):
    return Article.objects.filter(value__edition=edition).first()


def change_preamble(edition):
    edition.preamble = "Anders."
    edition.save()


def change_date(edition):
    edition.in_force_from = timezone.localdate()
    edition.adopted_on = None
    edition.save(clean=False)


def back_to_draft(edition):
    edition.state = S.WORKING
    edition.save()


def change_value(edition):
    value = edition.core_values.first()
    value.title = "Anders."
    value.save()


def change_article(edition):
    article = article_of(edition)
    article.text = "Anders."
    article.save()


def change_through_the_edition(edition):
    value = edition.core_values.first()
    value.title = "Anders."
    edition.core_values.add(value)
    edition.save()


def add_article(edition):
    Article(value=CoreValue.objects.filter(edition=edition).first(), key="W1.9", text="Nieuw.").save()


def move_article_away(edition):
    article = article_of(edition)
    article.value = code.draft("8.8").core_values.last()
    article.key = "W9.9"
    article.save()


def drop_article(edition):
    article_of(edition).delete()


def drop_value(edition):
    CoreValue.objects.filter(edition=edition).first().delete()


def drop_edition(edition):
    edition.delete()


WAYS = [
    change_preamble,
    change_date,
    back_to_draft,
    change_value,
    change_article,
    change_through_the_edition,
    add_article,
    move_article_away,
    drop_article,
    drop_value,
    drop_edition,
]


@pytest.mark.parametrize("change", WAYS)
def test_save_and_delete_refuse(change):
    edition = code.in_force()
    with pytest.raises(TextIsFinal):
        change(edition)


@pytest.mark.parametrize("state", sorted(FINAL))
def test_from_adoption_on_it_is_final(state):
    edition = code.edition_in(state)
    with pytest.raises(TextIsFinal):
        change_article(edition)
    with pytest.raises(DatabaseError, match="adopted text is final"), transaction.atomic():
        Article.objects.update(text="Anders.")


@pytest.mark.parametrize("change", WAYS)
def test_a_draft_changes_freely(change):
    change(code.draft())


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


BULK = {
    "update an article": lambda: Article.objects.update(text="Anders."),
    "update a value": lambda: CoreValue.objects.update(title="Anders."),
    "update the preamble": lambda: Edition.objects.update(preamble="Anders."),
    "update the digest": lambda: Edition.objects.update(sha256="0" * 64),
    "back to a draft": lambda: Edition.objects.update(state=S.WORKING),
    "create an article": lambda: Article.objects.bulk_create([Article(value=CoreValue.objects.first(), key="W1.9")]),
    "create a value": lambda: CoreValue.objects.bulk_create([CoreValue(edition=Edition.objects.first(), key="W9")]),
    "delete articles": lambda: Article.objects.all().delete(),
    "delete values": lambda: CoreValue.objects.all().delete(),
    "delete the edition": lambda: Edition.objects.all().delete(),
    "delete the code's page": lambda: CodePage.objects.get().delete(),
    "write SQL": lambda: sql("UPDATE codeofconduct_article SET explanation = 'x'"),
    "delete by SQL": lambda: sql("DELETE FROM codeofconduct_article"),
}


@pytest.mark.parametrize("way", BULK)
def test_the_database_refuses(way):
    edition = code.in_force()
    with pytest.raises(DatabaseError, match="adopted text is final"), transaction.atomic():
        BULK[way]()
    assert text_digest(Edition.objects.get(pk=edition.pk)) == edition.sha256


def test_a_revision_from_before_adoption_does_not_come_back():
    draft = code.draft()
    draft.preamble = "Een eerdere gedachte."
    old = draft.save_revision()
    edition = code.adopt(Edition.objects.get(pk=draft.pk))
    with pytest.raises(TextIsFinal):
        old.publish(skip_permission_checks=True)
    assert Edition.objects.get(pk=edition.pk).preamble == "Wij werken met mensen."


def test_what_verbs_decided_is_not_taken_from_a_revision():
    draft = code.draft()
    old = draft.save_revision()
    edition = code.adopt(draft)
    old.refresh_from_db()
    restored = old.as_object()
    assert (restored.state, restored.sha256) == (S.ADOPTED, edition.sha256)
