"""Signing in: by password or by mailed code, alike for known and unknown people, with a second factor where asked."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory


@pytest.fixture(autouse=True)
def _no_old_limits():
    cache.clear()


def sign_in(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def person(**traits) -> User:
    user = UserFactory(**traits)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def test_a_member_signs_in_with_an_address_in_any_case(client):
    member = person(member=True)
    answer = sign_in(client, member.email.upper())
    assert answer.status_code == 302
    member.refresh_from_db()
    assert member.first_signed_in_at is not None


def test_a_member_signs_in_with_a_mailed_code(client, mailoutbox):
    member = person(member=True)
    client.post(reverse("account_request_login_code"), {"email": member.email})
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", mailoutbox[-1].body).group()
    answer = client.post(reverse("account_confirm_login_code"), {"code": code})
    assert answer.status_code == 302
    assert client.get(reverse("accounts:home")).status_code == 200


@pytest.mark.parametrize("where", ["account_request_login_code", "account_reset_password"])
def test_known_and_unknown_addresses_get_the_same_answer(where):
    known = person(member=True)
    answers = []
    for email in (known.email, "niemand@example.nl"):
        answer = Client().post(reverse(where), {"email": email}, follow=True)
        text = re.sub(r"csrfmiddlewaretoken.*?>|nonce-\S+", "", answer.content.decode().replace(email, ""))
        answers.append((answer.redirect_chain, text))
    assert answers[0] == answers[1]


def test_a_wrong_password_and_an_unknown_address_read_the_same(client):
    known = person(member=True)
    texts = []
    for email in (known.email, "niemand@example.nl"):
        cache.clear()
        page = sign_in(client, email, "niet het goede wachtwoord").content.decode()
        texts.append(re.sub(r"csrfmiddlewaretoken.*?>", "", page.replace(email, "")))
    assert texts[0] == texts[1]


def test_guessing_is_slowed_down(client):
    member = person(member=True)
    for _attempt in range(6):
        sign_in(client, member.email, "mis")
    sign_in(client, member.email, PASSWORD)
    assert client.get(reverse("accounts:home")).status_code == 302


def test_nobody_signs_up_by_themselves(client):
    page = client.get(reverse("account_signup"))
    assert "password1" not in page.content.decode()
    client.post(reverse("account_signup"), {"email": "nieuw@example.nl", "password1": PASSWORD})
    assert not User.objects.filter(email="nieuw@example.nl").exists()


@pytest.mark.parametrize("address", ["/beheer/login/", "/beheer/password_reset/"])
def test_wagtails_own_doors_lead_to_ours_or_nowhere(client, address):
    UserFactory(superuser=True, email="baas@example.nl")
    answer = client.post(address, {"username": "baas@example.nl", "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert answer.status_code == 404 or reverse("account_login") in answer.url


def test_who_may_not_edit_is_told_so_instead_of_sent_round(client):
    client.force_login(UserFactory(member=True))
    answer = client.get("/beheer/", follow=True)
    assert answer.status_code == 403
    assert "/account/login/" not in [address for address, _status in answer.redirect_chain]


def test_an_editor_is_brought_to_the_page_they_asked_for(client):
    asked = client.get("/beheer/beroepscode/")
    assert client.get(asked.url).url == f"{reverse('account_login')}?next=%2Fbeheer%2Fberoepscode%2F"


@pytest.mark.parametrize("role", ["board", "secretary", "code_editor", "superuser"])
def test_board_and_staff_need_a_second_factor_at_once(client, role):
    sign_in(client, person(**{role: True}).email)
    answer = client.get("/register/")
    assert (answer.status_code, answer.url) == (302, reverse("mfa_index"))


def test_a_member_may_work_for_fourteen_days_without_one(client):
    member = person(member=True)
    sign_in(client, member.email)
    assert client.get("/register/").status_code == 200
    User.objects.filter(pk=member.pk).update(first_signed_in_at=timezone.now() - timedelta(days=14, minutes=1))
    assert client.get("/register/").url == reverse("mfa_index")


def test_a_text_sent_on_the_day_the_grace_ended_comes_back(client):
    member = person(member=True)
    sign_in(client, member.email)
    User.objects.filter(pk=member.pk).update(first_signed_in_at=timezone.now() - timedelta(days=14, minutes=1))
    answer = client.post(reverse("situations:note"), {"text": "Dit dacht ik onderweg.", "key": "k"})
    assert answer.status_code == 403
    assert "Dit dacht ik onderweg." in answer.content.decode()
    assert client.post(reverse("situations:note"), {"key": "k"}).url == reverse("mfa_index")


def test_the_grace_is_a_setting(client, settings):
    settings.SECOND_FACTOR_GRACE_DAYS = 30
    member = person(member=True)
    sign_in(client, member.email)
    User.objects.filter(pk=member.pk).update(first_signed_in_at=timezone.now() - timedelta(days=29))
    assert client.get("/register/").status_code == 200


def test_who_has_a_second_factor_must_use_it(client):
    board = person(board=True)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(board, secret)
    answer = sign_in(client, board.email)
    assert answer.url == reverse("mfa_authenticate")
    assert client.get("/register/").status_code == 200  # a visitor still: not signed in
    assert client.get(reverse("accounts:home")).status_code == 302
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.get(reverse("accounts:home")).status_code == 200


def test_the_seed_of_a_second_factor_is_locked_at_rest():
    board = person(board=True)
    secret = totp.generate_totp_secret()
    stored = totp.TOTP.activate(board, secret).instance
    assert secret not in str(stored.data)
    assert totp.TOTP(stored).validate_code("000000") in (True, False)


def test_a_page_of_someone_who_is_signed_in_is_never_kept_by_a_cache(client):
    sign_in(client, person(member=True).email)
    assert client.get("/register/")["Cache-Control"] == "no-store"


def test_dutch_unless_the_visitor_chose_english(client):
    dutch = client.get(reverse("account_login"), headers={"accept-language": "en"})
    assert 'lang="nl"' in dutch.content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert 'lang="en"' in client.get(reverse("account_login")).content.decode()


def test_a_member_in_their_first_days_pays_nothing_for_it(client, django_assert_max_num_queries):
    sign_in(client, person(member=True).email)
    client.get("/account/")
    with django_assert_max_num_queries(3):  # session, person, roles
        client.get("/account/")
