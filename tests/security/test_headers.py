"""What every answer tells the browser, and what our own templates may not hold."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.codeofconduct import in_force
from tests.factories.intervision import a_session_with_a_guest
from tests.factories.registry import RegistrationFactory

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = ["/", "/register/", "/register/?q=mens", "/beroepscode/", "/beroepscode/1-0/", "/beroepscode/1-0/W1.1/"]
PUBLIC += ["/uit-het-vak/", "/uit-het-vak/?geweest=1"]
PUBLIC += ["/account/login/", "/account/password/reset/", "/nergens/"]
SIGNED_IN = ["/portfolio/", "/intervisie/", "/intervisie/nieuw/", "/herregistratie/", "/account/", "/account/sessions/"]
SIGNED_IN += ["/portfolio/code-veranderd/1-0/"]
SIGNED_IN += ["/account/2fa/", "/account/email/", "/beroepscode/onderschrijven/", "/portfolio/goed-werk/nieuw/"]
INLINE = re.compile(
    r"""<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|hx-on|<script(?![^>]*\b(?:src=|type=.application/json))""",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def _the_code():
    cache.clear()
    in_force()


@pytest.fixture
def member(client):
    person = UserFactory(member=True)
    client.force_login(person)
    return person


def assert_strict(answer):
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    for directive in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'", "form-action 'self'"):
        assert directive in policy
    assert "*" not in policy
    assert "http:" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "camera=()" in answer["Permissions-Policy"]
    assert not INLINE.search(re.sub(r"<textarea.*?</textarea>", "", answer.content.decode(), flags=re.DOTALL))


@pytest.mark.parametrize("url", PUBLIC)
def test_public_pages_are_strict(client, url):
    assert_strict(client.get(url))


@pytest.mark.parametrize("url", [*SIGNED_IN, *PUBLIC])
def test_pages_of_a_member_are_strict_and_kept_nowhere(client, member, url):
    answer = client.get(url)
    assert_strict(answer)
    assert answer["Cache-Control"] == "no-store"


def test_only_the_admin_has_a_looser_policy(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(superuser=True))
    answer = client.get("/beheer/")
    assert answer.status_code == 200
    assert "'unsafe-inline'" in answer["Content-Security-Policy"]
    assert "'unsafe-eval'" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    for near in ("/beheerder/", "/beheer", "/portfolio/?next=/beheer/"):
        assert "unsafe" not in client.get(near).get("Content-Security-Policy", ""), near


def test_a_new_nonce_for_every_answer(client):
    nonces = {re.search(r"nonce-([^']+)'", client.get("/account/login/")["Content-Security-Policy"]) for _ in range(3)}
    told = {match[1] for match in nonces if match}
    assert len(told) in (0, 3)


def test_pages_about_a_person_are_for_no_search_engine(client):
    person = RegistrationFactory()
    guest = reverse("intervision:guest", args=[a_session_with_a_guest().token])
    for url in (f"/register/?q={person.number}", f"/register/{person.number}/", guest, f"{guest}intrekken/"):
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Cache-Control"] == "no-store"


def test_a_link_that_does_not_work_is_for_no_search_engine_either(client):
    answer = client.get(reverse("intervision:guest", args=["nergens"]))
    assert (answer.status_code, answer["X-Robots-Tag"]) == (404, "noindex, nofollow")


def test_cookies_are_closed_under_production_settings(tmp_path):
    asked = """
import django, json; django.setup()
from django.conf import settings
asked = ("SESSION_COOKIE", "CSRF_COOKIE", "SECURE_", "DEBUG")
names = [name for name in dir(settings) if name.startswith(asked)]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "registry.settings.production",
        "SECRET_KEY": "k" * 64,
        "ALLOWED_HOSTS": "register.example.nl",
        "BASE_URL": "https://register.example.nl",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'register.sqlite3'}",
        "VAR_DIR": str(tmp_path),
    }
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, env=environment, capture_output=True, check=True)
    settings = json.loads(told.stdout)
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert settings["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SESSION_COOKIE_HTTPONLY"]
    assert settings["SESSION_COOKIE_SAMESITE"] == settings["CSRF_COOKIE_SAMESITE"] == "Lax"
    assert (settings["SESSION_COOKIE_PATH"], settings["SESSION_COOKIE_DOMAIN"]) == ("/", None)  # __Host- asks for it
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings["SECURE_SSL_REDIRECT"]
    assert not settings["DEBUG"]


def test_the_cookies_as_they_are_sent(client):
    person = UserFactory(member=True)
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    answer = client.post("/account/login/", {"login": person.email, "password": "een heel lang wachtwoord"})
    cookie = answer.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"] or 0) <= 12 * 3600


def our_pages():
    """Our templates for browsers: paper and mail have no policy to keep."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if not {"pdf", "mail"} & set(path.parts):
            yield path


def test_no_template_holds_a_style_a_script_or_a_handler():
    comments = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
    found = {path.name: INLINE.findall(comments.sub("", path.read_text())) for path in our_pages()}
    assert len(found) > 50
    assert {name: what for name, what in found.items() if what} == {}


def test_nothing_is_loaded_from_elsewhere():
    elsewhere = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//(?!www\.w3\.org)[^"']*""")
    found = [(path.name, elsewhere.findall(path.read_text())) for path in our_pages()]
    assert [one for one in found if one[1]] == []
    for script in (ROOT / "static" / "js").glob("*.js"):
        assert not re.search(r"https?://|\beval\(|new Function|innerHTML\s*=", script.read_text()), script.name
