"""The board needs a second factor: a passkey is made once, and then it is all one needs to sign in."""

from contextlib import ExitStack

import pytest

from accounts.groups import BOARD
from registry.demo.words import PASSWORD
from tests.browser import ground
from tests.browser.conftest import visitor_of
from tests.browser.site import Site

# What a phone or laptop with a fingerprint reader is to the browser.
BUILT_IN = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def strict(site):
    """The same register behind a second door, where the second factor is asked for as in production."""
    door = Site(site.var, **{**database_of(site), "SECOND_FACTOR_REQUIRED": "1"})
    door.start()
    yield door
    door.stop()


def database_of(site):
    return {name: site.environment[name] for name in ("DATABASE_URL",) if name in site.environment}


def test_the_board_signs_in_with_a_passkey_alone(chromium, strict):
    with ExitStack() as doors:
        person = ground.somebody_whose_window_is_open(strict, "Bea Ruiter", BOARD)
        member = visitor_of(chromium, strict, doors).sign_in(person.email)
        with_a_fingerprint_reader(member)
        assert "/account/2fa/" in member.open("/bestuur/").page.url
        make_a_passkey(member)
        leave(member)
        member.open("/account/login/?next=/bestuur/").page.click("#passkey_login")
        member.page.wait_for_url(f"{strict.url}/bestuur/")
        assert member.look().complaints == []


def with_a_fingerprint_reader(visitor):
    devtools = visitor.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": BUILT_IN})


def make_a_passkey(visitor):
    """The password is asked once more: who borrows an open screen cannot make a key of their own."""
    visitor.open("/account/2fa/webauthn/add/").fill(password=PASSWORD).press("main form button[type=submit]")
    visitor.fill(name="Laptop")
    visitor.page.check("[name=passwordless]")
    visitor.press("#mfa_webauthn_add")


def leave(visitor):
    visitor.open("/account/logout/").press("main form button[type=submit]")
