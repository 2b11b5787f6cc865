"""A form that can no longer be saved gives its text back: after signing out elsewhere, after removing elsewhere.

Without a script nothing else holds what was typed. The answer is the same for a text of somebody else and for one that
never was: it shows only what the sender sent.
"""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portfolio.writing.text import is_blank, tidy

UNSEEN = {"csrfmiddlewaretoken", "version", "revision", "page", "key", "then", "do", "more", "keep", "said", "outcome"}
UNSEEN |= {"occurred_on", "held_on", "begins", "ends", "method"}


def gives_text_back(view):
    """For views that save a form: signed out is 401 and not found 404, with the sent text on the page."""
    signed_in_only = login_required(view)

    @wraps(view)
    @never_cache
    def answer(request, *args, **kwargs):
        if request.method != "POST":
            return signed_in_only(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return _given_back(request, signed_out=True, status=401)
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return _given_back(request, signed_out=False, status=404)

    return answer


def _given_back(request, *, signed_out, status):
    sent = [(name, tidy(text)) for name, text in request.POST.items() if name not in UNSEEN]
    texts = [text for name, text in sent if not name.startswith("link-") and not name.endswith("_mark")]
    context = {"texts": [text for text in texts if not is_blank(text)], "signed_out": signed_out}
    return render(request, "portfolio/writing/given_back.html", context, status=status)
