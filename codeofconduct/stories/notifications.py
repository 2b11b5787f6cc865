"""What a donor hears by mail: that there is something to read, and where. Never a word of it."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from codeofconduct.stories.manuscript import Manuscript


def something_to_read(donor: User, manuscript: Manuscript) -> None:
    """One mail with one link, in the donor's language."""
    with translation.override(donor.language or settings.LANGUAGE_CODE):
        words = {
            "first_name": donor.get_short_name(),
            "link": settings.BASE_URL.rstrip("/") + reverse("stories:manuscript", args=[manuscript.pk]),
            "register_name": settings.REGISTER_NAME,
            "contact": settings.DEFAULT_FROM_EMAIL,
        }
        body = render_to_string("codeofconduct/stories/mail/something_to_read.txt", words)
        subject = _("There is something to read about your story")
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [donor.email]).send()
