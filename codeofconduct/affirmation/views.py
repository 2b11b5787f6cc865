"""Affirming the code, and what one wrote."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from codeofconduct.affirmation import actions as affirmation
from codeofconduct.affirmation.forms import AffirmForm
from codeofconduct.affirmation.models import Affirmation
from codeofconduct.affirmation.permissions import may_affirm
from codeofconduct.affirmation.queries import affirmed, sentence_of
from codeofconduct.editions.queries import articles_of, in_force
from trail.exceptions import NotPossibleNow


@gives_text_back(unseen={"edition", "article_key"})
@require_http_methods(["GET", "HEAD", "POST"])
def affirm(request):
    """The form. With one's own sentence in it when this edition was affirmed before."""
    require(may_affirm(request.user), _("Only members affirm the code."))
    edition = in_force(timezone.localdate())
    if edition is None:
        return render(request, "codeofconduct/affirmation/affirm.html", {"edition": None})
    form = _form(request, edition)
    if request.method == "POST" and form.is_valid() and _carried_out(request.user, edition, form):
        return redirect("affirmation:affirmed")
    status = 422 if form.errors else 200
    return render(request, "codeofconduct/affirmation/affirm.html", {"edition": edition, "form": form}, status=status)


@login_required
@require_safe
def done(request):
    """What one affirmed, when, and in which words."""
    mine = affirmed(request.user)
    if mine is None:
        return redirect("affirmation:affirm")
    context = {"affirmation": mine, "sentence": sentence_of(mine), "newer": _newer(mine)}
    return render(request, "codeofconduct/affirmation/affirmed.html", context)


def _form(request, edition) -> AffirmForm:
    known = {"edition": edition.number, "articles": articles_of(edition)}
    if request.method == "POST":
        return AffirmForm(request.POST, **known)
    mine = Affirmation.objects.visible_to(request.user).filter(edition=edition).select_related("member").first()
    written = {"sentence": sentence_of(mine), "article_key": mine.article_key} if mine else {}
    return AffirmForm(initial={"article_key": request.GET.get("artikel", "")} | written, **known)


def _carried_out(user, edition, form: AffirmForm) -> bool:
    said = form.cleaned_data
    try:
        affirmation.affirm(user, edition, said["sentence"], said["article_key"], key=said["key"])
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
    return not form.errors


def _newer(mine: Affirmation) -> bool:
    """Whether another edition is in force by now than the one this member affirmed."""
    edition = in_force(timezone.localdate())
    return edition is not None and edition != mine.edition
