"""The idempotency key a form carries."""

import re
import uuid

from django.http import HttpRequest

KEY = re.compile(r"[A-Za-z0-9-]{1,64}")


def posted_key(request: HttpRequest) -> str:
    """The key this form was sent with. A form without one (not ours) is a new act every time."""
    posted = request.POST.get("key", "")
    return posted if KEY.fullmatch(posted) else str(uuid.uuid4())
