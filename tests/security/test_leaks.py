"""The ways round the pages: papers, mails, the Wagtail admin, faults, a missing second factor, an earlier reader."""

import logging

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from portfolio.situations.models import Version
from registry.reading import actions as reading_room
from registry.reading.models import Reading
from registry.renewal import actions as renewal
from registry.renewal.models import Dossier, Evidence
from tests.factories.accounts import UserFactory
from tests.factories.registry import DossierFactory, a_key, a_reader
from tests.security import world as register
from tests.security.printed import everything_in
from tests.security.world import CANARIES, PUBLIC, ROLES

PAPERS = {
    ("renewal:pdf", "read"): {"owner", "reader"},
    ("renewal:pdf", "decided"): {"owner"},
    ("renewal:pdf", "advised"): {"board"},
    ("decisions:letter", "decided"): {"owner"},
    ("decisions:statement", "decided"): {"owner"},
}
PRINTED = {
    ("renewal:pdf", "read"): {"zwstory", "zwsent"},
    ("renewal:pdf", "decided"): {"zwdecidedstory"},
    ("renewal:pdf", "advised"): {"zwadvised"},
    ("decisions:letter", "decided"): {"zwgrounds", "zwquestion"},
    ("decisions:statement", "decided"): set(),
}
"""What stands on each paper: what was sent and shown, and nothing that was kept back or found."""


@pytest.fixture
def world():
    cache.clear()
    return register.build()


def planted_in(text):
    return {word for word in CANARIES if word in text}


def test_papers_and_mails_hold_what_was_shown(django_capture_on_commit_callbacks, mailoutbox, caplog):
    caplog.set_level(logging.DEBUG)
    with django_capture_on_commit_callbacks(execute=True):
        world = register.build()
    for (name, dossier), readers in PAPERS.items():
        url = reverse(name, args=[world.things[dossier].pk])
        answers = {role: world.client(role).get(url) for role in ROLES}
        assert {role for role, answer in answers.items() if answer.status_code == 200} == readers
        paper = answers[min(readers)]
        assert planted_in(everything_in(paper.content)) == PRINTED[name, dossier]
        assert not planted_in(str(paper.headers))
    mails = [f"{mail.message()} {mail.body}" for mail in mailoutbox]
    assert any("zwaddress@guest.nl" in mail for mail in mails), "no mail left: nothing was looked at"
    # To whom a mail is; and of a plan also where: that is what a calendar is for.
    own = {"zwaddress", "zwplanaddress", "zwplanguest", "zwinvited", "zwmailboxasked"}
    assert {word for mail in mails for word in planted_in(mail)} == own | {"zwplanplace"}
    assert planted_in(caplog.text) == set()


def admin_addresses():
    """Every page of the Wagtail admin that needs no id, and the pages of every page and person."""
    for name in _names(get_resolver().url_patterns):
        for args in ([], [1]):
            try:
                yield reverse(name, args=args)
            except NoReverseMatch:
                continue


def _names(patterns, space="", inside=False):
    for one in patterns:
        if isinstance(one, URLPattern):
            if inside and one.name:
                yield f"{space}{one.name}"
        else:
            below = f"{space}{one.namespace}:" if one.namespace else space
            yield from _names(one.url_patterns, below, inside or str(one.pattern) == "beheer/")


def test_the_wagtail_admin_shows_a_superuser_nothing_private(world, caplog):
    caplog.set_level(logging.ERROR)
    client, seen = world.client("superuser"), 0
    for url in dict.fromkeys(admin_addresses()):
        if "logout" in url:
            continue
        with transaction.atomic():
            answer = client.get(url, {"q": "zw"}, follow=True)
            transaction.set_rollback(True)
        page = "" if answer.streaming else answer.content.decode(errors="replace")
        assert not planted_in(page) - LISTED, url
        seen += answer.status_code == 200
    assert seen > 20, "the admin was not opened"


def test_nobody_in_the_admin_holds_a_permission_on_private_tables():
    from django.contrib.auth.models import Permission

    private = ("portfolio", "trail", "registry", "accounts")
    assert not Permission.objects.filter(content_type__app_label__in=private, group__isnull=False)


LISTED = {"zwnameless"}
"""The admin knows who has an account; what they said as "a member" stands nowhere beside it."""
BEHIND_A_SECOND_FACTOR = ["board", "secretary", "editor", "superuser"]


@pytest.mark.parametrize("role", BEHIND_A_SECOND_FACTOR)
def test_a_password_alone_opens_nothing_for_who_may_do_much(world, role):
    client = Client()
    client.force_login(world.people[role])
    advised = [world.things["advised"].pk]
    for url in ("/portfolio/", "/bestuur/", "/beheer/", "/lezen/", reverse("decisions:decide", args=advised)):
        assert client.get(url)["Location"].startswith("/account/2fa/"), url


def spoil(world):
    """One flipped byte in the middle of a version, as bit rot does it."""
    version = Version.objects.get(situation=world.things["situation"], revision=world.things["situation"].revision)
    sealed = bytearray(version.sealed)
    sealed[20] ^= 1
    Version.objects.filter(pk=version.pk).update(sealed=bytes(sealed))


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_tells_nobody_what_was_typed_or_kept(world, settings, caplog, debug):
    settings.DEBUG = debug
    caplog.set_level(logging.DEBUG)
    spoil(world)
    url, client = reverse("situations:write", args=[world.things["situation"].pk]), world.client("owner")
    sent = {"happened": "zwtyped", "version": "1", "key": "k"}
    for answer in (client.get(url), client.post(url, sent)):
        assert answer.status_code == 500
        assert "zwtyped" not in answer.content.decode()
        assert not planted_in(answer.content.decode())
    assert "zwtyped" not in caplog.text
    assert not planted_in(caplog.text)


def test_who_read_an_earlier_round_reads_nothing_of_it_again(client):
    """The second round belongs to its own readers; the first ones stay out while it is being read."""
    dossier = DossierFactory(in_conversation=True)
    earlier = Reading.objects.first()
    renewal.submit(dossier, by=dossier.member, key=a_key(), looked=True)
    for reader in (a_reader(), a_reader()):
        reading = reading_room.assign(dossier, reader, by=UserFactory(secretary=True), key=a_key())
        reading_room.accept(reading, by=reader)
    assert Dossier.objects.get().state == "being_read"
    client.force_login(earlier.reader)
    assert client.get(reverse("reading:read", args=[earlier.pk])).status_code == 404
    assert client.get(reverse("renewal:pdf", args=[dossier.pk])).status_code == 404
    assert not Evidence.objects.visible_to(earlier.reader).exists()


def test_a_title_made_of_the_first_words_does_not_tell_what_is_kept_back(world):
    """Without a title of its own a piece is called by its first words; those are kept back with their paragraph."""
    from portfolio.situations.content import Content
    from registry.renewal.compose import preview_of
    from registry.renewal.draft import mark_of
    from tests.factories.situations import situation

    other, dossier = world.people["other"], world.things["composing"]
    piece = situation(Content(happened="Mevrouw Zonneklaar kwam.\n\nEn toen.", chafes="Ja."), by=other)
    renewal.include(dossier, piece, by=other)
    dossier = renewal.hide(dossier, str(piece.pk), "happened", mark_of("Mevrouw Zonneklaar kwam."), by=other)
    assert "En toen." in str(preview_of(dossier))
    assert "Zonneklaar" not in str(preview_of(dossier))


def test_no_table_of_wagtail_or_of_the_search_holds_a_planted_word(world):
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not planted_in(str(cursor.fetchall())) - PUBLIC, table
