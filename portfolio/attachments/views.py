"""Pictures beside an item: the page that shows and takes them, one picture, its words, and taking it away."""

from contextlib import suppress

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rescue import gives_text_back
from portfolio.attachments import actions as attachments
from portfolio.attachments import queries, serving
from portfolio.attachments.exceptions import NotAPicture
from portfolio.attachments.forms import AltForm, PictureForm
from portfolio.attachments.limits import FILE_LIMIT, PER_ITEM
from portfolio.attachments.permissions import may_attach, may_see
from portfolio.guard import hints
from portfolio.items.kinds import content_of, kind_of, own_item, write_url
from portfolio.writing.beside import margin_of
from portfolio.writing.exceptions import EditedElsewhere
from trail.exceptions import NotPossibleNow

REFUSED = 422


@gives_text_back
@require_http_methods(["GET", "HEAD", "POST"])
def beside(request, kind, pk):
    """The pictures of one item, and room for one more."""
    item = own_item(request.user, kind, pk)
    if request.method != "POST":
        return _page(request, item, PictureForm())
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, item, form, status=REFUSED)
    sent, alt = form.cleaned_data["picture"], form.cleaned_data["alt"]
    about = {"name": sent.name, "said_type": sent.content_type or ""}
    try:
        attachments.attach(item, sent.read(FILE_LIMIT + 1), alt, by=request.user, **about)
    except (NotAPicture, NotPossibleNow) as reason:
        form.add_error("picture", str(reason))
        return _page(request, item, form, status=REFUSED)
    return redirect("attachments:beside", kind, pk)


@login_required
@require_safe
def picture(request, pk):
    """The bytes, to their owner alone; another room shows them under an address of its own."""
    attachment = _own(request, pk)
    if not may_see(request.user, attachment):
        raise Http404
    return serving.picture(attachment)


@gives_text_back
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request, pk):
    attachment = _own(request, pk)
    stands = {"alt": queries.alt_of(attachment), "version": attachment.revision}
    form = AltForm(request.POST if request.method == "POST" else None, initial=stands)
    if not form.is_valid():
        return _alt(request, attachment, form, status=REFUSED if form.is_bound else 200)
    alt, base = form.cleaned_data["alt"], form.cleaned_data["version"]
    try:
        attachments.describe(attachment, alt, base_revision=base, by=request.user)
    except EditedElsewhere as reason:
        return _written_elsewhere(request, attachment, alt, reason)
    except NotPossibleNow as reason:
        raise Http404 from reason
    return redirect(_back(attachment))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request, pk):
    attachment = _own(request, pk)
    if request.method == "POST":
        with suppress(NotPossibleNow):
            attachments.remove(attachment, by=request.user)
        return redirect(_back(attachment))
    context = _around(attachment) | {"alt": queries.alt_of(attachment)}
    return render(request, "portfolio/attachments/remove.html", context)


def _own(request, pk):
    return get_object_or_404(queries.own(request.user), pk=pk)


def _back(attachment):
    return reverse("attachments:beside", args=[kind_of(attachment.item).slug, attachment.item.pk])


def _page(request, item, form, *, status=200):
    shown = queries.of_item(item)
    written = str(form["alt"].value() or "")
    context = {
        "title": content_of(item).title,
        "shown": shown,
        "form": form if may_attach(request.user, item) and (len(shown) < PER_ITEM or form.is_bound) else None,
        "hints": hints(written) if len(written) < FILE_LIMIT else [],
        "write_url": write_url(item),
        "margin": margin_of(item),
    }
    return render(request, "portfolio/attachments/beside.html", context, status=status)


def _alt(request, attachment, form, *, status):
    return render(request, "portfolio/attachments/alt.html", _around(attachment) | {"form": form}, status=status)


def _around(attachment):
    return {"attachment": attachment, "back": _back(attachment), "margin": margin_of(attachment.item)}


def _written_elsewhere(request, attachment, alt, reason):
    """Mine stays in the box, theirs is told: sending again is the choice."""
    form = AltForm({"alt": alt, "version": reason.revision})
    there = _("In another screen you wrote: “%(words)s”. Save once more to keep what stands here.")
    form.add_error("alt", there % {"words": reason.theirs})
    return _alt(request, attachment, form, status=409)
