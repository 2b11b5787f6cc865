"""The key that a form carries, so that the same form sent twice is carried out once."""

import re
import uuid

from django.http import HttpRequest

KEY = re.compile(r"[A-Za-z0-9-]{1,64}")


def key_of(request: HttpRequest) -> str:
    """The posted key. A form without a proper one was not made by our page: it counts as sent once."""
    posted = request.POST.get("key", "")
    return posted if KEY.fullmatch(posted) else str(uuid.uuid4())
