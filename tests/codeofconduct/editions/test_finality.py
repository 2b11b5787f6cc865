"""An adopted text does not change: not through the editor, not through save(), not through SQL."""

import pytest
from django.core.exceptions import ValidationError
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


def bulk_update(model, **change):
    rows = list(model.objects.all())
    for row in rows:
        for name, value in change.items():
            setattr(row, name, value)
    model.objects.bulk_update(rows, list(change))


def upsert(article):
    """What ``bulk_create`` can do to rows that are there already."""
    row = Article(pk=article.pk, value_id=article.value_id, key=article.key, text="Anders.")
    Article.objects.bulk_create([row], update_conflicts=True, update_fields=["text"], unique_fields=["id"])


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
    "bulk-update articles": lambda: bulk_update(Article, text="Anders."),
    "bulk-update values": lambda: bulk_update(CoreValue, title="Anders."),
    "bulk-update editions": lambda: bulk_update(Edition, preamble="Anders."),
    "bulk-create over an article": lambda: upsert(Article.objects.first()),
    "another order": lambda: Article.objects.update(sort_order=0),
    "give it an erratum": lambda: Edition.objects.update(erratum="Anders."),
    "take a value away": lambda: CoreValue.objects.update(edition=code.draft("8.8")),
    "write SQL": lambda: sql("UPDATE codeofconduct_article SET explanation = 'x'"),
    "delete by SQL": lambda: sql("DELETE FROM codeofconduct_article"),
}


@pytest.mark.parametrize("way", BULK)
def test_the_database_refuses(way):
    edition = code.in_force()
    with pytest.raises(DatabaseError, match="adopted text is final"), transaction.atomic():
        BULK[way]()
    assert text_digest(Edition.objects.get(pk=edition.pk)) == edition.sha256


COPIES = {
    "with its number": lambda edition: edition.copy(update_attrs={"slug": "kopie"}),
    "with another": lambda edition: edition.copy(update_attrs={"slug": "kopie", "number": "7.7"}),
    "an alias": lambda edition: edition.create_alias(parent=CodePage.objects.get(), update_slug="kopie"),
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_by_hand_is_no_second_adopted_edition(copy):
    """A number, and a day to come into force, are given once: the copy fails and the original is untouched."""
    edition = code.in_force()
    with pytest.raises((DatabaseError, ValidationError, TextIsFinal)), transaction.atomic():
        COPIES[copy](edition)
    assert Edition.objects.get().pk == edition.pk
    assert text_digest(Edition.objects.get()) == edition.sha256


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
