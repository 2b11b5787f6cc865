"""Whoever reads the log learns where something went wrong, and can answer for nobody."""

import logging
from logging.config import dictConfig

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from portfolio.confirmations.silence import token_for
from registry.logs import WithoutSecrets
from tests.factories.intervision import a_session_with_a_guest

ID = "2f335c06-d48e-4f47-ae61-86107a67668f"


def said(message, *args, reason=None):
    record = logging.LogRecord(
        "django", logging.ERROR, "x.py", 1, message, args, reason and (type(reason), reason, None)
    )
    return WithoutSecrets().format(record)


@pytest.mark.parametrize("secret", ["x" * 43, "aB3-_" * 9, "f" * 64 + ":abc-DEF", "x%40y" * 10])
def test_the_secret_of_a_link_is_left_out(secret):
    for address in (
        f"/meekijken/{secret}/",
        f"/meekijken/{secret}/code/",
        f"https://x.nl/meedoen/{secret}",
        f"/a/{secret}?x=1",
    ):
        line = said("Not Found: %s", address)
        assert secret not in line
        assert line.startswith("Not Found: ")


def test_an_address_is_left_out_of_a_traceback_too():
    assert "kanarie" not in said("%s went wrong", "mail", reason=OSError({"kanarie@elders.example": (550, b"unknown")}))
    assert "kanarie" not in said("to <kanarie@elders.example>, mailto:kanarie@elders.example")


@pytest.mark.parametrize(
    "line", [f"Not Found: /intervisie/{ID}/antwoord/", "Internal Server Error: /portfolio/", "/srv/x.py"]
)
def test_where_it_went_wrong_stays(line):
    assert said(line) == line


@pytest.mark.django_db
def test_pages_that_are_refused_write_no_secret(capfd):
    """Through the handler of the settings, as a server writes it."""
    cache.clear()
    guest, client = a_session_with_a_guest(), Client(enforce_csrf_checks=True)
    silent = token_for(guest.line)
    dictConfig(settings.LOGGING)
    client.post(f"/meekijken/{guest.token}/", {"said": "confirmed"})  # without the page's key: 403
    Client().post(f"/meekijken/{guest.token}/", {})  # nothing chosen: 422
    Client().get(f"/meekijken/{guest.token}x/")
    client.post(f"/meekijken/{silent}x/geen-herinneringen/", {})
    written = capfd.readouterr().err
    assert written.count("/meekijken/") >= 3
    assert guest.token not in written
    assert silent not in written
