"""The editors answer one comment. A page of our own: a text typed here comes back whatever happens."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import require
from accounts.rescue import gives_text_back, words_in
from codeofconduct.consultation import actions as consultations
from codeofconduct.consultation.exceptions import ChangedMeanwhile
from codeofconduct.consultation.forms import AnswerForm
from codeofconduct.consultation.models import Comment
from codeofconduct.consultation.pages import NOT_RIGHT_YET, ROOM, TOO_LATE, about
from codeofconduct.consultation.permissions import may_answer
from codeofconduct.consultation.queries import article_in, as_shown, next_unanswered
from trail.exceptions import NotPossibleNow

NO_WORDS = frozenset({"answer", "answer_revision"})


@gives_text_back(unseen=NO_WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk):
    """One comment with the article it is about, and the form beside it."""
    require(may_answer(request.user), _("This page is for the board and the editors."))
    comment = get_object_or_404(Comment.objects.select_related("consultation__edition"), pk=pk)
    form = AnswerForm.to(_shown(comment), request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, comment, form, status=NOT_RIGHT_YET if form.errors else 200)
    try:
        consultations.answer(comment, *form.given(), by=request.user, key=form.cleaned_data["key"], read=form.read())
    except ChangedMeanwhile as reason:
        return _read_again(request, comment, reason)
    except NotPossibleNow as reason:
        return _not_used(request, comment, reason)
    messages.success(request, _("Your answer is there. Everyone can read it after the last day."))
    return redirect(_next_after(comment))


def _shown(comment):
    said = as_shown(Comment.objects.filter(pk=comment.pk))
    if not said:  # taken back while the editor wrote: their words come back
        raise Http404
    return said[0]


def _page(request, comment, form, *, status, **more):
    consultation = comment.consultation
    context = about(request, consultation) | {"one": _shown(comment), "form": form}
    context["article"] = article_in(consultation, comment.article_key)
    return render(request, f"{ROOM}/answer.html", context | more, status=status)


def _read_again(request, comment, reason):
    """The comment and a colleague's answer as they stand now; one's own words still in the form."""
    now, data = _shown(comment), request.POST.copy()
    data["revision"], data["answer_revision"] = str(now.revision), str(now.answer_revision)
    return _page(request, comment, AnswerForm.to(now, data), status=TOO_LATE, reason=reason)


def _not_used(request, comment, reason):
    """Taken back by its member, or the edition was adopted: the editor's words come back to be copied."""
    context = about(request, comment.consultation) | {"reason": reason, "texts": words_in(request, NO_WORDS)}
    return render(request, f"{ROOM}/not_used.html", context, status=TOO_LATE)


def _next_after(comment):
    if following := next_unanswered(comment.consultation):
        return reverse("consultation:answer", args=[following])
    return reverse("consultation_desk:round", args=[comment.consultation_id])
