"""One's own line, for people who sign in: what it is about, and taking one's answer back.

The page on which they answer stands one room up: there they can also keep what they take from the session.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations.queries import change_since
from portfolio.sessions.models import Participation
from portfolio.sessions.queries import facts_of, first_names
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    line = own_line(request, pk)
    if request.method != "POST":
        return render(request, "portfolio/confirmations/withdraw.html", about_line(line))
    try:
        confirmations.withdraw(line, by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, _("Your answer is taken back."))
    return redirect("intervision:session", pk=pk)


def own_line(request: HttpRequest, pk) -> Participation:
    """The line of whoever asks; not there for the organiser, who has none, and for strangers."""
    lines = Participation.objects.there().select_related("session__organiser", "session__record_key")
    return get_object_or_404(lines.prefetch_related("statements"), session=pk, person=request.user)


def about_line(line: Participation, shown: int | None = None) -> dict:
    """``shown``: the revision of the facts on the page that was answered."""
    session = line.session
    return {
        "line": line,
        "session": session,
        "facts": facts_of(session),
        "names": first_names(session),
        "changed": change_since(line, shown),
    }
