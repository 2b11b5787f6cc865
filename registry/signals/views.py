"""The board's page with what is worth a question."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import require
from registry.signals import actions as signals
from registry.signals.permissions import may_look
from registry.signals.queries import questions_for
from trail.form_keys import posted_key


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    require(may_look(request.user), _("This page is for the board."))
    questions = questions_for(request.user, timezone.localdate())
    return render(request, "registry/signals/home.html", {"questions": questions})


@login_required
@require_POST
def let_rest(request: HttpRequest, ref: str) -> HttpResponse:
    """To others there is no such question."""
    if not may_look(request.user):
        raise Http404
    if signals.let_rest(ref, by=request.user, key=posted_key(request)):
        messages.success(request, _("This question rests for a year."))
    return redirect("signals:home")
