"""What mails with a personal link have in common."""

from email.utils import formataddr

from django.conf import settings
from django.utils.translation import gettext as _


def from_member(name: str) -> str:
    """The name of whom one knows, through the register: that is how a mail is recognised."""
    shown = _("%(name)s via %(register)s") % {"name": " ".join(name.split()), "register": settings.REGISTER_NAME}
    return formataddr((shown, settings.DEFAULT_FROM_EMAIL))
