"""Once more proving who one is, before something that cannot be undone or that holds everything."""

import time
from collections.abc import Callable
from functools import wraps

from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _


def signed_in_anew(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lets a form through only a few minutes after password, passkey or code were given once more.

    allauth asks, and then carries the form out. Who signs in with a mailed code alone has nothing to give once more:
    for them the signing in itself has to be fresh.
    """
    asked_again = reauthentication_required(view)

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        if get_reauthentication_flows(request.user):
            return asked_again(request, *args, **kwargs)
        if not _signed_in_just_now(request):
            raise PermissionDenied(
                _("Sign out and sign in again with a code by mail. Right after that you can do this.")
            )
        return view(request, *args, **kwargs)

    return answer


def _signed_in_just_now(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < REAUTHENTICATION_TIMEOUT
