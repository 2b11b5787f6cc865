"""What a member says in a consultation: say it, put it in other words, take it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import require
from accounts.rescue import gives_text_back, words_in
from codeofconduct.consultation import actions as consultations
from codeofconduct.consultation.exceptions import ChangedMeanwhile
from codeofconduct.consultation.forms import CommentForm
from codeofconduct.consultation.models import Comment
from codeofconduct.consultation.pages import (
    NO_WORDS,
    ROOM,
    TOO_LATE,
    a_round,
    about,
    address,
    article_page,
    runs,
    status_of,
)
from codeofconduct.consultation.permissions import may_comment
from codeofconduct.consultation.queries import article_in
from trail.exceptions import NotPossibleNow

FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])


@gives_text_back(unseen=NO_WORDS)
@FORM_PAGE
def comment(request, pk, key=""):
    """What a member wants to say. Asked for without sending anything, it leads to the page the form stands on."""
    consultation = a_round(pk)
    require(may_comment(request.user), _("Only members comment on a draft of the code."))
    if request.method != "POST":
        return redirect(address(consultation, key))
    form = CommentForm(request.POST)
    if not runs(consultation) or not form.is_valid():
        return article_page(request, consultation, key, form)
    try:
        consultations.comment(consultation, key, *form.said(), by=request.user, key=form.cleaned_data["key"])
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
        return article_page(request, a_round(pk), key, form)
    messages.success(request, _("Thank you. Your comment is there. Until the last day you can change it."))
    return redirect(address(consultation, key))


@gives_text_back(unseen=NO_WORDS)
@FORM_PAGE
def change(request, pk):
    """One's own comment in other words."""
    mine = _own(request, pk)
    if request.method != "POST":
        return _change_page(request, mine, CommentForm.of(mine)) if runs(mine.consultation) else _back(mine)
    form = CommentForm.of(mine, request.POST)
    if not runs(mine.consultation):
        return article_page(request, mine.consultation, mine.article_key, form)
    if not form.is_valid():
        return _change_page(request, mine, form)
    try:
        consultations.change(mine, *form.said(), by=request.user, revision=form.cleaned_data["revision"])
    except ChangedMeanwhile as reason:
        return _stands_otherwise(request, pk, reason)
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
        return article_page(request, a_round(mine.consultation_id), mine.article_key, form)
    return _back(mine)


@login_required
@FORM_PAGE
def take_back(request, pk):
    """As if it was never said; the page asks first."""
    mine = _own(request, pk)
    if request.method != "POST":
        context = about(request, mine.consultation) | {"mine": mine, "here": _where(mine)}
        return render(request, f"{ROOM}/take_back.html", context)
    try:
        consultations.take_back(mine, by=request.user)
    except NotPossibleNow as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, _("Your comment is taken back."))
    return _back(mine)


def _own(request, pk):
    mine = Comment.objects.visible_to(request.user).select_related("consultation__edition")
    return get_object_or_404(mine, pk=pk)


def _where(mine):
    return address(mine.consultation, mine.article_key)


def _back(mine):
    return redirect(_where(mine))


def _change_page(request, mine, form, **more):
    context = about(request, mine.consultation) | {"mine": mine, "form": form, "here": _where(mine)}
    context["article"] = article_in(mine.consultation, mine.article_key)
    return render(request, f"{ROOM}/change.html", context | more, status=TOO_LATE if more else status_of(form))


def _stands_otherwise(request, pk, reason):
    """Another screen was first: what stands there is in the form, what was typed here is beside it to copy."""
    mine = _own(request, pk)
    return _change_page(request, mine, CommentForm.of(mine), reason=reason, texts=words_in(request, NO_WORDS))
