"""Who left reads and takes along, and writes nothing; what they typed in a page that was open comes back to them.

The rooms' own permissions say no as well. This stands before all of them, so that a new room cannot forget it.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts import groups
from accounts.rescue import View, given_back_by

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
STAYS_OPEN = frozenset(
    {
        # to take along, to come back, to have everything erased
        "exchange:export",
        "exchange:fetch",
        "exchange:paper",
        "leaving:come_back",
        "leaving:erase",
        # to find one's own texts
        "home:search",
        # to take back what others see
        "intervision:withdraw",
        "intervision:guest",
        "intervision:guest_withdraw",
        "intervision:guest_code",
        "intervision:guest_here",
        "intervision:guest_here_code",
        "intervision:guest_here_answer",
        "intervision:guest_no_reminders",
        "sharing:hide_sentence",
        "sharing:remove",
        "sharing:revoke",
        "stories:withdraw",
        "together:guest",
        "together:guest_take_back",
        "together:seat_take_back",
        "together:withdraw",
        "renewal:withdraw",
        "set_language",
    }
)
OF_THE_ACCOUNT = ("account_", "mfa_", "usersessions_")
"""Signing in and out, and the ways to do it."""


class ReadOnlyAfterLeaving:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: View, args: tuple, kwargs: dict) -> HttpResponse | None:
        if request.method in SAFE or not groups.has_left(request.user) or _stays_open(request):
            return None
        why = _("You left the register. You can read your texts and take them along. To write, come back first.")
        if answer := given_back_by(view, request, why):
            return answer
        raise PermissionDenied(why)


def _stays_open(request: HttpRequest) -> bool:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return name in STAYS_OPEN or name.startswith(OF_THE_ACCOUNT)
