"""Looking back at a situation: expected beside actual, the days, and writing one look."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rescue import gives_text_back
from portfolio.lookback import actions as lookback
from portfolio.lookback import queries
from portfolio.lookback.content import CAME_OF, CameOf
from portfolio.lookback.forms import LABELS, CameOfForm, DaysForm
from portfolio.lookback.states import OPEN
from portfolio.situations.models import Situation
from portfolio.situations.queries import content_of
from portfolio.writing import autosave as wire
from portfolio.writing import pages
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.merging import under_each_other
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

    def write(**at):
        return lookback.describe(follow_up, form.content(), by=request.user, kept=False, **at)

    return pages.autosaved(form, sent, write, beside="actual")


@login_required
@require_safe
def versions(request, pk, look):
    follow_up = _own(request, pk, look)
    title = content_of(follow_up.situation).title
    return pages.versions(request, title, queries.earlier_versions(follow_up), _places(follow_up))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request, pk, look, revision):
    follow_up = _own(request, pk, look)

    def read():
        fields = queries.content_at(follow_up, revision).as_fields()
        parts = [(LABELS[name], text) for name, text in fields.items() if text]
        row = follow_up.versions.get(revision=revision)
        return {"title": content_of(follow_up.situation).title, "version": row, "parts": parts}

    take_back = partial(lookback.take_back, follow_up, revision, by=request.user)
    return pages.version(request, _places(follow_up), read=read, take_back=take_back)


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
    def read(name, theirs, here):
        return LABELS[name], theirs, here

    write_url = _places(follow_up)["write_url"]
    return pages.conflict(request, reason, mine.as_fields(), read=read, write_url=write_url)


def _places(follow_up):
    about = [follow_up.situation_id, follow_up.pk]
    return {
        "write_url": reverse("lookback:look", args=about),
        "versions_url": reverse("lookback:versions", args=about),
    }
