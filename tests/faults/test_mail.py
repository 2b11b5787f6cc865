"""A mail server that takes the call and then says nothing."""

import socket
from datetime import timedelta

import pytest
from django.core import mail

from portfolio.confirmations.models import CODE_LEASE
from portfolio.sessions.owed import LEASE

ANSWERS_WAITED_FOR = 5
"""The greeting, EHLO, the sender, the recipient, the text: each can take as long as the timeout."""


def test_a_worker_is_given_back_before_another_sends_the_same_mail(settings):
    longest = timedelta(seconds=settings.EMAIL_TIMEOUT) * ANSWERS_WAITED_FOR
    assert longest < min(LEASE, CODE_LEASE)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_TIMEOUT = 0.2
        with pytest.raises(OSError, match="timed out"):
            mail.send_mail("subject", "text", None, ["somebody@example.org"])
