"""Affirming the code, affirming a newer edition of it, and what one wrote."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from codeofconduct.affirmation import actions as affirmation
from codeofconduct.affirmation.forms import AffirmForm
from codeofconduct.affirmation.permissions import may_affirm
from codeofconduct.affirmation.queries import about, affirmed, sentence_of, shown_by
from codeofconduct.editions.queries import articles_of, changed_between, in_force
from trail.exceptions import NotPossibleNow

ROOM = "codeofconduct/affirmation"
NO_WORDS = frozenset({"edition", "article_key"})


@gives_text_back(unseen=NO_WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def affirm(request):
    """The form, with one's own sentence in it; for who affirmed an older edition, what changed since."""
    require(may_affirm(request.user), _("Only members affirm the code."))
    edition = in_force(timezone.localdate())
    if edition is None:
        return render(request, f"{ROOM}/affirm.html", {"edition": None})
    mine = affirmed(request.user)
    if mine and (mine.edition != edition or _stands(request)):
        return _again(request, mine, edition)
    written = {"sentence": sentence_of(mine), "article_key": mine.article_key} if mine else {}
    form = _form(request, edition, written)
    if _is_affirmed(request, edition, form):
        return redirect("affirmation:affirmed")
    return render(
        request, f"{ROOM}/affirm.html", {"edition": edition, "form": form, "mine": mine}, status=_status(form)
    )


@login_required
@require_safe
def done(request):
    """What one affirmed, when, in which words, and whether others can read them."""
    mine = affirmed(request.user)
    if mine is None:
        return redirect("affirmation:affirm")
    context = {"affirmation": mine, "sentence": sentence_of(mine), "newer": _newer(mine)}
    context |= {"shown": shown_by(request.user), "may_show": may_affirm(request.user)}
    return render(request, f"{ROOM}/affirmed.html", context)


def _again(request, older, edition):
    """Asked only for what changed: does the sentence still stand, or is there a new one?"""
    comparison = changed_between(older.edition, edition)
    changed = {one.key_new for one in comparison.changed}
    stands = _stands(request)
    reasons = _let_it_stand(request, edition) if stands else []
    form = _form(request, edition, {}, changed=changed, sent=not stands)
    if (stands and not reasons) or _is_affirmed(request, edition, form):
        return redirect("affirmation:affirmed")
    context = {"edition": edition, "form": form, "older": older, "sentence": sentence_of(older), "reasons": reasons}
    context |= {"change": about(older, comparison), "comparison": comparison}
    return render(request, f"{ROOM}/again.html", context, status=409 if reasons else _status(form))


def _stands(request) -> bool:
    return request.POST.get("do") == "stands"


def _let_it_stand(request, edition) -> list[str]:
    """One tap. Why it cannot be, or nothing when it is done."""
    try:
        if request.POST.get("edition") != edition.number:
            return [_("Meanwhile another edition of the code is in force. Read it, and then choose.")]
        affirmation.carry_over(request.user, edition)
    except NotPossibleNow as reason:
        return reason.reasons
    return []


def _form(request, edition, written, *, changed=(), sent=True) -> AffirmForm:
    known = {"edition": edition.number, "articles": articles_of(edition), "changed": changed}
    if request.method == "POST" and sent:
        return AffirmForm(request.POST, **known)
    return AffirmForm(initial={"article_key": request.GET.get("artikel", "")} | written, **known)


def _is_affirmed(request, edition, form: AffirmForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        affirmation.affirm(request.user, edition, said["sentence"], said["article_key"], key=said["key"])
    except NotPossibleNow as reason:
        form.add_error(None, reason.reasons)
    return not form.errors


def _status(form: AffirmForm) -> int:
    return 422 if form.is_bound and form.errors else 200


def _newer(mine) -> bool:
    """Whether another edition is in force by now than the one this member affirmed."""
    edition = in_force(timezone.localdate())
    return edition is not None and edition != mine.edition
