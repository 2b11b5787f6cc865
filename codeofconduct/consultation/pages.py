"""What the pages of a round are made of, for who reads and for who speaks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.rescue import words_in
from codeofconduct.consultation.differs import change_of
from codeofconduct.consultation.forms import CommentForm
from codeofconduct.consultation.models import Consultation
from codeofconduct.consultation.permissions import may_comment
from codeofconduct.consultation.queries import Said, article_in, said_in

ROOM = "codeofconduct/consultation"
NOT_RIGHT_YET, TOO_LATE = 422, 409
NO_WORDS = frozenset({"shown_as"})


def a_round(pk: int) -> Consultation:
    """The consultation at this address; not there is 404."""
    return get_object_or_404(Consultation.objects.select_related("edition"), pk=pk)


def runs(consultation: Consultation) -> bool:
    """Whether members can speak today."""
    return consultation.is_open_on(timezone.localdate())


def readable(request: HttpRequest, consultation: Consultation, key: str | None = None) -> list[Said]:
    """Nobody is influenced by others: until the last day is over one reads one's own words only."""
    if not runs(consultation):
        return said_in(consultation, article_key=key)
    return said_in(consultation, article_key=key, by=request.user) if request.user.is_authenticated else []


def facts(consultation: Consultation, said: list[Said]) -> list:
    """What a visitor sees that may change: the rest of a round stays as it was."""
    said_and_answered = [(one.by, one.pk, one.answer_revision) for one in said]
    return [consultation.pk, consultation.closed_at, consultation.edition.state, said_and_answered]


def about(request, consultation):
    """What every page of a round says."""
    is_open = runs(consultation)
    return {
        "consultation": consultation,
        "edition": consultation.edition,
        "number": consultation.text["number"],
        "is_open": is_open,
        "can_comment": is_open and may_comment(request.user),
    }


def address(consultation: Consultation, key: str) -> str:
    """Where one article of the round is read, or the whole."""
    if key:
        return reverse("consultation:article", args=[consultation.pk, key])
    return reverse("consultation:whole", args=[consultation.pk])


def article_page(
    request: HttpRequest, consultation: Consultation, key: str, form: CommentForm, said: list[Said] | None = None
) -> HttpResponse:
    """One article. What was sent after the last day stands on the page as everyone reads it, to copy."""
    shown = article_in(consultation, key) if key else None
    if key and shown is None:
        raise Http404
    context = about(request, consultation) | {"key": key, "article": shown, "form": form}
    context["old_number"], context["change"] = (key and change_of(consultation, key)) or ("", None)
    context["said"] = readable(request, consultation, key) if said is None else said
    too_late = form.is_bound and not context["is_open"]
    context["texts"] = words_in(request, NO_WORDS) if too_late else []
    return render(request, f"{ROOM}/article.html", context, status=TOO_LATE if too_late else status_of(form))


def status_of(form: CommentForm) -> int:
    """200 for a page that was only read."""
    return NOT_RIGHT_YET if form.is_bound and form.errors else 200
