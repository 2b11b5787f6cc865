"""What other rooms ask of the code."""

from codeofconduct.editions.models import Edition
from codeofconduct.editions.queries import articles_of, edition_numbered, text_digest
from tests.factories import codeofconduct as code


def test_articles_come_in_the_order_of_the_code(django_assert_num_queries):
    edition = code.in_force(values=code.text(values=3, articles=12))
    with django_assert_num_queries(1):
        articles = articles_of(edition)
        urls = [article.get_absolute_url() for article in articles]
        titles = {article.value.title for article in articles}
    assert [article.key for article in articles] == [f"W{value}.{one}" for value in (1, 2, 3) for one in range(1, 13)]
    assert urls[-1] == "/beroepscode/1-0/W3.12/"
    assert titles == {"Waarde 1", "Waarde 2", "Waarde 3"}


def test_only_adopted_editions_are_cited():
    code.draft("2.0")
    edition = code.in_force("1.0")
    assert edition_numbered("1.0") == edition
    assert edition_numbered("2.0") is None
    assert edition_numbered("onzin") is None


def test_the_digest_is_of_the_text_alone():
    edition = code.in_force()
    other = code.draft("1.1")
    assert text_digest(Edition.objects.get(pk=edition.pk)) == edition.sha256
    Edition.objects.filter(pk=other.pk).update(number="1.0x")
    assert text_digest(other) != edition.sha256
