"""A session that is yet to come: plan it, change that, cancel it, take it into a calendar, write it down afterwards."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back, words_in
from portfolio.groups.models import Group
from portfolio.groups.queries import groups_of, name_of
from portfolio.intervision.forms import as_initial
from portfolio.planning import actions as planning
from portfolio.planning import writing_down
from portfolio.planning.calendar import calendar_of
from portfolio.planning.forms import PlanForm, WriteDownForm
from portfolio.planning.people import people_for, people_in_plan, people_to_expect
from portfolio.planning.permissions import may_change_plan, may_write_down
from portfolio.planning.queries import look_at
from portfolio.sessions.exceptions import AlreadyThere
from portfolio.sessions.models import Session
from portfolio.sessions.of_group import people_of
from portfolio.sessions.pages import visible
from portfolio.sessions.permissions import may_log
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import TO_COME, WRITTEN_DOWN, SessionState
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED, ALREADY = 422, 409
NO_WORDS = frozenset({"held_on", "begins", "ends", "method", "there", "group_of", "different"})
"""What is chosen, not written."""
page = require_http_methods(["GET", "HEAD", "POST"])


@gives_text_back(unseen=NO_WORDS)
@page
def plan(request: HttpRequest) -> HttpResponse:
    require(may_log(request.user), _("Only members of the register plan intervision here."))
    group = _group(request)
    about = {"organiser": request.user, "listed": people_of(group, request.user), "with_group": bool(group)}
    form = _form(request, PlanForm, **about, initial={})
    if form.is_valid():
        try:
            people = form.invited()
            made = planning.plan(form.facts(), people, by=request.user, key=posted_key(request), group=group)
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(
                request, _("It is planned. Everyone you invited gets a mail with a file for their calendar.")
            )
            return redirect("intervision:session", pk=made.pk)
    more = {"group": group, "group_name": name_of(group) if group else "", "groups": groups_of(request.user)}
    return render(request, "portfolio/planning/plan.html", {"form": form, **more}, status=_status(form))


@gives_text_back(unseen=NO_WORDS)
@page
def change(request: HttpRequest, pk) -> HttpResponse:
    shown = _planned(request, pk)
    require(may_change_plan(request.user, shown), _("Only the colleague who planned this session can change it."))
    about = {"organiser": request.user, "listed": people_for(shown), "ticked": list(people_in_plan(shown))}
    initial = as_initial(facts_of(shown)) | {"revision": shown.revision}
    form = _form(request, PlanForm, **about, with_group=bool(shown.group_id), initial=initial)
    if form.is_valid():
        sent = {"base_revision": form.base_revision(), "key": posted_key(request)}
        try:
            planning.change(shown, form.facts(), form.invited(), by=request.user, **sent)
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("The plan is changed."))
            return redirect("intervision:session", pk=pk)
    more = {"session": shown, "group_name": initial["group"] if shown.group_id else ""}
    return render(request, "portfolio/planning/plan.html", {"form": form, **more}, status=_status(form))


@login_required
@page
def cancel(request: HttpRequest, pk) -> HttpResponse:
    shown = visible(request, pk)
    require(shown.organiser_id == request.user.pk, _("Only the colleague who planned this session can cancel it."))
    if request.method == "POST":
        try:
            planning.cancel(shown, by=request.user, key=posted_key(request))
        except NotPossibleNow as reason:
            messages.warning(request, str(reason))
        else:
            messages.success(request, _("It is off. Whoever still expected it gets a mail."))
        return redirect("intervision:session", pk=pk)
    if shown.state not in TO_COME:
        return redirect("intervision:session", pk=pk)
    return render(request, "portfolio/planning/cancel.html", {"planned": look_at(shown)})


@gives_text_back(unseen=NO_WORDS)
@page
def write_down(request: HttpRequest, pk) -> HttpResponse:
    """Whoever was there and comes first. Who comes second is shown what they typed, and led to the one that stands."""
    shown = visible(request, pk)
    require(may_write_down(request.user, shown), _("Only members who are invited can write this session down."))
    if shown.state not in TO_COME and request.method != "POST":
        return redirect("intervision:session", pk=pk)
    about = {"organiser": request.user, "listed": people_to_expect(shown, request.user)}
    form = _form(request, WriteDownForm, **about, with_group=bool(shown.group_id), initial=as_initial(facts_of(shown)))
    if shown.state in WRITTEN_DOWN:
        own = shown.organiser_id == request.user.pk
        if own and form.says(facts_of(shown)):
            return redirect("intervision:session", pk=pk)
        return _already(request, AlreadyThere(shown, own=own))
    if form.is_valid():
        there, added = form.there_and_added()
        try:
            writing_down.write_down(shown, form.facts(), there, added, by=request.user, key=posted_key(request))
        except AlreadyThere as reason:
            return _already(request, reason)
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
        else:
            messages.success(request, _("It is there. Your colleagues get a mail with one question."))
            return redirect("intervision:session", pk=pk)
    about = {"form": form, "session": shown}
    return render(request, "portfolio/planning/write_down.html", about, status=_status(form))


def _already(request: HttpRequest, reason: AlreadyThere) -> HttpResponse:
    about = {"session": reason.session, "why": str(reason), "texts": words_in(request, NO_WORDS)}
    return render(request, "portfolio/planning/already.html", about, status=ALREADY)


@login_required
@require_safe
def calendar(request: HttpRequest, pk) -> HttpResponse:
    """The file for one's own calendar, as the plan is now."""
    shown = visible(request, pk)
    if shown.state not in {*TO_COME, SessionState.CANCELLED}:
        raise Http404
    url = settings.BASE_URL.rstrip("/") + reverse("intervision:session", args=[pk])
    answer = HttpResponse(calendar_of(shown, url=url), content_type="text/calendar; charset=utf-8; method=PUBLISH")
    answer.headers["Content-Disposition"] = 'attachment; filename="intervisie.ics"'
    return answer


def _form(request: HttpRequest, kind, *, initial, **about):
    if request.method != "POST":
        return kind(initial=initial, **about)
    if "more" in request.POST:
        sent = {**initial, **request.POST.dict(), "there": request.POST.getlist("there")}
        return kind(initial=sent, one_more=True, **about)
    return kind(request.POST, initial=initial, **about)


def _group(request: HttpRequest) -> Group | None:
    """The group it is planned for, when there is one and it is one's own."""
    sent = request.POST.get("group_of") or request.GET.get("groep")
    if not sent:
        return None
    try:
        return get_object_or_404(Group.objects.visible_to(request.user).with_key(), pk=sent)
    except (ValueError, ValidationError) as reason:
        raise Http404 from reason


def _planned(request: HttpRequest, pk) -> Session:
    """Something to change; after the log there is no plan any more."""
    shown = visible(request, pk)
    if shown.state not in TO_COME:
        raise Http404
    return shown


def _status(form) -> int:
    return REFUSED if form.errors else 200
