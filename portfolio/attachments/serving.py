"""How a picture goes out. Whoever calls this has asked first whether this person may see it."""

import logging

from django.http import Http404, HttpResponse

from accounts.vault import CannotOpen
from portfolio.attachments.models import Attachment
from portfolio.attachments.shelf import bytes_of

logger = logging.getLogger(__name__)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def picture(attachment: Attachment) -> HttpResponse:
    """The JPEG, under a name of ours, in no cache, for our own pages only. Raises ``Http404`` when it is not there."""
    try:
        content = bytes_of(attachment)
    except (OSError, CannotOpen) as reason:
        logger.error("A picture cannot be read: %s, %s", attachment.pk, type(reason).__name__)  # noqa: TRY400
        raise Http404 from reason
    name = f'attachment; filename="bijlage-{str(attachment.pk)[:8]}.jpg"'
    return HttpResponse(content, content_type="image/jpeg", headers={**HEADERS, "Content-Disposition": name})
