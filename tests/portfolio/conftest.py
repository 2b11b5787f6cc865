"""What tests of the portfolio's rooms share."""

import pytest


@pytest.fixture
def sent_by(django_capture_on_commit_callbacks, mailoutbox):
    """Do something, and get the mails it sent."""

    def do(act):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return list(mailoutbox)

    return do
