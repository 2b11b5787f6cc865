"""For the colleague: what others let me read, one text of it, and a question in its margin."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from accounts.rescue import gives_text_back
from accounts.vault import CannotOpen
from portfolio.attachments import serving
from portfolio.sharing import actions as sharing
from portfolio.sharing import comments as margin
from portfolio.sharing import queries
from portfolio.sharing.forms import CommentForm
from portfolio.sharing.models import Comment, Share
from portfolio.sharing.seen import pictures_of, seen
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422


@login_required
@require_safe
def received(request):
    return render(request, "portfolio/sharing/received.html", {"received": queries.received(request.user)})


@login_required
@require_GET
def shared(request, pk):
    """The text as it was shared. Opening it is written down for its owner."""
    share = _share(request, pk)
    shown = _read(share, request)
    form = CommentForm(names=[part.name for part in shown.parts], about=request.GET.get("bij", ""))
    return _page(request, share, shown, form)


@login_required
@require_GET
def picture(request, pk, picture):
    """The bytes of one picture beside it."""
    share = _share(request, pk)
    try:
        return serving.picture(sharing.look_at(share, picture, by=request.user))
    except NotPossibleNow as reason:
        raise Http404 from reason


@gives_text_back(unseen={"about"})
@require_POST
def comment(request, pk):
    share = _share(request, pk)
    shown = _read(share, request)
    form = CommentForm(request.POST, names=[part.name for part in shown.parts])
    if not form.is_valid():
        return _page(request, share, shown, form, status=REFUSED)
    text, about = form.cleaned_data["text"], form.cleaned_data["about"]
    try:
        margin.comment(share, text, about=about, by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        form.add_error("text", str(reason))
        return _page(request, share, shown, form, status=REFUSED)
    return redirect(reverse("sharing:shared", args=[share.pk]) + "#kantlijn")


@login_required
@require_POST
def take_back(request, pk, comment):
    own = Comment.objects.filter(share=_share(request, pk))
    margin.take_back(get_object_or_404(own, pk=comment), by=request.user)
    return redirect("sharing:shared", pk)


def _share(request, pk):
    return get_object_or_404(Share.objects.visible_to(request.user).with_all(), pk=pk)


def _read(share, request):
    """What stands there, or nothing at all: taken back a moment ago, thrown away, or of somebody who was erased."""
    try:
        content = sharing.read(share, by=request.user)
        return seen(share.item, content, pictures_of(share))
    except (NotPossibleNow, CannotOpen, ObjectDoesNotExist) as reason:
        raise Http404 from reason


def _page(request, share, shown, form, *, status=200):
    mine = queries.own_comments(share)
    names = {part.name for part in shown.parts}
    context = {
        "share": share,
        "owner": share.owner.get_short_name(),
        "seen": shown,
        "form": form,
        "rows": [(part, [one for one in mine if one.remark.about == part.name], ()) for part in shown.parts],
        "beside_the_whole": [one for one in mine if one.remark.about not in names],
    }
    return render(request, "portfolio/sharing/shared.html", context, status=status)
