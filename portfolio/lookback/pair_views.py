"""Then and now: what may be laid side by side, one pair with its third text, and taking a pair apart."""

from contextlib import suppress
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rescue import gives_text_back
from portfolio.lookback import pair_actions as pairs
from portfolio.lookback import pairs as reading
from portfolio.lookback.forms import THIRD_LABEL, ThirdForm, TwoTextsForm
from portfolio.writing import autosave as wire
from portfolio.writing import pages
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.merging import under_each_other
from portfolio.writing.nudges import followed, in_place, on_peace
from portfolio.writing.seen import hints_at
from trail.exceptions import NotPossibleNow

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request):
    """Pairs that were kept, at most a few that one might lay side by side, and choosing two oneself."""
    sides = reading.sides_of(request.user)
    titles = {side.id: f"{side.title} ({side.on:%d-%m-%Y})" for side in sorted(sides.values(), key=lambda one: one.on)}
    form = TwoTextsForm(request.POST if request.method == "POST" else None, titles=titles)
    if form.is_bound and form.is_valid():
        one, other = form.cleaned_data["one"], form.cleaned_data["other"]
        if request.POST.get("do") != "dismiss":
            return redirect("lookback:pair", one, other)
        pairs.dismiss(sides[one].item, sides[other].item, by=request.user)
        return redirect("lookback:overview")
    context = {
        "pairs": reading.all_pairs_of(request.user, sides),
        "invitations": reading.invitations_for(request.user, sides),
        "early": reading.is_early(list(sides.values())),
        "form": form if len(sides) > 1 else None,
    }
    return render(request, "portfolio/lookback/overview.html", context, status=REFUSED if form.errors else 200)


@gives_text_back
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request, one, other):
    """Two texts side by side. A pair is kept from the moment its member says so, or writes beside it."""
    two = _two(request, one, other)
    if request.method != "POST":
        return _page(request, two, _form(two.kept))
    form = _form(two.kept, in_place(request.POST))
    if form.is_valid() and request.POST.get("keep") == "both":
        theirs = reading.third_of(two.kept).text if two.kept else ""
        together = under_each_other(theirs, form.cleaned_data["text"])
        form = _form(two.kept, {**request.POST.dict(), "text": together})
    if not form.is_valid():
        return _page(request, two, form, status=REFUSED)
    return _save(request, two, form)


def _save(request, two, form):
    text, base = form.cleaned_data["text"], form.base_revision()
    sent = {"by": request.user, "key": request.POST.get("key", "")}
    try:
        if two.kept is None:
            pairs.keep(two.one, two.other, text, **sent)
        elif request.POST.get("keep") == "theirs":
            pairs.set_aside(two.kept, text, base_revision=base, **sent)
        else:
            pairs.write(two.kept, text, base_revision=base, page=form.cleaned_data["page"], **sent)
    except EditedElsewhere as reason:
        return _conflict(request, two, text, reason)
    except NotPossibleNow as reason:
        form.add_error(None, str(reason))
        return _page(request, two, form, status=REFUSED)
    if request.POST.get("then") == "done":
        return redirect("lookback:overview")
    return redirect(followed(two.url, two.kept, request.POST, by=request.user) if two.kept else two.url)


@require_http_methods(["PUT"])
@wire.answering_json
def autosave(request, one, other):
    kept, sent = _kept(request, one, other), wire.read(request)
    form = _form(kept, sent.data)

    def write(**at):
        return pairs.write(kept, form.cleaned_data["text"], by=request.user, is_kept=False, **at)

    return pages.autosaved(form, sent, write, beside="text")


@login_required
@require_safe
def versions(request, one, other):
    kept = _kept(request, one, other)
    return pages.versions(request, _("Then and now"), reading.earlier_thirds(kept), _places(one, other))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request, one, other, revision):
    kept = _kept(request, one, other)

    def read():
        text = reading.third_at(kept, revision).text
        row = kept.versions.get(revision=revision)
        return {"title": _("Then and now"), "version": row, "parts": [(THIRD_LABEL, text)] if text else []}

    take_back = partial(pairs.take_back, kept, revision, by=request.user)
    return pages.version(request, _places(one, other), read=read, take_back=take_back)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def let_go(request, one, other):
    kept = _kept(request, one, other)
    if request.method == "POST":
        with suppress(NotPossibleNow):
            pairs.let_go(kept, by=request.user)
        return redirect("lookback:overview")
    return render(request, "portfolio/lookback/let_go.html", {"back": reverse("lookback:pair", args=[one, other])})


def _two(request, one, other):
    two = reading.two_texts(request.user, one, other)
    if two is None:
        raise Http404
    return two


def _kept(request, one, other):
    kept = reading.kept_pair(request.user, one, other)
    if kept is None:
        raise Http404
    return kept


def _form(kept, data=None):
    form = ThirdForm(data, stored=reading.third_of(kept).text if kept else "", revision=kept.revision if kept else 0)
    return on_peace(form, kept) if kept else form


def _page(request, two, form, *, status=200):
    context = {
        "two": two,
        "sides": [reading.to_read(side) for side in (two.one, two.other) if side],
        "kept": two.kept,
        "form": form,
        "asked": {"field": form["text"], "hints": hints_at(form["text"])},
    }
    return render(request, "portfolio/lookback/pair.html", context, status=status)


def _conflict(request, two, text, reason):
    def read(_name, theirs, here):
        return THIRD_LABEL, theirs, here

    return pages.conflict(request, reason, {"text": text}, read=read, write_url=two.url)


def _places(one, other):
    return {
        "write_url": reverse("lookback:pair", args=[one, other]),
        "versions_url": reverse("lookback:versions_beside", args=[one, other]),
    }
