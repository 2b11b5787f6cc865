"""The page behind a personal link: one line, no account, from any browser.

Opening it does nothing: mail scanners open links, run scripts and even send forms. Only a chosen answer, sent by the
button, counts. A link that does not work says the same whatever the reason.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations import codes, invitations, silence
from portfolio.confirmations.browsers import browser_of
from portfolio.confirmations.code_pages import code_page
from portfolio.confirmations.forms import AnswerForm
from portfolio.confirmations.mailboxes import is_for_somebody_else, is_the_organisers
from portfolio.confirmations.models import Invitation
from portfolio.confirmations.queries import change_since
from portfolio.guests.pages import closed, for_guests
from portfolio.sessions.facts import SHOWN_TO_GUESTS
from portfolio.sessions.queries import facts_of, first_names
from portfolio.sessions.states import Level, LineState, SessionState
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED = 422


def link_of(request: HttpRequest, token: str) -> Invitation | None:
    """Whoever wrote the session down has no line in it to answer for; who is signed in answers for nobody else's."""
    link = invitations.behind(token)
    if link and link.participation.session.organiser_id == request.user.pk:
        return None
    return None if link and is_for_somebody_else(link.participation, request.user) else link


def question_of(request: HttpRequest, token: str) -> Invitation | None:
    """The link of a question that can be answered by it: not by whoever wrote the session down, under any address."""
    link = link_of(request, token)
    return None if link and is_the_organisers(link.participation) else link


@for_guests(question_of)
def guest(request: HttpRequest, token: str, link: Invitation) -> HttpResponse:
    line = link.participation
    if line.session.state != SessionState.OPEN:
        return closed(request, counts=False)
    if line.person_id and line.person_id == request.user.pk:
        return redirect("intervision:answer", pk=line.session_id)
    form, browser = AnswerForm(request.POST if request.method == "POST" else None), browser_of(request)
    if form.is_valid():
        try:
            confirmations.answer(line, **form.told(), token=token, browser=browser, key=posted_key(request))
        except NotPossibleNow as reason:
            form.add_error(None, reason.reasons)
            link = link_of(request, token) or link
        else:
            return redirect("intervision:guest", token=token)
    about = {**_about(link, form.shown()), "form": form, "proven": codes.proven(line, browser)}
    about["answered"] = line.answer and line.state != LineState.STALE and not (form.errors or about["proven"])
    return render(request, "portfolio/confirmations/guest.html", about, status=REFUSED if form.errors else 200)


@for_guests(question_of)
def code(request: HttpRequest, token: str, link: Invitation) -> HttpResponse:
    """Ask for a code, and type it in. It is mailed to the address of this line, and works in this browser alone."""
    line = link.participation
    if line.session.state != SessionState.OPEN:
        return closed(request, counts=False)
    return code_page(
        request,
        line,
        level=Level.CODE,
        template="portfolio/confirmations/guest_code.html",
        then=("intervision:guest", token),
        about={"asked_by": line.session.organiser.get_short_name()},
    )


@for_guests(link_of)
def withdraw(request: HttpRequest, token: str, link: Invitation) -> HttpResponse:
    if "take" in request.POST:
        try:
            confirmations.withdraw(link.participation, token=token, key=posted_key(request))
        except NotPossibleNow:
            return closed(request, counts=False)
        return redirect("intervision:guest_withdraw", token=token)
    return render(request, "portfolio/confirmations/guest_withdraw.html", _about(link))


@csrf_exempt  # mail programs press the button themselves (RFC 8058), without having seen the page
@for_guests(lambda _request, token: silence.marked_by(token))
def no_reminders(request: HttpRequest, token: str, mark: str) -> HttpResponse:
    if request.POST.get("then") == "on":
        silence.resume(mark)
    elif "then" in request.POST or "List-Unsubscribe" in request.POST:
        silence.stop(mark)
    about = {"are_off": silence.are_off(mark)}
    return render(request, "portfolio/confirmations/guest_no_reminders.html", about)


def _about(link: Invitation, shown: int | None = None) -> dict:
    """What a guest sees: when, where, how, the theme, and first names. Nothing else of the session."""
    line = link.participation
    return {
        "token": link,
        "line": line,
        "facts": facts_of(line.session),
        "names": first_names(line.session),
        "asked_by": line.session.organiser.get_short_name(),
        "changed": [change for change in change_since(line, shown) if change.name in SHOWN_TO_GUESTS],
        "until": min(timezone.localdate(link.expires_at), line.session.closes_on),
    }
