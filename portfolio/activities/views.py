"""Writing activities: one editor for all kinds, and a page that offers them."""

from functools import partial
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from accounts.vault import Vault
from portfolio.activities import actions as activities
from portfolio.activities import queries
from portfolio.activities.editor import laid_out
from portfolio.activities.forms import ActivityForm
from portfolio.activities.kinds import DAY, FIELDS, OPTIONS, Kind
from portfolio.activities.merging import both
from portfolio.activities.models import Activity
from portfolio.activities.now import day_of
from portfolio.activities.origins import begun_with
from portfolio.activities.overview import offered
from portfolio.activities.permissions import may_begin
from portfolio.activities.questions import label_of, parts, shown
from portfolio.writing import autosave as wire
from portfolio.writing import pages
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.nudges import followed, in_place, on_peace
from trail.exceptions import NotPossibleNow

REFUSED = 422
NO_WORDS = {*OPTIONS, DAY, "origin"}


@login_required
@require_safe
def overview(request):
    """What one can do, and what one did. Who is no member any more still finds what they wrote."""
    context = {"groups": offered(queries.with_content(request.user)), "may_begin": may_begin(request.user)}
    return render(request, "portfolio/activities/overview.html", context)


@login_required
@require_safe
def drive(request):
    """The answers to the question of once a year, a year beside a year."""
    by_year = groupby(queries.drives_of(request.user), key=lambda opened: day_of(opened[0]).year)
    context = {"years": [(year, list(own)) for year, own in by_year], "may_begin": may_begin(request.user)}
    return render(request, "portfolio/activities/drive.html", context)


@login_required
@require_POST
def skip_drive(request):
    activities.skip_drive(by=request.user)
    return redirect("home:portfolio")


@gives_text_back(unseen=NO_WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, kind):
    require(may_begin(request.user), _("Only members of the register keep a portfolio here."))
    origin = request.POST.get("origin", "") or request.GET.get("uit", "")
    data = request.POST if request.method == "POST" else None
    form = ActivityForm(data, stored=begun_with(kind, origin, request.user), revision=0)
    if not form.is_valid():
        return _editor(request, None, form, status=REFUSED if form.is_bound else 200)
    try:
        activity = activities.begin(form.content(), by=request.user, key=request.POST.get("key", ""))
    except NotPossibleNow as reason:
        form.add_error(None, str(reason))
        return _editor(request, None, form, status=REFUSED)
    return redirect(_next_page(activity, request.POST.get("then", "")))


@gives_text_back(unseen=NO_WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk):
    if request.method != "POST":
        return _open(request, pk)
    activity = _own(request, pk)
    form = _form(activity, in_place(request.POST))
    if form.is_valid() and request.POST.get("keep") == "both":
        form = _form(activity, _merged(request, activity, form))
    if not form.is_valid():
        return _editor(request, activity, form, status=REFUSED)
    return _save(request, activity, form)


def _open(request, pk):
    if (found := queries.open_one(request.user, pk)) is None:
        raise Http404
    activity, content, vault = found
    form = on_peace(ActivityForm(stored=content, revision=activity.revision), activity)
    return _editor(request, activity, form, vault)


def _save(request, activity, form):
    then, mine, base = request.POST.get("then", ""), form.content(), form.base_revision()
    sent = {"by": request.user, "key": request.POST.get("key", "")}
    try:
        if request.POST.get("keep") == "theirs":
            activities.set_aside(activity, mine, base_revision=base, **sent)
        else:
            page = form.cleaned_data["page"]
            activities.write(activity, mine, base_revision=base, page=page, leave_open=then != "done", **sent)
    except EditedElsewhere as reason:
        return _conflict(request, activity, form, reason)
    except NotPossibleNow as reason:
        form.add_error(None, str(reason))
        return _editor(request, activity, form, status=REFUSED)
    return redirect(followed(_next_page(activity, then), activity, request.POST, by=request.user))


@require_http_methods(["PUT"])
@wire.answering_json
def autosave(request, pk):
    activity, sent = _own(request, pk), wire.read(request)
    form = _form(activity, sent.data)

    def write(**at):
        return activities.write(activity, form.content(), by=request.user, kept=False, **at)

    return pages.autosaved(form, sent, write, beside=FIELDS[activity.kind][0])


@login_required
@require_safe
def versions(request, pk):
    activity = _own(request, pk)
    title = queries.content_of(activity).title
    return pages.versions(request, title, queries.earlier_versions(activity), _places(activity))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request, pk, revision):
    activity = _own(request, pk)

    def read():
        content = queries.content_at(activity, revision)
        row = activity.versions.get(revision=revision)
        return {"title": content.title, "version": row, "parts": parts(content)}

    take_back = partial(activities.take_back, activity, revision, by=request.user)
    return pages.version(request, _places(activity), read=read, take_back=take_back)


def _own(request, pk):
    activity = get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
    activity.member = request.user  # the same person: nothing of them is asked for twice
    return activity


def _form(activity, data=None):
    form = ActivityForm(data, stored=queries.content_of(activity), revision=activity.revision)
    return on_peace(form, activity)


def _merged(request, activity, form):
    """My fields with theirs beside them, as if the member had typed all of it."""
    return {**request.POST.dict(), **both(queries.content_of(activity), form.content()).as_fields()}


def _editor(request, activity, form, vault=None, *, status=200):
    vault = vault or (Vault.of(activity.member) if activity else None)
    return render(request, "portfolio/activities/editor.html", laid_out(form, activity, vault), status=status)


def _conflict(request, activity, form, reason):
    def read(name, theirs, here):
        return label_of(name, activity.kind), shown(name, theirs), shown(name, here)

    mine, write_url = form.content().as_fields(), reverse("activities:write", args=[activity.pk])
    return pages.conflict(request, reason, mine, read=read, write_url=write_url)


def _next_page(activity, then):
    """On to the step that follows, back to the portfolio, or here again."""
    if then == "next" and activity.kind == Kind.STEP:
        return f"{reverse('activities:new', args=[Kind.STEP])}?uit=activity:{activity.pk}"
    if then in {"rest", "done"}:
        return f"{reverse('home:portfolio')}?bewaard={activity.pk}"
    return reverse("activities:write", args=[activity.pk])


def _places(activity):
    return {
        "room": "activities",
        "pk": activity.pk,
        "write_url": reverse("activities:write", args=[activity.pk]),
        "versions_url": reverse("activities:versions", args=[activity.pk]),
        "compare_url": reverse("items:compare", args=["activiteit", activity.pk]),
    }
