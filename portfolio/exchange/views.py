"""One's own data: the page, and fetching what was made."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.anew import signed_in_anew
from accounts.permissions import require
from portfolio.exchange import actions as exchange
from portfolio.exchange import brought
from portfolio.exchange.forms import PackageForm, PaperForm
from portfolio.exchange.framed import words_beside
from portfolio.exchange.gathering import chosen_year, shelf_of
from portfolio.exchange.making import YEAR
from portfolio.exchange.models import Parcel
from portfolio.exchange.noticed import marked
from portfolio.exchange.parcels import content_of
from portfolio.exchange.permissions import may_bring_in
from portfolio.exchange.queries import parcels_of, proof_of, what_came_of
from portfolio.exchange.states import Kind, State
from portfolio.exchange.upload import sealed_on_arrival, was_too_large
from portfolio.intervision.proof import may_have
from portfolio.sessions.models import Session
from trail.exceptions import NotPossibleNow

FILE = {
    Kind.EXPORT: ("portfolio", "zip", "application/zip"),
    Kind.PAPER: ("mijn-portfolio", "pdf", "application/pdf"),
    Kind.PROOF: ("bewijs-van-deelname", "pdf", "application/pdf"),
}
REFUSED, NOT_NOW = 422, 409


@login_required
@never_cache
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    parcels = parcels_of(request.user)
    context = {
        "parcels": parcels,
        "outcome": what_came_of(parcels.get(Kind.IMPORT)),
        "may_bring_in": may_bring_in(request.user),
    }
    return render(request, "portfolio/exchange/my_data.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_anew
def export(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "portfolio/exchange/export.html")
    exchange.ask(Kind.EXPORT, by=request.user)
    return redirect("exchange:my_data")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_anew
def paper(request: HttpRequest) -> HttpResponse:
    """The guard's last look at the texts of a year, and then the PDF is asked for."""
    shelf = shelf_of(request.user)
    year = chosen_year(shelf, request.POST if request.method == "POST" else request.GET)
    form = PaperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and shelf.years and form.is_valid():
        exchange.ask(Kind.PAPER, by=request.user, wishes={YEAR: year})
        return redirect("exchange:my_data")
    context = {"form": form, "years": shelf.years, "year": year, "fits_at_once": shelf.fits_at_once}
    context["marked"] = marked(shelf.of(year), shelf.besides(year), words_beside(request.user))
    return render(request, "portfolio/exchange/paper.html", context, status=REFUSED if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: HttpRequest, pk) -> HttpResponse:
    """Proof of participation in one session: what it will say, and the paper itself once it is made."""
    session = get_object_or_404(Session.objects.visible_to(request.user).with_lines(), pk=pk)
    status = 200
    if request.method == "POST":
        try:
            exchange.ask_proof(session, by=request.user)
        except NotPossibleNow:
            status = NOT_NOW
        else:
            return redirect("exchange:proof", pk=pk)
    context = {"session": session, "parcel": proof_of(request.user, session)}
    context["may_have"] = may_have(request.user, session, session.participations.all())
    return render(request, "portfolio/exchange/proof.html", context, status=status)


@login_required
@never_cache
@require_POST
@signed_in_anew
def fetch(request: HttpRequest, pk) -> HttpResponse:
    """The bytes, to their owner, once; by POST, because what only looks at an address must not use it up."""
    mine = Parcel.objects.visible_to(request.user).filter(kind__in=FILE, state=State.READY)
    parcel = get_object_or_404(mine.select_related("record_key"), pk=pk, expires_at__gt=timezone.now())
    name, ending, kind = FILE[Kind(parcel.kind)]
    response = StreamingHttpResponse(_handed_over(parcel), content_type=kind)
    day = timezone.localdate(parcel.asked_at).isoformat()
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.{ending}"'
    response["Content-Length"] = str(parcel.size)
    return response


def _handed_over(parcel: Parcel) -> Iterator[bytes]:
    """Chunk by chunk; gone once the last one went. Who loses the connection half way can fetch it again."""
    with content_of(parcel) as content:
        yield from content.chunks()
    exchange.throw_away(parcel)


@sealed_on_arrival
@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    require(may_bring_in(request.user), _("Only members of the register keep a portfolio here."))
    form = PackageForm(request.POST, request.FILES) if request.method == "POST" else PackageForm()
    if request.method == "POST" and form.is_valid():
        with form.cleaned_data["package"].file as source:
            exchange.hand_in(source, by=request.user)
        return redirect("exchange:my_data")
    if was_too_large(request):
        form.errors["package"] = form.error_class([_("This file is larger than a portfolio can be.")])
    status = REFUSED if form.errors else 200
    return render(request, "portfolio/exchange/bring_in.html", {"form": form}, status=status)


@login_required
@never_cache
@require_safe
def brought_along(request: HttpRequest) -> HttpResponse:
    """Sessions of elsewhere: brought in, not confirmed."""
    context = {"sessions": brought.sessions_of(request.user)}
    return render(request, "portfolio/exchange/brought_along.html", context)
