"""What belongs to a method beside its page: from a session's log to it, and the step-by-step view for a phone."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.freshness import fresh, release, same_for_all
from codeofconduct.methods import queries
from codeofconduct.methods.kinds import Method


@require_safe
def about(request, method):
    """From the method a log names to its page; to all of them when it has none."""
    if method not in Method.values:
        raise Http404
    page = queries.page_about(method) or queries.library()
    if page is None:
        raise Http404
    return redirect(page.url)


@require_safe
def together(request, slug):
    """All steps in one page, so that a connection that drops takes nothing away."""
    page = queries.method_at(slug)
    if page is None:
        raise Http404
    shown = {"page": page}
    return fresh(request, *page.in_full()).answer(lambda: render(request, "codeofconduct/methods/together.html", shown))


@require_safe
def offline(request):
    """The worker that opens a method without a connection. It lies under /werkvormen/: it can reach no other page."""
    about_us = {"release": release(settings.BASE_DIR)[:16], "files": settings.STATIC_URL}
    return same_for_all(request, settings.STATIC_URL).answer(
        lambda: render(request, "codeofconduct/methods/offline.js", about_us, content_type="text/javascript")
    )
