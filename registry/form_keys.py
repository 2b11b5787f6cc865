"""The idempotency key a form carries."""

import uuid

from django.http import HttpRequest


def posted_key(request: HttpRequest) -> str:
    """The key this form was sent with. A form without one (not ours) is a new act every time."""
    return request.POST.get("key", "")[:64] or str(uuid.uuid4())
