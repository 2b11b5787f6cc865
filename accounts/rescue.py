"""A form that can no longer be saved gives its text back: after signing out, in again, or removing it elsewhere.

Without a script nothing else holds what was typed. The answer is the same for a text of somebody else and for one that
never was: it shows only what the sender sent.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from functools import partial, wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]

NO_WORDS = (
    "csrfmiddlewaretoken",
    "version",
    "revision",
    "page",
    "key",
    "then",
    "do",
    "more",
    "keep",
    "neutral",
    "leave",
)
"""What every form of ours carries along, and its buttons."""
SIGNED_OUT, NOT_HERE = "signed_out", "not_here"
UNSEEN = "unseen"
"""Where a view that gives text back tells which of its fields hold no words."""
LINE_ENDS = re.compile("\r\n?")
CANNOT_BE_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def gives_text_back(view: View | None = None, *, unseen: Iterable[str] = ()) -> Any:
    """For views that save a form: signed out is 401, not found 404 and refused 403, with the sent text on the page.

    ``unseen`` names the room's own fields that hold no words: dates, choices; with ``*`` for any sign.
    """
    if view is None:
        return partial(gives_text_back, unseen=unseen)
    signed_in_only = login_required(view)

    @wraps(view)
    @never_cache
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return signed_in_only(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return _given_back(request, unseen, why=SIGNED_OUT, status=401)
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return _given_back(request, unseen, why=NOT_HERE, status=404)
        except PermissionDenied as refusal:
            if not words_in(request, unseen):
                raise
            return _given_back(request, unseen, why=str(refusal), status=403)

    vars(answer)[UNSEEN] = tuple(unseen)
    return answer


def given_back_by(view: View, request: HttpRequest, why: str) -> HttpResponse | None:
    """The page with the sent text (403) when ``view`` is one that gives it back and there is any; else None.

    For who stops a request before its view. Only after the CSRF check: the words are to be the sender's own.
    """
    unseen = getattr(view, UNSEEN, None)
    if unseen is None or not words_in(request, unseen):
        return None
    return _given_back(request, unseen, why=why, status=403)


@never_cache
def not_accepted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF failure. Who signed in again in another tab and then sends an older page gets the text back.

    Only a page of our own gets an echo: another site could otherwise put its words into ours. And only what a view
    here gives back: a password never.
    """
    unseen = getattr(request.resolver_match and request.resolver_match.func, UNSEEN, None)
    texts = words_in(request, unseen) if unseen is not None and _is_from_here(request) else []
    return render(request, "403_csrf.html", {"texts": texts, "back": _page_before(request)}, status=403)


def _is_from_here(request: HttpRequest) -> bool:
    """What the browser says of where the form stood; a page cannot change that. Older ones only tell the origin."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _page_before(request: HttpRequest) -> str:
    """The page the form stood on, when that was one of ours."""
    before = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if ours else request.path


def _given_back(request: HttpRequest, unseen: Iterable[str], *, why: str, status: int) -> HttpResponse:
    context = {"texts": words_in(request, unseen), "why": why}
    return render(request, "accounts/given_back.html", context, status=status)


def words_in(request: HttpRequest, unseen: Iterable[str] = ()) -> list[str]:
    """Every text that was sent in which somebody would see something, in the form's order, for ``_texts.html``."""
    no_words = (*NO_WORDS, *unseen)
    sent = [text for name, texts in request.POST.lists() if not _is_one_of(name, no_words) for text in texts]
    return [text for text in map(_shown, sent) if not _is_blank(text)]


def _is_one_of(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _shown(text: str) -> str:
    return CANNOT_BE_SHOWN.sub("", LINE_ENDS.sub("\n", text))


def _is_blank(text: str) -> bool:
    return all(unicodedata.category(sign) in INVISIBLE for sign in text)
