"""The home of board and secretary."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.groups import is_board, is_secretary
from accounts.permissions import require
from registry.desk import actions as desk
from registry.desk.queries import failed_papers, waiting
from registry.renewal.models import Document
from registry.signals.permissions import may_look


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Who waits for what, since when."""
    require(is_board(request.user) or is_secretary(request.user), _("This page is for the board and the secretary."))
    about = {"rows": waiting(request.user), "failed": failed_papers(), "may_look": may_look(request.user)}
    return render(request, "registry/desk/home.html", about)


@login_required
@require_POST
def try_again(request: HttpRequest, pk) -> HttpResponse:
    """A paper that did not work out is made again. To others there are no papers here."""
    if not (is_board(request.user) or is_secretary(request.user)):
        raise Http404
    desk.try_again(get_object_or_404(Document, pk=pk), by=request.user)
    return redirect("desk:home")
