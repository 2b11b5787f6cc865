"""For the owner of a text: share it, take it back, see who read what, and keep what was written in the margin."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from portfolio.attachments.queries import of_item
from portfolio.guard import hints
from portfolio.items.kinds import called, content_of, kind_of, own_item, write_url
from portfolio.sharing import actions as sharing
from portfolio.sharing import comments as margin
from portfolio.sharing import queries
from portfolio.sharing.actions import TextChanged
from portfolio.sharing.forms import AnswerForm, LookForm, ShareForm
from portfolio.sharing.models import Comment, Share
from portfolio.sharing.permissions import may_share
from portfolio.sharing.recipients import circles_of, colleagues_of, sittings_of
from portfolio.sharing.seen import seen
from portfolio.writing.text import TEXT_LIMIT
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED, CHANGED = 422, 409
ON_A_PAGE = 50


@gives_text_back(unseen={"people", "groups", "sessions", "until", "what", "question_*"})
@require_http_methods(["GET", "HEAD", "POST"])
def share(request, kind, pk):
    """With whom, then exactly what they will see, and only then is it given."""
    item = own_item(request.user, kind, pk)
    require(may_share(request.user, item), _("Only members of the register share their texts here."))
    form = _form(request)
    if not form.is_valid() or request.POST.get("do") == "change":
        return _choose(request, item, form)
    if request.POST.get("do") != "give":
        return _preview(request, item, form, LookForm())
    look = LookForm(request.POST)
    return _give(request, item, form, look) if look.is_valid() else _preview(request, item, form, look)


@login_required
@require_POST
def revoke(request, pk):
    one = get_object_or_404(Share.objects.given_by(request.user).with_all(), pk=pk)
    sharing.revoke(one, by=request.user)
    messages.success(request, _("Taken back. They can no longer read it."))
    return redirect("sharing:seen") if one.item.binned_at else _to_the_page_of(one.item)


@login_required
@require_safe
def seen_by(request):
    """Who can read what now, who read what and when, and what ended."""
    return render(request, "portfolio/sharing/seen.html", _overview(request, Share.objects.given_by(request.user)))


@login_required
@require_safe
def seen_of(request, kind, pk):
    """The same for one text."""
    item = own_item(request.user, kind, pk)
    context = _overview(request, Share.objects.given_by(request.user).about(item), item) | _about(item)
    return render(request, "portfolio/sharing/seen.html", context)


@login_required
@require_safe
def remarks(request, kind, pk):
    return _remarks(request, own_item(request.user, kind, pk))


@gives_text_back
@require_POST
def answer(request, pk):
    comment = _own_comment(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _remarks(request, comment.share.item, {comment.pk: form}, status=REFUSED)
    try:
        margin.answer(comment, form.cleaned_data["answer"], by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        form.add_error("answer", str(reason))
        return _remarks(request, comment.share.item, {comment.pk: form}, status=REFUSED)
    return redirect("sharing:remarks", kind_of(comment.share.item).slug, comment.share.item.pk)


@login_required
@require_POST
def remove(request, pk):
    comment = _own_comment(request, pk)
    margin.remove(comment, by=request.user)
    messages.success(request, _("Removed from your margin."))
    return redirect("sharing:remarks", kind_of(comment.share.item).slug, comment.share.item.pk)


def _form(request):
    user = request.user
    known = {"colleagues": colleagues_of(user), "sittings": sittings_of(user), "circles": circles_of(user)}
    return ShareForm(request.POST if request.method == "POST" else None, owner=user, **known)


def _give(request, item, form, look):
    terms = {"until": form.cleaned_data["until"], "live": form.is_live(), "revision": look.looked_at(), "looked": True}
    try:
        sharing.give(item, form.recipients(), by=request.user, key=posted_key(request), **terms)
    except TextChanged as reason:
        item.refresh_from_db()
        return _preview(request, item, form, LookForm(), changed=str(reason))
    except NotPossibleNow as reason:
        look.add_error(None, reason.reasons)
        return _preview(request, item, form, look)
    messages.success(request, _("Shared. If they are members of the register, they get a message now."))
    return _to_the_page_of(item)


def _choose(request, item, form):
    context = {"form": form} | _about(item)
    return render(request, "portfolio/sharing/share.html", context, status=REFUSED if form.errors else 200)


def _preview(request, item, form, look, *, changed=""):
    """What others will see, what the guard sees in it, and the three questions; an answer is never there beforehand."""
    shown = seen(item, content_of(item), of_item(item))
    title_hints, rows = hints(shown.title), [(part, (), hints(part.text[:TEXT_LIMIT])) for part in shown.parts]
    picture_hints = hints("\n\n".join(one.alt for one in shown.pictures))
    context = {
        "form": form,
        "look": look,
        "names": get_text_list(form.names(), _("and")),
        "seen": shown,
        "rows": rows,
        "title_hints": title_hints,
        "picture_hints": picture_hints,
        "marked": bool(title_hints or picture_hints) or any(found for _part, _beside, found in rows),
        "changed": changed,
    }
    status = CHANGED if changed else REFUSED if look.errors else 200
    return render(request, "portfolio/sharing/preview.html", context | _about(item), status=status)


def _overview(request, shares, item=None):
    page = Paginator(queries.openings_of(request.user, item), ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "texts": queries.by_text(queries.given(shares.living())),
        "page": page,
        "openings": queries.seen_by_others(request.user, page.object_list),
        "over": queries.given(shares.over(), most=ON_A_PAGE),
    }


def _remarks(request, item, sent=None, *, status=200):
    found = queries.comments_beside(item, request.user)
    forms = sent or {}
    rows = [(one, forms.get(one.comment.pk) or _answer_form(one)) for one in found]
    return render(request, "portfolio/sharing/remarks.html", {"rows": rows} | _about(item), status=status)


def _answer_form(one):
    return AnswerForm(initial={"answer": one.answer}, auto_id=f"id_{one.comment.pk}_%s")


def _own_comment(request, pk):
    """A comment beside a text of one's own that is not in the bin."""
    about = ("share__situation", "share__image", "share__activity")
    not_binned = {f"{column}__binned_at": None for column in about}
    own = Comment.objects.filter(share__owner=request.user, **not_binned)
    return get_object_or_404(own.select_related("share__owner", *about), pk=pk)


def _about(item):
    content = content_of(item)
    return {
        "item": item,
        "kind": kind_of(item).slug,
        "called": called(item),
        "title": content.title,
        "write_url": write_url(item),
    }


def _to_the_page_of(item):
    return redirect("sharing:seen_of", kind_of(item).slug, item.pk)
