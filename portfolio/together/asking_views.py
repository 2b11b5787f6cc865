"""Putting something before others: the form, exactly what they will see, and only then the mails."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import require
from accounts.rescue import gives_text_back
from portfolio.guard import QUESTIONS, hints
from portfolio.images import queries as images
from portfolio.images.models import ImageOfGoodWork
from portfolio.situations import queries as situations
from portfolio.situations.models import Situation
from portfolio.together import actions as together
from portfolio.together.forms import AskForm, mark_of
from portfolio.together.permissions import may_ask
from portfolio.together.questions import ROLES
from portfolio.together.states import Kind
from portfolio.writing.text import TEXT_LIMIT
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
NO_WORDS = ("write_until", "people-*-colleague", "seen", "situation")
page = require_http_methods(["GET", "HEAD", "POST"])


@gives_text_back(unseen=NO_WORDS)
@page
def ask_beside(request, pk):
    """Ask colleagues to lay an image of their own beside this one."""
    image = get_object_or_404(ImageOfGoodWork.objects.visible_to(request.user).select_related("member__key"), pk=pk)
    require(may_ask(request.user), _("Only members of the register ask this of others."))
    return _ask(request, Kind.EXCHANGE, image=image)


@gives_text_back(unseen=NO_WORDS)
@page
def ask_to_weigh(request):
    """Put a situation on the weighing table, with or without one of one's own to begin from."""
    require(may_ask(request.user), _("Only members of the register ask this of others."))
    return _ask(request, Kind.WEIGHING, situation=_begun_with(request))


def _ask(request, kind, *, image=None, situation=None):
    do, about = (
        request.POST.get("do", ""),
        {"kind": kind, "image": image, "situation": situation, "offered_roles": ROLES},
    )
    if do == "change" or "more" in request.POST:
        form = AskForm(owner=request.user, kind=kind, typed=request.POST.dict(), more="more" in request.POST)
        return _form(request, form, about)
    data = request.POST if request.method == "POST" else None
    form = AskForm(data, owner=request.user, kind=kind, question=_to_begin_with(situation))
    if not form.is_valid():
        return _form(request, form, about, status=REFUSED if form.is_bound else 200)
    put = form.put(images.content_of(image) if image else None)
    if do != "send" or request.POST.get("seen", "") != mark_of(put, form.asked()):
        return _look(request, form, put, about, changed=do == "send")
    return _sent(request, form, put, about)


def _sent(request, form, put, about):
    kind, whole = about["kind"], {"image": about["image"], "situation": about["situation"]}
    until = form.cleaned_data["write_until"]
    try:
        made = together.ask(
            put, form.asked(), kind=kind, by=request.user, key=posted_key(request), write_until=until, **whole
        )
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
        return _form(request, form, about, status=REFUSED)
    messages.success(request, _("They get a mail. You hear when something was written."))
    return redirect("together:asking", made.pk)


def _form(request, form, about, *, status=200):
    asked = form["question"].value() or ""
    context = about | {"form": form, "hints": hints(str(asked)[:TEXT_LIMIT])}
    return render(request, "portfolio/together/ask.html", context, status=status)


def _look(request, form, put, about, *, changed):
    """The page before sending: the copy as the others will see it, what the guard saw, who gets it."""
    carried = [(name, text) for name, texts in request.POST.lists() if name in form.fields for text in texts]
    context = about | {
        "form": form,
        "question": put.question,
        "asked_by": request.user.get_full_name(),
        "at_the_table": [role for _name, role in form.named() if role],
        "put": put,
        "carried": carried,
        "seen": mark_of(put, form.asked()),
        "changed": changed,
        "hints": hints(put.question),
        "questions": QUESTIONS,
    }
    return render(request, "portfolio/together/look.html", context, status=409 if changed else 200)


def _begun_with(request):
    """One's own situation to begin from; none when the address names no such one."""
    name = request.POST.get("situation", "") or request.GET.get("bij", "")
    mine = Situation.objects.visible_to(request.user).select_related("member__key")
    return next((one for one in mine if str(one.pk) == name), None) if name else None


def _to_begin_with(situation):
    if situation is None:
        return ""
    content = situations.content_of(situation)
    return "\n\n".join(filter(None, (content.happened, content.chafes)))
