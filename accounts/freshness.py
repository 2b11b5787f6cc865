"""A page that did not change is not sent twice: conditional GET for who is not signed in.

A public page holds more than its subject: the language, the CSRF token of the language form, what is in force today,
messages, our style sheet. All of that is in the ETag, so that "304 Not Modified" is never a lie. Nothing here may be
kept by a shared cache, and pages of somebody who is signed in are kept by nobody (registry/headers.py).
"""

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import http_date
from django.utils.translation import get_language

ROOMS = (
    "accounts",
    "codeofconduct",
    "documents",
    "locale",
    "portfolio",
    "registry",
    "requirements",
    "static",
    "templates",
    "trail",
)
KINDS = frozenset({".css", ".html", ".js", ".mo", ".py", ".svg", ".txt"})
"""What a page is made of besides its subject. A new release changes one of these, and so every ETag."""


class Freshness:
    """``fresh(request, edition.sha256).answer(lambda: render(...))``: the page, or 304 without making it."""

    def __init__(self, request: HttpRequest, facts: tuple[Any, ...], changed_at: datetime | None) -> None:
        self.request, self.facts, self.changed_at = request, facts, changed_at

    def answer(self, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
        """Calls ``make`` only when the visitor does not have this very page yet."""
        if not self._may_be_kept():
            return make()
        if unchanged := get_conditional_response(self.request, etag=self._etag()):
            return self._marked(unchanged)
        response = make()
        if hasattr(response, "add_post_render_callback"):  # the CSRF token is made while the page is rendered
            response.add_post_render_callback(self._marked)
            return response
        return self._marked(response)

    def _may_be_kept(self) -> bool:
        """Pages of one person, previews, messages that are shown once: always made anew."""
        request = self.request
        return (
            request.method in ("GET", "HEAD")
            and not settings.DEBUG  # whoever changes a template wants to see it
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and not getattr(request, "is_preview", False)
            and not request.user.is_authenticated
            and not len(get_messages(request))
        )

    def _marked(self, response: Any) -> Any:
        if response.status_code not in (200, 304):
            return response
        response.headers["ETag"] = self._etag()
        if self.changed_at:
            response.headers["Last-Modified"] = http_date(self.changed_at.timestamp())
        self._tell_caches(response)
        return response

    def _tell_caches(self, response: HttpResponse) -> None:
        patch_cache_control(response, private=True, no_cache=True)
        patch_vary_headers(response, ("Cookie",))

    def _etag(self) -> str:
        """Weak: the CSRF token in the page is masked anew each time. Keyed: it says nothing of the cookie inside."""
        return f'W/"{_digest(*self._surroundings(), *self.facts)}"'

    def _surroundings(self) -> tuple[Any, ...]:
        return (
            self.request.get_full_path(),
            get_language(),
            self.request.META.get("CSRF_COOKIE", ""),
            timezone.localdate(),
            release(Path(settings.BASE_DIR)),
            settings.REGISTER_NAME,
        )


class ForEveryone(Freshness):
    """Data and papers that are the same for every visitor, in one language and without a form: any cache may ask."""

    def _may_be_kept(self) -> bool:
        return self.request.method in ("GET", "HEAD")

    def _tell_caches(self, response: HttpResponse) -> None:
        patch_cache_control(response, public=True, no_cache=True)

    def _etag(self) -> str:
        return f'"{_digest(release(Path(settings.BASE_DIR)), *self.facts)}"'


def fresh(request: HttpRequest, *facts: Any, changed_at: datetime | None = None) -> Freshness:
    """A page that changes only with ``facts`` (what str() says of them), with the day, the language and our release.

    Say in ``facts`` everything a visitor can see that may change, and find it in few queries: they are asked on every
    visit. ``changed_at`` is for Last-Modified; it never decides, as it knows nothing of language or cookies.
    """
    return Freshness(request, facts, changed_at)


def same_for_all(request: HttpRequest, *facts: Any, changed_at: datetime | None = None) -> Freshness:
    """A file whose bytes follow from ``facts`` and from our release: a newer one may write the same facts otherwise."""
    return ForEveryone(request, facts, changed_at)


@cache
def release(root: Path) -> str:
    """Stands for everything under ``root`` that makes up a page; the same on every machine that runs this release."""
    files = sorted(path for room in ROOMS for path in (root / room).rglob("*") if path.suffix in KINDS)
    whole = sha256()
    for path in files:
        whole.update(f"{path.relative_to(root)}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _digest(*facts: Any) -> str:
    said = json.dumps(facts, default=str)
    return salted_hmac("accounts.freshness", said, algorithm="sha256").hexdigest()[:32]
