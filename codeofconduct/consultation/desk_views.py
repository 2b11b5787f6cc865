"""The editors lay an edition before the members and read what they say. They answer in ``answer_views.py``."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from codeofconduct.consultation import actions as consultations
from codeofconduct.consultation.forms import OpenForm
from codeofconduct.consultation.models import Consultation
from codeofconduct.consultation.pages import NOT_RIGHT_YET, a_round, runs
from codeofconduct.consultation.permissions import may_answer, may_open
from codeofconduct.consultation.queries import (
    reading_of,
    rounds,
    said_in,
    waiting_in,
)
from codeofconduct.editions.models import Edition
from codeofconduct.editions.states import S
from trail.exceptions import NotPossibleNow

DESK = "codeofconduct/consultation/desk"
FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def overview(request):
    """Every consultation, and the editions that can be laid before the members."""
    _for_editors(request)
    running, held = rounds(timezone.localdate())
    drafts = Edition.objects.filter(state=S.WORKING).order_by("-pk")
    context = {"running": running, "held": held, "drafts": drafts, "waiting": waiting_in([*running, *held])}
    return _page(request, "overview", _("Consultations"), context)


@require_safe
def a_whole_round(request, pk):
    """Article by article what members said, and what was answered."""
    _for_editors(request)
    consultation = a_round(pk)
    said = said_in(consultation)
    context = {
        "consultation": consultation,
        "number": consultation.text["number"],
        "is_open": runs(consultation),
        "reading": reading_of(consultation, said),
        "said": said,
        "unanswered": [one for one in said if not one.is_answered],
    }
    return _page(request, "round", _round_name(consultation), context)


@require_safe
def latest_round(request, pk):
    """What members said about an edition, the last time they were asked."""
    _for_editors(request)
    consultation = Consultation.objects.filter(edition__id=pk).order_by("-opened_on", "-pk").first()
    if consultation is None:
        raise Http404
    return redirect("consultation_desk:round", consultation.pk)


@FORM_PAGE
def lay_before(request, pk):
    """Until which day an edition lies before the members."""
    require(may_open(request.user), _("Only the board and the editors lay an edition before the members."))
    edition = get_object_or_404(Edition, id=pk)
    form = OpenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            opened = consultations.open_round(edition, until=form.cleaned_data["until"], by=request.user)
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("The edition lies before the members now."))
            return redirect("consultation_desk:round", opened.pk)
    name = _("Lay edition %(number)s before the members") % {"number": edition.number}
    return _page(
        request, "open", name, {"edition": edition, "form": form}, status=NOT_RIGHT_YET if form.errors else 200
    )


def _for_editors(request):
    require(may_answer(request.user), _("This page is for the board and the editors."))


def _round_name(consultation):
    return _("Consultation on edition %(number)s") % {"number": consultation.text["number"]}


def _page(request, name, title, context, *, status=200):
    way = [{"url": reverse("consultation_desk:overview"), "label": _("Consultations")}, {"url": "", "label": title}]
    about = {
        "header_title": title,
        "breadcrumbs_items": way if name != "overview" else way[1:],
        "header_icon": "comment",
    }
    return render(request, f"{DESK}/{name}.html", about | context, status=status)
