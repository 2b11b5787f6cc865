"""What every editor answers: to what a page saves by itself, to two screens that disagree, and with earlier versions.

The rooms say what is written and how it reads; the way it goes is the same everywhere.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from portfolio.writing import autosave as wire
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.forms import OpenPage
from portfolio.writing.merging import differences
from trail.exceptions import NotPossibleNow

CONFLICT = 409
Reads = Callable[[str, Any, Any], tuple]
"""How a field that differs is shown: from its name, their value and mine, to its label and both in words."""


def autosaved(
    form: OpenPage,
    sent: wire.Sent,
    write: Callable[..., Any],
    *,
    beside: str,
    fields: Callable[[Any], wire.Fields] = lambda theirs: theirs.as_fields(),
) -> JsonResponse:
    """Save what a page sent by itself, and say what stands there now.

    ``write`` gets ``base_revision`` and ``page`` and returns the row; it is called for a valid form only. What it
    refuses stands beside the field ``beside``. ``fields`` makes form fields of what another screen wrote.
    """
    if not form.is_valid():
        return wire.refused(form.errors)
    try:
        row = write(base_revision=sent.base_revision, page=form.cleaned_data["page"])
    except EditedElsewhere as reason:
        return wire.edited_elsewhere(reason.revision, sent.theirs(fields(reason.theirs)))
    except NotPossibleNow as reason:
        return wire.refused({beside: reason.reasons})
    return wire.saved(row.revision, form)


def conflict(
    request: HttpRequest, reason: EditedElsewhere, mine: wire.Fields, *, read: Reads, write_url: str
) -> HttpResponse:
    """Both texts and three choices. The page holds everything of ``mine``, so that nothing hangs on the way back."""
    context = {
        "version": reason.revision,
        "page": request.POST.get("page", ""),
        "mine": [(name, value if isinstance(value, list) else [value]) for name, value in mine.items()],
        "differences": [read(*one) for one in differences(reason.theirs.as_fields(), mine)],
        "write_url": write_url,
    }
    return render(request, "portfolio/writing/conflict.html", context, status=CONFLICT)


def versions(request: HttpRequest, title: str, rows: Any, places: Mapping[str, Any]) -> HttpResponse:
    """The earlier versions of one writing. ``places`` says where this page leads to and from."""
    return render(request, "portfolio/writing/versions.html", {"title": title, "versions": rows, **places})


def version(
    request: HttpRequest,
    places: Mapping[str, Any],
    *,
    read: Callable[[], Mapping[str, Any]],
    take_back: Callable[[], Any],
) -> HttpResponse:
    """One earlier version to read; posted, its text is taken back.

    ``read`` gives ``title``, ``version`` and ``parts``. A version that is not there is a 404.
    """
    try:
        if request.method == "POST":
            take_back()
            return redirect(places["write_url"])
        shown = read()
    except (ObjectDoesNotExist, NotPossibleNow) as reason:
        raise Http404 from reason
    return render(request, "portfolio/writing/version.html", {**shown, **places})
