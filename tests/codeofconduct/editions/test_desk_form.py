"""Two editors at once, keys that change places, and an order that is kept."""

import pytest
from django.urls import reverse

from codeofconduct.editions.models import Article, Edition
from tests.codeofconduct.editions.test_desk import edit, form
from tests.factories import codeofconduct as code
from tests.factories.accounts import UserFactory

JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(code_editor=True))
    return client


def opened(edition):
    """What the open form remembers of the revision it was loaded with."""
    latest = Edition.objects.get(pk=edition.pk).latest_revision
    return {"loaded_revision_id": str(latest.pk), "loaded_revision_created_at": latest.created_at.isoformat()}


def articles(edition, *rows):
    """The posted articles of the first core value: (primary key, key, text) in the order on the screen."""
    posted = {"core_values-0-articles-TOTAL_FORMS": len(rows), "core_values-0-articles-INITIAL_FORMS": 0}
    posted["core_values-0-articles-INITIAL_FORMS"] = sum(1 for row in rows if row[0])
    for place, (pk, key, text) in enumerate(rows):
        start = f"core_values-0-articles-{place}"
        posted |= {f"{start}-id": pk, f"{start}-key": key, f"{start}-text": text, f"{start}-ORDER": str(place + 1)}
    return posted


def two_articles():
    edition = code.draft(values=code.text(values=1, articles=2))
    return edition, [one.pk for one in Article.objects.order_by("sort_order")]


def test_the_second_editor_is_warned_and_chooses(editor):
    edition = code.draft(values=code.text(1, 1))
    mine = opened(edition)
    edit(editor, edition, preamble="Van de ander.", **mine)
    refused = edit(editor, edition, preamble="Van mij.", **mine)
    assert refused.status_code == 200
    assert refused.context["form"].non_field_errors()
    assert "Van mij." in refused.content.decode()
    assert Edition.objects.get().preamble == "Van de ander."
    edit(editor, edition, preamble="Van mij.", **opened(edition))
    assert Edition.objects.get().preamble == "Van mij."
    kept = [revision.as_object().preamble for revision in edition.revisions.order_by("pk")]
    assert kept[-2:] == ["Van de ander.", "Van mij."]


def test_an_autosave_never_overwrites_another_editor(editor):
    edition = code.draft(values=code.text(1, 1))
    mine = opened(edition)
    edit(editor, edition, preamble="Van de ander.", **mine)
    address = reverse("wagtailadmin_pages:edit", args=[edition.pk])
    answer = editor.post(address, form(edition, preamble="Van mij.", **mine), headers=JSON)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert Edition.objects.get().preamble == "Van de ander."


def test_one_editor_alone_is_never_stopped(editor):
    edition = code.draft(values=code.text(1, 1))
    address = reverse("wagtailadmin_pages:edit", args=[edition.pk])
    first = editor.post(address, form(edition, preamble="Eerst.", **opened(edition)), headers=JSON).json()
    own = opened(edition) | {"overwrite_revision_id": str(first["revision_id"])}
    assert editor.post(address, form(edition, preamble="Dan.", **own), headers=JSON).json()["success"]
    assert edit(editor, edition, preamble="Bewaard.", **own).status_code == 302
    assert Edition.objects.get().preamble == "Bewaard."


def test_two_keys_can_change_places(editor):
    edition, (first, second) = two_articles()
    edit(editor, edition, **articles(edition, (first, "W1.2", "Een."), (second, "W1.1", "Twee.")))
    assert dict(Article.objects.values_list("pk", "key")) == {first: "W1.2", second: "W1.1"}


def test_the_order_on_the_screen_is_kept(editor):
    edition, (first, second) = two_articles()
    rows = articles(edition, (first, "W1.1", "Een."), (second, "W1.2", "Twee."), ("", "W1.3", "Drie."))
    orders = zip(("0", "1", "2"), ("3", "1", "2"), strict=True)
    edit(editor, edition, **rows | {f"core_values-0-articles-{place}-ORDER": order for place, order in orders})
    assert list(Article.objects.order_by("sort_order").values_list("key", flat=True)) == ["W1.2", "W1.3", "W1.1"]


@pytest.mark.parametrize("key", ["W1.1", ""])
def test_a_key_that_is_double_or_missing_is_said_at_its_article(editor, key):
    edition, (first, second) = two_articles()
    answer = edit(editor, edition, **articles(edition, (first, "W1.1", "Een."), (second, key, "Twee.")))
    value = answer.context["form"].formsets["core_values"].forms[0]
    assert value.formsets["articles"].forms[1].errors
    assert dict(Article.objects.values_list("pk", "key")) == {first: "W1.1", second: "W1.2"}


def test_editors_can_comment(editor):
    edition = code.draft(values=code.text(1, 1))
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[edition.pk]))
    assert page.context["form"].show_comments_toggle
    remark = {"comments-TOTAL_FORMS": "1", "comments-0-text": "Korter?", "comments-0-contentpath": "preamble"}
    edit(
        editor,
        edition,
        **remark,
        **{"comments-0-position": "", "comments-0-replies-TOTAL_FORMS": "0", "comments-0-replies-INITIAL_FORMS": "0"},
    )
    assert Edition.objects.get().wagtail_admin_comments.get().text == "Korter?"


def test_an_erratum_is_asked_of_a_correction_alone(editor):
    edition = code.in_force(values=code.text(1, 1))
    from codeofconduct.editions.actions import follow

    for number, correction in (("1.1", False), ("1.2", True)):
        begun = follow(edition, number, by=UserFactory(board=True), correction=correction)
        page = editor.get(reverse("wagtailadmin_pages:edit", args=[begun.pk])).content.decode()
        assert ('name="erratum"' in page) == correction
