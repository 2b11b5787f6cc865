"""The language a person chose, and the second factor their role asks for."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts import groups
from accounts.models import User
from accounts.rescue import View, given_back_by

Answer = Callable[[HttpRequest], HttpResponse]


class ChosenLanguage:
    """Dutch unless the visitor chose English. A browser's own preference is not a choice: the content is Dutch."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.setdefault("Content-Language", language)
        return response


class SecondFactor:
    """Board, editors and secretaries need a second factor at once; members from 14 days after their first sign-in.

    Having one is not enough: it must have been used in this session. Signing in with a passkey counts as both.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    @cached_property
    def always_open(self) -> tuple[str, ...]:
        """Where a person without a second factor can still go: to make one, to sign out, to change language."""
        return (reverse("account_email").split("email/")[0], settings.STATIC_URL, reverse("set_language"))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" and self._stops(request):
            return self._on_the_way(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: tuple, kwargs: dict) -> HttpResponse | None:
        """A form that was open when the day came. Its view is known here, and CSRF was checked: its text comes back."""
        if request.method != "POST" or not self._stops(request):
            return None
        why = _("First choose how you want to sign in safely. Then you can go on.")
        return given_back_by(view, request, why) or self._on_the_way(request)

    def _stops(self, request: HttpRequest) -> bool:
        return settings.SECOND_FACTOR_REQUIRED and self._guards(request) and not used_second_factor(request)

    def _on_the_way(self, request: HttpRequest) -> HttpResponse:
        if is_mfa_enabled(request.user):
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")
        messages.info(request, _("First choose how you want to sign in safely. Then you can go on."))
        return redirect("mfa_index")

    def _guards(self, request: HttpRequest) -> bool:
        """Whether this page waits for a second factor. Costs no query: a member came with their roles."""
        if request.path.startswith(self.always_open) or not request.user.is_authenticated:
            return False
        return needs_second_factor_now(request.user)


def needs_second_factor_now(user: User) -> bool:
    """Whether this person can no longer work without a second factor."""
    roles = groups.roles_of(user)
    if roles & {groups.BOARD, groups.CODE_EDITORS, groups.SECRETARIES}:
        return True
    if (
        not roles <= {groups.MEMBERS, groups.READERS, groups.LEFT} or user.is_superuser
    ):  # some other group: may open the admin?
        return bool(user.has_perm("wagtailadmin.access_admin"))
    grace = timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS)
    return user.first_signed_in_at is not None and timezone.now() - user.first_signed_in_at > grace


def used_second_factor(request: HttpRequest) -> bool:
    """Whether a second factor was used in this session. Without the user allauth answers an empty list."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))
