"""Pages behind a personal link: no account, from any browser.

Opening one does nothing: mail scanners open links, run scripts and even send forms. A link that does not work says the
same whatever the reason.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.rescue import words_in

GONE, TOO_MANY = 404, 429
NO_WORDS = frozenset({"said", "looked", "revision", "code", "send", "take"})
"""What is chosen or pressed, not written: it need not come back."""
MISSES, WINDOW = 30, 600
"""How many links that do not work one network address may try in how many seconds."""

View = Callable[..., HttpResponse]
Find = Callable[[HttpRequest, str], Any]


def for_guests(find: Find) -> Callable[[View], View]:
    """Opens the link of the address with ``find``, or shows the closed page; tells robots, caches and other sites
    nothing. The view gets request, token and what was found.
    """

    def guarding(view: View) -> View:
        @wraps(view)
        @require_http_methods(["GET", "HEAD", "POST"])
        def guarded(request: HttpRequest, token: str) -> HttpResponse:
            link = find(request, token)
            answer = view(request, token, link) if link else closed(request)
            answer["X-Robots-Tag"] = "noindex, nofollow"
            # "no-referrer" would make browsers send "Origin: null" with the form, which Django rightly refuses.
            answer["Referrer-Policy"] = "same-origin"
            answer["Cache-Control"] = "no-store"
            return answer

        return guarded

    return guarding


def closed(request: HttpRequest, *, counts: bool = True) -> HttpResponse:
    """The same calm page for a link that never was, is over, or was taken back. What was typed comes back:
    the page shows only what was sent to it.
    """
    status = TOO_MANY if counts and too_many_misses(request) else GONE
    texts = words_in(request, NO_WORDS) if request.method == "POST" else []
    return render(request, "portfolio/guests/closed.html", {"texts": texts}, status=status)


def too_many_misses(request: HttpRequest) -> bool:
    """Counts one more link, or code, that did not work; whether that is too many for one network address."""
    return _misses(request) > MISSES


def _misses(request: HttpRequest) -> int:
    name = f"personal-link-misses:{get_adapter().get_client_ip(request)}"
    cache.add(name, 0, WINDOW)
    try:
        return cache.incr(name)
    except ValueError:  # it ran out between the two lines
        return 1
