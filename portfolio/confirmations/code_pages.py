"""What the pages with a code have in common: one button that asks for it, one field to type it in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portfolio.confirmations import codes
from portfolio.confirmations.browsers import browser_of, known_browser
from portfolio.confirmations.forms import CodeForm
from portfolio.guests.pages import TOO_MANY, too_many_misses
from portfolio.sessions.models import Participation
from portfolio.sessions.states import Level
from trail.exceptions import NotPossibleNow

REFUSED = 422


def code_page(
    request: HttpRequest, line: Participation, *, level: Level, template: str, then: tuple[str, ...], about: dict
) -> HttpResponse:
    """Ask for a code or type it in (POST), and the page for both. ``then``: where a code that fits leads to."""
    form = CodeForm(request.POST if request.method == "POST" and "send" not in request.POST else None)
    status = 200
    if "send" in request.POST:
        try:
            codes.ask(line, browser=known_browser(request), level=level)
        except NotPossibleNow as reason:
            about, status = about | {"refused": str(reason)}, REFUSED
        else:
            return redirect(request.path)
    elif form.is_bound:
        typed = form["code"].value() or ""
        if codes.check(line, typed, browser=browser_of(request)):
            return redirect(*then)
        form.add_error("code", _("This code does not fit. Look once more, or ask for a new one."))
        status = TOO_MANY if too_many_misses(request) else REFUSED
    about |= {"form": form, "waits": codes.waits(line, browser_of(request))}
    return render(request, template, about, status=status)
