"""What somebody with a personal link sees: who asks, what was shown to them, a few plain questions. One answer.

Nothing is answered by opening it. A forwarded link never shows what was answered.
"""

from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.rescue import words_in
from portfolio.activities import links, queries
from portfolio.activities.guest_forms import GuestForm
from portfolio.activities.questions import LABELS
from portfolio.guests.pages import closed, for_guests
from trail.exceptions import NotPossibleNow

REFUSED, TAKEN = 422, 409


def link_of(request, token):
    return queries.link_behind(token)


@for_guests(link_of)
def guest(request, token, link):
    if link.activity.member_id == request.user.pk:
        return redirect("activities:ask", link.activity_id)
    if link.answered_at and request.method != "POST":
        return _thanks(request, link)
    form = GuestForm(request.POST if request.method == "POST" else None, shown=queries.shown_by(link))
    if form.is_valid() and form.may_go():
        return _answered(request, token, link, form)
    return render(request, "portfolio/activities/guest.html", _page(link, form), status=REFUSED if form.errors else 200)


def _answered(request, token, link, form):
    try:
        links.answer(link, form.words())
    except links.AlreadyAnswered:
        return _thanks(request, link, texts=words_in(request, {"looked"}), status=TAKEN)
    except NotPossibleNow:
        return closed(request, counts=False)
    return redirect("activities:guest", token=token)


def _thanks(request, link, *, texts=(), status=200):
    context = {"name": link.activity.member.get_short_name(), "texts": texts}
    return render(request, "portfolio/activities/thanks.html", context, status=status)


def _page(link, form):
    return {
        "link": link,
        "name": link.activity.member.get_short_name(),
        "form": form,
        "shown": form.shown,
        "texts": [(LABELS[name], text) for name, text in form.shown.texts],
        "asked": form.asked(),
        "until": timezone.localdate(link.expires_at),
    }
