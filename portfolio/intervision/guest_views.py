"""The page behind a personal link: one line, no account, from any browser.

Opening it does nothing: mail scanners open links, run scripts and even send forms. Only a chosen answer, sent by the
button, counts. A link that does not work says the same whatever the reason.
"""

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portfolio.intervision import actions as intervision
from portfolio.intervision import invitations, queries
from portfolio.intervision.facts import SHOWN_TO_GUESTS
from portfolio.intervision.forms import AnswerForm
from portfolio.intervision.models import Invitation
from portfolio.intervision.states import SessionState
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED, GONE, TOO_MANY = 422, 404, 429
MISSES, WINDOW = 30, 600
"""How many links that do not work one network address may try in how many seconds."""

View = Callable[..., HttpResponse]


def for_guests(view: View) -> View:
    """Opens the link of the address, or shows the closed page; tells every robot, cache and other site nothing."""

    @wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        link = invitations.behind(token)
        own_log = link and link.participation.session.organiser_id == request.user.pk
        answer = view(request, token, link) if link and not own_log else _closed(request)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        # "no-referrer" would make browsers send "Origin: null" with the form, which Django rightly refuses.
        answer["Referrer-Policy"] = "same-origin"
        answer["Cache-Control"] = "no-store"
        return answer

    return guarded


@for_guests
def guest(request: HttpRequest, token: str, link: Invitation) -> HttpResponse:
    line = link.participation
    if line.session.state != SessionState.OPEN:
        return _closed(request, counts=False)
    if line.person_id and line.person_id == request.user.pk:
        return redirect("intervision:answer", pk=line.session_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, guest=True)
    if form.is_valid():
        try:
            intervision.answer(line, form.cleaned_data["said"], token=token, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            return redirect("intervision:guest", token=token)
    about = {**_about(link), "form": form}
    return render(request, "portfolio/intervision/guest.html", about, status=REFUSED if form.errors else 200)


@for_guests
def withdraw(request: HttpRequest, token: str, link: Invitation) -> HttpResponse:
    if request.method == "POST":
        try:
            intervision.withdraw(link.participation, token=token, key=posted_key(request))
        except NotPossibleNow:
            return _closed(request, counts=False)
        return redirect("intervision:guest_withdraw", token=token)
    return render(request, "portfolio/intervision/guest_withdraw.html", _about(link))


def _about(link: Invitation) -> dict:
    """What a guest sees: when, where, how, the theme, and first names. Nothing else of the session."""
    line = link.participation
    return {
        "token": link,
        "line": line,
        "facts": queries.facts_of(line.session),
        "names": queries.first_names(line.session),
        "asked_by": line.session.organiser.get_short_name(),
        "changed": [change for change in queries.change_since(line) if change.name in SHOWN_TO_GUESTS],
        "until": min(timezone.localdate(link.expires_at), line.session.closes_on),
    }


def _closed(request: HttpRequest, *, counts: bool = True) -> HttpResponse:
    """The same calm page for a link that never was, is over, or was taken back."""
    status = TOO_MANY if counts and _misses(request) > MISSES else GONE
    return render(request, "portfolio/intervision/closed.html", status=status)


def _misses(request: HttpRequest) -> int:
    name = f"intervision-link-misses:{get_adapter().get_client_ip(request)}"
    cache.add(name, 0, WINDOW)
    try:
        return cache.incr(name)
    except ValueError:  # it ran out between the two lines
        return 1
