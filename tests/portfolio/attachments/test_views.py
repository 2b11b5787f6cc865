"""The pages around pictures: a plain form, a plain sentence for what does not fit, and bytes for their owner alone."""

import logging
import tempfile
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portfolio.attachments import limits
from portfolio.attachments.models import Attachment
from portfolio.attachments.queries import alt_of, bytes_of
from tests.factories.accounts import UserFactory
from tests.factories.pictures import a_picture, laid_beside
from tests.factories.situations import image, note
from tests.portfolio.attachments.files import HEIC, PDF, SVG


@pytest.fixture
def member(client):
    person = UserFactory(member=True)
    client.force_login(person)
    return person


@pytest.fixture
def item(member):
    return note(by=member)


def beside(item, kind="situatie"):
    return reverse("attachments:beside", args=[kind, item.pk])


def sent(content=None, name="foto.jpg", said_type="image/jpeg"):
    return SimpleUploadedFile(name, a_picture() if content is None else content, said_type)


def errors_on(page):
    return " ".join(page.context["form"].errors.get("picture", []))


def test_a_picture_is_added_shown_and_described(client, item):
    page = client.post(beside(item), {"picture": sent(), "alt": "Een rode tegel", "key": "k"}, follow=True)
    made = Attachment.objects.get()
    assert f'src="{reverse("attachments:picture", args=[made.pk])}"' in page.text
    assert 'alt="Een rode tegel"' in page.text
    assert 'width="64" height="48"' in page.text
    describe = reverse("attachments:describe", args=[made.pk])
    client.post(describe, {"alt": "Een dieprode tegel", "version": "1", "key": "k"})
    assert alt_of(Attachment.objects.get()) == "Een dieprode tegel"
    remove = reverse("attachments:remove", args=[made.pk])
    assert "voorgoed" in client.get(remove).text
    assert client.post(remove).url == beside(item)
    assert client.post(remove).status_code == 404


def test_beside_an_image_of_good_work_too(client, member):
    item = image(by=member)
    client.post(beside(item, "goed-werk"), {"picture": sent(), "key": "k"})
    assert Attachment.objects.get().image == item
    assert client.get(beside(item, "situatie")).status_code == 404
    assert client.get(beside(item, "onbekend")).status_code == 404


def test_the_editor_leads_to_its_pictures(client, item):
    assert f'href="{beside(item)}"' in client.get(reverse("situations:write", args=[item.pk])).text


def test_a_picture_goes_out_as_ours_alone(client, item):
    made = laid_beside(item, "Een tegel")
    answer = client.get(reverse("attachments:picture", args=[made.pk]))
    assert answer.content == bytes_of(made)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == f'attachment; filename="bijlage-{str(made.pk)[:8]}.jpg"'


def test_a_picture_is_nobody_elses(client, item):
    made = laid_beside(item)
    address = reverse("attachments:picture", args=[made.pk])
    for stranger in (UserFactory(member=True), UserFactory(superuser=True), UserFactory(board=True)):
        other = Client()
        other.force_login(stranger)
        assert other.get(address).status_code in {302, 404}
        assert b"\xff\xd8" not in other.get(address).content
    assert client.get(f"/media/attachments/{made.name}").status_code == 404


def test_a_picture_that_is_lost_is_not_there(client, item, caplog):
    made = laid_beside(item, "Een tegel")
    storages["attachments"].delete(made.name)
    caplog.set_level(logging.ERROR)
    assert client.get(reverse("attachments:picture", args=[made.pk])).status_code == 404
    assert str(made.pk) in caplog.text
    assert "tegel" not in caplog.text


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (sent(b""), "leeg"),
        (sent(b"\xff\xd8\xff" + b"\0" * limits.FILE_LIMIT), "10 MB"),
        (sent(b"\0" * (limits.FILE_LIMIT + 5_000_000)), "10 MB"),
        (sent(HEIC, "IMG.HEIC", "image/heic"), "HEIC"),
        (sent(PDF, "brief.pdf", "application/pdf"), "geen pdf"),
        (sent(SVG, "a.svg", "image/svg+xml"), "JPEG, PNG of WebP"),
        (sent(SVG, "a.png", "image/png"), "JPEG, PNG of WebP"),
        (sent(name="a.php.jpg"), "twee uitgangen"),
        ("tekst in plaats van een bestand", "Kies eerst"),
        (None, "Kies eerst"),
    ],
)
def test_what_does_not_fit_is_told_and_the_words_stay(client, item, file, told):
    fields = {"alt": "Mijn woorden bij het plaatje", "key": "k"} | ({"picture": file} if file else {})
    page = client.post(beside(item), fields)
    assert page.status_code == 422
    assert told in errors_on(page)
    assert "Mijn woorden bij het plaatje" in page.text
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("name", ["CON", "a/../b.jpg", ".htaccess.jpg", "x" * 300, "exe\u202egpj.jpg", "🐕.jpg"])
def test_a_strange_name_is_never_kept(client, item, name):
    client.post(beside(item), {"picture": sent(name=name), "key": "k"})
    made = Attachment.objects.get()
    assert made.name == f"{made.pk}.sealed"
    assert client.get(beside(item)).status_code == 200


def test_a_name_over_two_lines_sets_no_header(client, item):
    """By hand: no client of ours would send it."""
    body = (
        b'--b\r\nContent-Disposition: form-data; name="picture"; filename="a%0d%0aSet-Cookie: x=1.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n" + a_picture() + b"\r\n--b--\r\n"
    )
    answer = client.generic("POST", beside(item), body, content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 302
    picture = client.get(reverse("attachments:picture", args=[Attachment.objects.get().pk]))
    assert not picture.cookies
    assert "\n" not in picture["Content-Disposition"]


def test_a_connection_that_breaks_half_way_leaves_nothing(client, item):
    whole = (
        b'--b\r\nContent-Disposition: form-data; name="picture"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
        + a_picture(size=(400, 400), quality=95)
    )
    for cut in (30, 90, len(whole) // 2, len(whole) - 40):
        answer = client.generic("POST", beside(item), whole[:cut], content_type="multipart/form-data; boundary=b")
        assert answer.status_code in {400, 422}
    assert not Attachment.objects.exists()
    assert all(not path.stat().st_size for path in Path(tempfile.gettempdir()).glob("*.upload*"))


def test_a_picture_never_touches_the_disk_as_it_came(client, item, monkeypatch):
    def refuse(*_arguments, **_named):
        raise AssertionError("a file was made on the disk")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", refuse)
    large = a_picture("PNG", size=(1500, 1500)) + b"\0" * 4_000_000
    answer = client.post(beside(item), {"picture": sent(large, "a.png", "image/png"), "key": "k"})
    assert answer.status_code == 302


def test_a_second_file_in_one_form_is_let_pass(client, item):
    client.post(beside(item), {"picture": [sent(), sent(a_picture(colour="blue"))], "more": sent(), "key": "k"})
    assert Attachment.objects.count() == 1


def test_the_same_form_twice_is_one(client, item):
    for _time in range(3):
        client.post(beside(item), {"picture": sent(), "alt": "Een tegel", "key": "k"})
    assert Attachment.objects.count() == 1


def test_six_are_enough(client, item):
    for number in range(limits.PER_ITEM):
        client.post(beside(item), {"picture": sent(a_picture(colour=(40 * number, 9, 9))), "key": str(number)})
    assert 'type="file"' not in client.get(beside(item)).text
    page = client.post(beside(item), {"picture": sent(), "alt": "De zevende", "key": "k"})
    assert "zes plaatjes" in errors_on(page)
    assert "De zevende" in page.text


def test_words_typed_while_signed_out_come_back(client, item):
    client.logout()
    answer = client.post(beside(item), {"picture": sent(), "alt": "Wat ik typte", "key": "k"})
    assert answer.status_code == 401
    assert "Wat ik typte" in answer.text
    assert not Attachment.objects.exists()


def test_two_screens_do_not_overwrite_each_others_words(client, item):
    made = laid_beside(item, "Eerst")
    address = reverse("attachments:describe", args=[made.pk])
    client.post(address, {"alt": "Op mijn telefoon", "version": "1", "key": "a"})
    page = client.post(address, {"alt": "Aan mijn bureau", "version": "1", "key": "b"})
    assert page.status_code == 409
    assert "Op mijn telefoon" in page.text
    assert 'value="Aan mijn bureau"' in page.text
    client.post(address, {"alt": "Aan mijn bureau", "version": page.context["form"]["version"].value(), "key": "c"})
    assert alt_of(Attachment.objects.get()) == "Aan mijn bureau"


@pytest.mark.parametrize("words", ["x" * 301, "met een \x00 erin"])
def test_words_that_do_not_fit_are_told_and_kept(client, item, words):
    page = client.post(beside(item), {"picture": sent(), "alt": words, "key": "k"})
    assert page.status_code == 422
    assert page.context["form"].errors["alt"]
    assert not Attachment.objects.exists()


def test_a_name_in_the_words_is_hinted_at(client, item):
    page = client.post(beside(item), {"picture": sent(SVG), "alt": "Brief van mevrouw Jansen", "key": "k"})
    assert [hint.fragments for hint in page.context["hints"]] == [("mevrouw Jansen",)]


@pytest.mark.parametrize("many", [1, 5])
def test_the_page_asks_the_same_few_queries(client, item, many, django_assert_max_num_queries):
    for number in range(many):
        laid_beside(item, f"Plaatje {number}", content=a_picture(colour=(40 * number, 9, 9)))
    with django_assert_max_num_queries(12):
        client.get(beside(item))
