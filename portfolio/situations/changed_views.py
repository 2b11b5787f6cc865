"""The page "what changed for me": an invitation to read again, for the writer alone."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portfolio.situations.changed_queries import changed_for


@login_required
@require_safe
@never_cache
def changed(request, slug):
    """The member's own situations that cite an article this edition changed."""
    found = changed_for(request.user, slug, timezone.localdate())
    if found is None:
        raise Http404
    return render(request, "portfolio/situations/changed.html", {"found": found})
