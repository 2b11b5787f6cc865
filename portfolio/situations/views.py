"""Writing about a situation: the box, the editor, what it saves by itself, and its earlier versions."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from portfolio.situations import actions as situations
from portfolio.situations import queries
from portfolio.situations.articles import chosen_in, offered
from portfolio.situations.editor import laid_out
from portfolio.situations.forms import NoteForm, SituationForm
from portfolio.situations.merging import both
from portfolio.situations.permissions import may_note
from portfolio.situations.questions import label_of, parts, shown
from portfolio.writing import autosave as wire
from portfolio.writing import pages
from portfolio.writing.beside import margin_of
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.merging import under_each_other
from portfolio.writing.nudges import followed, in_place, on_peace
from trail.exceptions import NotPossibleNow

REFUSED = 422
UNSEEN = frozenset({"occurred_on", "link-*", "weight_*", "way"})
"""Fields of the editor that hold no words."""


@gives_text_back
@require_http_methods(["GET", "HEAD", "POST"])
def note(request):
    """The box on a page of its own: where a note with an error comes back, and where a reminder may lead."""
    require(may_note(request.user), _("Only members of the register keep a portfolio here."))
    form = NoteForm(request.POST or None)
    if form.is_valid() and (kept := _noted(request, form)):
        return redirect(f"{reverse('home:portfolio')}?bewaard={kept.pk}")
    return render(request, "portfolio/situations/note.html", {"form": form}, status=REFUSED if form.errors else 200)


def _noted(request, form):
    """The note, once it is kept."""
    sent = {"by": request.user, "key": request.POST.get("key", ""), "page": form.cleaned_data["page"]}
    try:
        return _on_top(form.cleaned_data["text"], base_revision=form.base_revision(), **sent)
    except NotPossibleNow as reason:
        form.add_error("text", str(reason))
    return None


def _on_top(text, **sent):
    """A box asks nothing: what another screen wrote in this note stays, what was typed here stands below it."""
    try:
        return situations.note(text, **sent)
    except EditedElsewhere as reason:
        together = under_each_other(reason.theirs.happened, text)
        return situations.note(together, **sent | {"base_revision": reason.revision})


@require_http_methods(["PUT"])
@wire.answering_json
def capture(request):
    """What the box saves by itself, from the first words on: one open page, one note."""
    sent = wire.read(request)
    form = NoteForm(sent.data)
    if not form.is_valid() and form.is_wiped():
        return wire.saved(situations.wipe(form.cleaned_data.get("page", ""), by=request.user))
    if not form.is_valid():
        return wire.refused(form.errors)
    text, page = form.cleaned_data["text"], form.cleaned_data["page"]
    try:
        kept = situations.note(text, base_revision=sent.base_revision, by=request.user, page=page, kept=False)
    except EditedElsewhere as reason:
        return wire.edited_elsewhere(reason.revision, {"text": reason.theirs.happened})
    except NotPossibleNow as reason:
        return wire.refused({"text": reason.reasons})
    return wire.saved(kept.revision)


@gives_text_back(unseen=UNSEEN)
@require_http_methods(["GET", "HEAD", "POST"])
@gzip_page
def write(request, pk):
    """The editor. Packed, because the code stands in it whole; a GET echoes nothing that its address holds, so that its
    length tells an onlooker nothing (docs/security.md)."""
    situation = _own(request, pk)
    if request.method != "POST":
        return _editor(request, situation, _form(situation))
    form = _form(situation, in_place(request.POST))
    if form.is_valid() and request.POST.get("keep") == "both":
        form = _form(situation, _merged(request, situation, form))
    if not form.is_valid():
        return _editor(request, situation, form, status=REFUSED)
    return _save(request, situation, form)


def _save(request, situation, form):
    then = request.POST.get("then", "")
    mine, base = form.content(), form.base_revision()
    sent = {"by": request.user, "key": request.POST.get("key", "")}
    try:
        if request.POST.get("keep") == "theirs":
            situations.set_aside(situation, mine, base_revision=base, **sent)
        else:
            page = form.cleaned_data["page"]
            situations.write(situation, mine, base_revision=base, page=page, leave_open=then != "done", **sent)
    except EditedElsewhere as reason:
        return _conflict(request, situation, mine, reason)
    except NotPossibleNow as reason:
        form.add_error(None, str(reason))
        return _editor(request, situation, form, status=REFUSED)
    where = _next_page(situation, then, request.POST.get("more", ""))
    return redirect(followed(where, situation, request.POST, by=request.user))


@require_http_methods(["PUT"])
@wire.answering_json
def autosave(request, pk):
    situation, sent = _own(request, pk), wire.read(request)
    form = _form(situation, sent.data)

    def write(**at):
        return situations.write(situation, form.content(), by=request.user, kept=False, **at)

    def fields(theirs):
        return SituationForm(stored=theirs, revision=sent.base_revision, articles=form.articles).as_fields()

    return pages.autosaved(form, sent, write, beside="happened", fields=fields)


@login_required
@require_safe
def versions(request, pk):
    situation = _own(request, pk)
    title = queries.content_of(situation).title
    return pages.versions(request, title, queries.earlier_versions(situation), _places(situation))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request, pk, revision):
    situation = _own(request, pk)

    def read():
        content = queries.content_at(situation, revision)
        about = parts(content.as_fields().items())
        return {"title": content.title, "version": situation.versions.get(revision=revision), "parts": about}

    take_back = partial(situations.take_back, situation, revision, by=request.user)
    return pages.version(request, _places(situation), read=read, take_back=take_back)


def _own(request, pk):
    return get_object_or_404(queries.open_to(request.user), pk=pk)


def _form(situation, data=None):
    stored = queries.content_of(situation)
    articles = offered(stored, today=timezone.localdate(), chosen=chosen_in(data or {}))
    form = SituationForm(data, stored=stored, revision=situation.revision, articles=articles)
    return on_peace(form, situation)


def _merged(request, situation, form):
    """My fields with theirs beside them, as if the member had typed all of it."""
    together = both(queries.content_of(situation), form.content())
    return {**request.POST.dict(), **together.as_fields()}


def _editor(request, situation, form, *, status=200):
    context = {"situation": situation, "margin": margin_of(situation), **laid_out(form)}
    return render(request, "portfolio/situations/editor.html", context, status=status)


def _conflict(request, situation, mine, reason):
    def read(name, theirs, here):
        return label_of(name), shown(name, theirs), shown(name, here)

    write_url = reverse("situations:write", args=[situation.pk])
    return pages.conflict(request, reason, mine.as_fields(), read=read, write_url=write_url)


def _next_page(situation, then, rows):
    """After "one more row" and after a choice between two texts one writes on; otherwise back to the portfolio."""
    if then in {"rest", "done"}:
        return f"{reverse('home:portfolio')}?bewaard={situation.pk}"
    anchor = f"#{rows}" if rows in {"perspectives", "options"} else ""
    return reverse("situations:write", args=[situation.pk]) + anchor


def _places(situation):
    """Where the shared pages about versions lead to and from."""
    return {
        "room": "situations",
        "pk": situation.pk,
        "write_url": reverse("situations:write", args=[situation.pk]),
        "versions_url": reverse("situations:versions", args=[situation.pk]),
        "compare_url": reverse("items:compare", args=["situatie", situation.pk]),
    }
