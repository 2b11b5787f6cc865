"""The key a form carries (``{% form_key %}``), so that the same form sent twice is carried out once: ``trail.once``."""

import re
import uuid

from django.http import HttpRequest

KEY = re.compile(r"[A-Za-z0-9-]{1,64}")


def posted_key(request: HttpRequest) -> str:
    """The key this form was sent with. A form without a proper one was not made by our page: a new act every time."""
    posted = request.POST.get("key", "")
    return posted if KEY.fullmatch(posted) else str(uuid.uuid4())
