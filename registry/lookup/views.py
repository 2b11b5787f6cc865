"""The home page and the register's one question."""

from functools import wraps

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from codeofconduct.editions.queries import in_force
from codeofconduct.news import queries as news
from registry.lookup import find
from registry.lookup.find import Kind
from registry.lookup.forms import PaperForm
from registry.lookup.handed_in import kept_in_memory
from registry.lookup.limits import too_often
from registry.lookup.papers import look_at


def asked_in_measure(view):
    """Not too often from one address, and never in a search engine or a cache: the answer is about a person."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if too_often(request):
            response = render(request, "registry/lookup/patience.html", status=429)
            response["Retry-After"] = "60"
        else:
            response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "no-store"
        return response

    return answer


@require_safe
def home(request):
    """What the register is for, and the question most people come with."""
    edition = in_force(timezone.localdate())
    context = {"edition": edition, "values": _values(edition), "newest": news.newest()}
    return render(request, "registry/lookup/home.html", context)


@require_safe
@asked_in_measure
def search(request):
    """The answer to a name or number; without either, the box to ask in."""
    query = request.GET.get("q", "").strip()
    answer = find.one(query) if query else None
    return render(request, "registry/lookup/search.html", {"query": query[: find.LONGEST_QUESTION], "answer": answer})


@require_safe
@asked_in_measure
def entry(request, number):
    """The answer for one number, as printed on a statement. An unknown number and a hidden person look the same."""
    known = find.as_number(number)
    if known and known != number:
        return redirect("lookup:entry", number=known)
    answer = find.by_number(known) if known else find.NOBODY
    status = 404 if answer.kind is Kind.NOBODY else 200
    return render(request, "registry/lookup/entry.html", {"number": number, "answer": answer}, status=status)


@kept_in_memory
@require_http_methods(["GET", "HEAD", "POST"])
@asked_in_measure
def check(request):
    """Is this paper the register's? Answered from the file itself, of which nothing is kept."""
    form, paper = PaperForm(), None
    if request.method == "POST":
        form = PaperForm(request.POST, request.FILES)
        paper = look_at(form.cleaned_data["paper"].read()) if form.is_valid() else None
    context = {"form": PaperForm() if paper else form, "paper": paper}
    status = 422 if form.errors else paper.status if paper else 200
    response = render(request, "registry/lookup/check.html", context, status=status)
    if status == 503:
        response["Retry-After"] = "60"
    return response


def _values(edition):
    return edition.core_values.all() if edition else []
