"""What every answer tells the browser, and what an error report may never hold."""

from collections.abc import Callable, ItemsView
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.debug import SafeExceptionReporterFilter


class ContentSecurityPolicy(CSPMiddleware):
    """Strict for the public and for members; the Wagtail admin cannot work without inline scripts.

    No nonce in the admin's policy: with a nonce a browser ignores ``unsafe-inline``.
    """

    @cached_property
    def admin_prefix(self) -> str:
        return reverse("wagtailadmin_home")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(self.admin_prefix):
            loose = [SELF, UNSAFE_INLINE]
            vars(response)["_csp_replace"] = {"script-src": loose, "style-src": loose}
        return super().process_response(request, response)


class SecurityHeaders:
    """Keeps personal pages out of every cache, and switches off what the register never uses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response["Cache-Control"] = "no-store"
        return response


class NoRequestBody(SafeExceptionReporterFilter):
    """An error report names the place of the fault, never what a person typed or what a frame held."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict:
        return {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame) -> ItemsView[str, Any]:
        return {}.items()
