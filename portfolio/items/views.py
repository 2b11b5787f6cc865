"""What one does with any item alike: throw it away, put it back, say what a note turned out to be."""

from contextlib import suppress
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.rescue import gives_text_back
from portfolio.items import ripen as ripening
from portfolio.items.bin import in_the_bin, thrown_away
from portfolio.items.compare import differences, versions_of
from portfolio.items.kinds import called, content_of, own_item, write_url
from portfolio.situations.models import Situation
from portfolio.situations.views import UNSEEN as UNSEEN_IN_SITUATIONS
from portfolio.situations.views import write
from portfolio.writing import bin as bins
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key


@login_required
@require_safe
def the_bin(request):
    return render(request, "portfolio/items/bin.html", {"thrown_away": in_the_bin(request.user)})


@login_required
@require_safe
def compare(request, kind, pk):
    """Any two versions, word by word; without a choice the last two."""
    item = own_item(request.user, kind, pk)
    versions = list(versions_of(item))
    known = [version.revision for version in versions]
    older, newer = sorted(_chosen(request, known))
    try:
        found = differences(item, older, newer)
    except ObjectDoesNotExist as reason:
        raise Http404 from reason
    context = {"title": content_of(item).title, "versions": versions, "older": older, "newer": newer}
    context |= {"differences": found, "write_url": write_url(item), "kind": kind, "pk": pk}
    return render(request, "portfolio/items/compare.html", context)


def _chosen(request, known):
    """Two of the revisions there are; anything else in the address stands for the last two."""
    last, before = known[0], known[min(1, len(known) - 1)]
    asked = [request.GET.get(name, "") for name in ("van", "tot")]
    chosen = [int(one) if one.isascii() and one.isdigit() and len(one) < 10 else -1 for one in asked]
    return [one if one in known else other for one, other in zip(chosen, (before, last), strict=True)]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def throw_away(request, kind, pk):
    item = own_item(request.user, kind, pk)
    if request.method == "POST":
        with suppress(NotPossibleNow):
            bins.throw_away(item, by=request.user)
            messages.success(request, _("It is in your bin. You can put it back for 30 days."))
        return redirect("home:portfolio")
    context = {"title": content_of(item).title, "kind": called(item), "write_url": write_url(item)}
    return render(request, "portfolio/items/throw_away.html", context)


@login_required
@require_POST
def put_back(request, kind, pk):
    item = thrown_away(request.user, kind, pk)
    with suppress(NotPossibleNow):
        bins.put_back(item, by=request.user)
        messages.success(request, _("It is back where it was."))
    return redirect("items:bin")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request, kind, pk):
    item = thrown_away(request.user, kind, pk)
    if request.method == "POST":
        with suppress(NotPossibleNow):
            bins.delete_for_good(item, by=request.user)
        return redirect("items:bin")
    context = {"title": content_of(item).title, "kind": called(item)}
    return render(request, "portfolio/items/delete.html", context)


@gives_text_back(unseen={*UNSEEN_IN_SITUATIONS, "into"})
@require_POST
def ripen(request, pk):
    """The text moves; sent twice, both lead to the same item, also when the note is in the bin by then."""
    note = get_object_or_404(Situation.objects.filter(member=request.user), pk=pk)
    if not_kept := _kept_first(request, note):
        return not_kept
    try:
        item = ripening.ripen(note, request.POST.get("into", ""), by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
        return redirect("home:portfolio")
    return redirect(write_url(item))


def _kept_first(request, note):
    """From the note's own page all that was typed there comes along: first it is kept, as that page's own button does.

    The page's answer when that did not work out; None when it did, or when there was nothing to keep.
    """
    if "happened" not in request.POST or note.binned_at:
        return None
    answer = write(request, note.pk)
    return None if answer.status_code == HTTPStatus.FOUND else answer
