"""Looking back at a situation: expected beside actual, the days, and writing one look."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rescue import gives_text_back
from portfolio.lookback import actions as lookback
from portfolio.lookback import queries
from portfolio.lookback.content import CAME_OF, CameOf
from portfolio.lookback.forms import LABELS, CameOfForm, DaysForm
from portfolio.lookback.models import FollowUpVersion
from portfolio.lookback.states import OPEN
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from portfolio.writing import autosave as wire
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.merging import differences, under_each_other
from portfolio.writing.nudges import followed, in_place, on_peace
from portfolio.writing.seen import hints_at
from trail.exceptions import NotPossibleNow

REFUSED = 422


@gives_text_back(unseen={"days", "own_day"})
@require_http_methods(["GET", "HEAD", "POST"])
def came_of(request, pk):
    """Everything that came of one situation, beside what was expected; and the days on which one looks again."""
    situation, looks = _looks(request, pk)
    do = request.POST.get("do", "")
    if do == "now":
        follow_up = lookback.look_now(situation, by=request.user)
        return redirect("lookback:look", pk, follow_up.pk)
    if do in {"ask", "silent"}:
        lookback.ask_me(do == "ask", by=request.user)
        return redirect("lookback:came_of", pk)
    form = _days_form(looks, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _overview(request, situation, looks, form, status=REFUSED if form.is_bound else 200)
    try:
        lookback.plan(situation, form.chosen(), by=request.user)
    except NotPossibleNow as reason:
        form.add_error("days", str(reason))
        return _overview(request, situation, looks, form, status=REFUSED)
    return redirect("lookback:came_of", pk)


@gives_text_back
@require_http_methods(["GET", "HEAD", "POST"])
def look(request, pk, look):
    """Write what came of it. Without a word one may also let it rest, or say that it cannot be known."""
    follow_up = _own(request, pk, look)
    if request.method != "POST":
        return _editor(request, follow_up, _form(follow_up))
    form, then = _form(follow_up, in_place(request.POST)), request.POST.get("then", "")
    if follow_up.state in OPEN and then in {"rest", "unknown"} and _is_blank(request):
        (lookback.let_rest if then == "rest" else lookback.leave_unknown)(follow_up, by=request.user)
        return redirect("lookback:came_of", pk)
    if form.is_valid() and request.POST.get("keep") == "both":
        form = _form(follow_up, _merged(request, follow_up, form))
    if not form.is_valid():
        return _editor(request, follow_up, form, status=REFUSED)
    return _save(request, follow_up, form)


def _save(request, follow_up, form):
    mine, base = form.content(), form.base_revision()
    sent = {"by": request.user, "key": request.POST.get("key", "")}
    try:
        if request.POST.get("keep") == "theirs":
            lookback.set_aside(follow_up, mine, base_revision=base, **sent)
        else:
            lookback.describe(follow_up, mine, base_revision=base, page=form.cleaned_data["page"], **sent)
    except EditedElsewhere as reason:
        return _conflict(request, follow_up, mine, reason)
    except NotPossibleNow as reason:
        form.add_error(None, str(reason))
        return _editor(request, follow_up, form, status=REFUSED)
    if request.POST.get("then") in {"done", "rest", "unknown"}:
        return redirect("lookback:came_of", follow_up.situation_id)
    here = reverse("lookback:look", args=[follow_up.situation_id, follow_up.pk])
    return redirect(followed(here, follow_up, request.POST, by=request.user))


@require_http_methods(["PUT"])
@wire.answering_json
def autosave(request, pk, look):
    follow_up, sent = _own(request, pk, look), wire.read(request)
    form = _form(follow_up, sent.data)
    if not form.is_valid():
        return wire.refused(form.errors)
    page, base = form.cleaned_data["page"], sent.base_revision
    try:
        follow_up = lookback.describe(
            follow_up, form.content(), base_revision=base, by=request.user, page=page, kept=False
        )
    except EditedElsewhere as reason:
        return wire.edited_elsewhere(reason.revision, sent.theirs(reason.theirs.as_fields()))
    except NotPossibleNow as reason:
        return wire.refused({"actual": reason.reasons})
    return wire.saved(follow_up.revision, form)


@login_required
@require_safe
def versions(request, pk, look):
    follow_up = _own(request, pk, look)
    context = {"title": content_of(follow_up.situation).title, "versions": queries.earlier_versions(follow_up)}
    return render(request, "portfolio/writing/versions.html", context | _places(follow_up))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request, pk, look, revision):
    """One earlier version to read; its text can be taken back."""
    follow_up = _own(request, pk, look)
    try:
        if request.method == "POST":
            lookback.take_back(follow_up, revision, by=request.user)
            return redirect("lookback:look", pk, look)
        content, row = queries.content_at(follow_up, revision), follow_up.versions.get(revision=revision)
    except (FollowUpVersion.DoesNotExist, NotPossibleNow) as reason:
        raise Http404 from reason
    parts = [(LABELS[name], text) for name, text in content.as_fields().items() if text]
    context = {"title": content_of(follow_up.situation).title, "version": row, "parts": parts}
    return render(request, "portfolio/writing/version.html", context | _places(follow_up))


def _looks(request, pk):
    situation = get_object_or_404(Situation.objects.visible_to(request.user).select_related("member"), pk=pk)
    return situation, queries.looks_at(situation)


def _own(request, pk, look):
    mine = queries.own(request.user).select_related("member", "situation__member")
    return get_object_or_404(mine, pk=look, situation_id=pk)


def _form(follow_up, data=None):
    form = CameOfForm(data, stored=queries.content_of(follow_up), revision=follow_up.revision)
    return on_peace(form, follow_up)


def _days_form(looks, data=None):
    waiting = [look.follow_up.due_on for look in looks if look.follow_up.state in OPEN]
    return DaysForm(data, waiting=waiting, today=timezone.localdate())


def _is_blank(request):
    return not any(request.POST.get(name, "").strip() for name in CAME_OF)


def _merged(request, follow_up, form):
    """My fields with theirs beside them, as if the member had typed all of it."""
    theirs, mine = queries.content_of(follow_up).as_fields(), form.content().as_fields()
    together = CameOf(**{name: under_each_other(theirs[name], mine[name]) for name in CAME_OF})
    return {**request.POST.dict(), **together.as_fields()}


def _overview(request, situation, looks, form, *, status=200):
    context = {
        "situation": situation,
        "content": content_of(situation),
        "looks": [look for look in looks if look.follow_up.state not in OPEN],
        "waiting": [look for look in looks if look.follow_up.state in OPEN],
        "form": form,
        "is_asked": queries.wants_to_be_asked(request.user),
    }
    return render(request, "portfolio/lookback/came_of.html", context, status=status)


def _editor(request, follow_up, form, *, status=200):
    asked = [{"field": form[name], "hints": hints_at(form[name])} for name in CAME_OF]
    context = {
        "follow_up": follow_up,
        "situation": follow_up.situation,
        "content": content_of(follow_up.situation),
        "form": form,
        "asked": asked,
        "waits": follow_up.state in OPEN,
    }
    return render(request, "portfolio/lookback/look.html", context, status=status)


def _conflict(request, follow_up, mine, reason):
    """Both texts and three choices; the page holds everything I wrote."""
    context = {
        "version": reason.revision,
        "page": request.POST.get("page", ""),
        "mine": [(name, [value]) for name, value in mine.as_fields().items()],
        "differences": [
            (LABELS[name], theirs, here)
            for name, theirs, here in differences(reason.theirs.as_fields(), mine.as_fields())
        ],
        "write_url": _places(follow_up)["write_url"],
    }
    return render(request, "portfolio/writing/conflict.html", context, status=409)


def _places(follow_up):
    about = [follow_up.situation_id, follow_up.pk]
    return {
        "write_url": reverse("lookback:look", args=about),
        "versions_url": reverse("lookback:versions", args=about),
    }
