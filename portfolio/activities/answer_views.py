"""Letting somebody answer: what they may see, looked at first; the link, shown once; taking it back."""

from contextlib import suppress

import segno
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import require
from accounts.rescue import gives_text_back
from accounts.vault import Vault
from portfolio.activities import links, notifications, queries
from portfolio.activities.asking import can_ask
from portfolio.activities.guest_forms import AskForm
from portfolio.activities.models import Activity
from portfolio.activities.permissions import may_ask
from portfolio.activities.questions import LABELS
from portfolio.guests.tokens import LINK_LASTS
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422


@gives_text_back(unseen={"show", "seen"})
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """First choose, then look at exactly what the other will see, then make the link."""
    activity, vault = _askable(request, pk), Vault.of(request.user)
    content, do = queries.content_of(activity, vault), request.POST.get("do", "look")
    form = AskForm(request.POST if request.method == "POST" else None, content=content)
    if do == "change" or not form.is_valid():
        return _asking(request, activity, vault, form)
    return _made(request, activity, form) if do == "make" else _look(request, activity, form)


@login_required
@require_POST
def revoke(request, pk, link):
    activity = _askable(request, pk)
    with suppress(NotPossibleNow):  # the answer came first: the page shows it
        links.revoke(get_object_or_404(activity.links, pk=link), by=request.user)
    return redirect("activities:ask", pk)


def _askable(request, pk):
    activity = get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
    if not can_ask(activity.kind):
        raise Http404
    require(may_ask(request.user, activity), _("Only members of the register can ask somebody."))
    return activity


def _asking(request, activity, vault, form):
    answered = queries.links_of(activity, vault)
    context = {"activity": activity, "content": form.content, "form": form, "links": answered}
    return render(request, "portfolio/activities/ask.html", context, status=REFUSED if form.errors else 200)


def _look(request, activity, form, *, status=200):
    """The page of the other, as it will be; ``seen`` goes along, so that nothing else can go out."""
    shown = form.shown()
    context = {
        "activity": activity,
        "form": form,
        "shown": shown,
        "seen": shown.digest(),
        "texts": [(LABELS[name], text) for name, text in shown.texts],
        "name": request.user.get_short_name(),
        "questions": shown.questions.values(),
        "until": timezone.localdate(timezone.now() + LINK_LASTS),
    }
    return render(request, "portfolio/activities/look.html", context, status=status)


def _made(request, activity, form):
    """The link, on this page alone: it is not in the address, the session or the database."""
    said, key = form.cleaned_data, posted_key(request)
    try:
        link, token, new = links.ask(activity, said["show"], seen=said["seen"], by=request.user, key=key)
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
        return _look(request, activity, form, status=REFUSED)
    if not link.works:
        return redirect("activities:ask", activity.pk)
    to = said["email"]
    mailed = notifications.mail(link, token, to=to, by=request.user) if to and new else None
    address = notifications.address_of(token)
    context = {"activity": activity, "link": link, "address": address, "qr": _qr(address), "to": to, "mailed": mailed}
    return render(request, "portfolio/activities/link.html", context)


def _qr(address):
    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(border=1, dark="#14302E", omitsize=True, title=_("QR code with the link"))
    return mark_safe(svg)  # noqa: S308  escaped by segno
