"""A colleague answers on the device of whoever wrote the session down: handed over at the end of a session.

The owner is signed out first, so the colleague sees one question and nothing else; and without the code that was mailed
to that colleague nobody answers for them. What was answered is not shown here.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import require
from portfolio.confirmations import actions as confirmations
from portfolio.confirmations import browsers, codes
from portfolio.confirmations.code_pages import code_page
from portfolio.confirmations.forms import AnswerForm, ColleagueForm
from portfolio.confirmations.permissions import may_hand_over
from portfolio.confirmations.queries import change_since, lines_to_answer_here, who_can_answer_here
from portfolio.guests.pages import for_guests
from portfolio.sessions.facts import SHOWN_TO_GUESTS
from portfolio.sessions.models import Participation, Session
from portfolio.sessions.pages import visible
from portfolio.sessions.queries import facts_of, first_name_in, first_names
from portfolio.sessions.states import Level
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422
LINE = "answers_for"
"""In the browser's session: whose turn it is."""
on_the_device = for_guests(lambda request, _token: browsers.handed_over(request))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk) -> HttpResponse:
    shown = visible(request, pk)
    require(may_hand_over(request.user, shown), _("Whoever wrote the session down can do this, while it is open."))
    if request.method == "POST":
        browsers.hand_over(request, shown)
        return redirect("intervision:guest_here")
    return render(request, "portfolio/confirmations/hand_over.html", {"session": shown})


@on_the_device
def here(request: HttpRequest, token: str, shown: Session) -> HttpResponse:
    colleagues = who_can_answer_here(shown)
    form = ColleagueForm(request.POST if request.method == "POST" else None, colleagues=colleagues)
    if form.is_valid():
        request.session[LINE] = form.cleaned_data["colleague"]
        return redirect("intervision:guest_here_code")
    about = {"session": shown, "form": form, "anyone": colleagues}
    return render(request, "portfolio/confirmations/here.html", about, status=REFUSED if form.errors else 200)


@on_the_device
def code(request: HttpRequest, token: str, shown: Session) -> HttpResponse:
    line = _whose_turn(request, shown)
    if line is None:
        return redirect("intervision:guest_here")
    return code_page(
        request,
        line,
        level=Level.DEVICE,
        template="portfolio/confirmations/here_code.html",
        then=("intervision:guest_here_answer",),
        about={"name": first_name_in(line)},
    )


@on_the_device
def answer(request: HttpRequest, token: str, shown: Session) -> HttpResponse:
    line, browser = _whose_turn(request, shown), browsers.browser_of(request)
    if line is None or not codes.proven(line, browser):
        return redirect("intervision:guest_here")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            confirmations.answer(line, **form.told(), browser=browser, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
            line = _whose_turn(request, shown) or line
        else:
            del request.session[LINE]
            messages.success(request, _("Thank you. Your answer is there, and you get a mail about it."))
            return redirect("intervision:guest_here")
    about = {**_about(line, form.shown()), "form": form}
    return render(request, "portfolio/confirmations/here_answer.html", about, status=REFUSED if form.errors else 200)


def _whose_turn(request: HttpRequest, shown: Session) -> Participation | None:
    return next((one for one in lines_to_answer_here(shown) if str(one.pk) == request.session.get(LINE)), None)


def _about(line: Participation, shown: int | None) -> dict:
    """What a guest sees of a session, and no answer that was given before: the device is somebody else's."""
    return {
        "line": line,
        "facts": facts_of(line.session),
        "names": first_names(line.session),
        "changed": [one for one in change_since(line, shown) if one.name in SHOWN_TO_GUESTS],
        "name": first_name_in(line),
    }
