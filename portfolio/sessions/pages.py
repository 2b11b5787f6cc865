"""How every page of one session begins."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from portfolio.sessions.models import Session


def visible(request: HttpRequest, pk: UUID) -> Session:
    """The session with what opens it; for whoever may not see it, it is not there (404)."""
    rows = Session.objects.visible_to(request.user).select_related("organiser", "record_key", "group__record_key")
    return get_object_or_404(rows, pk=pk)
