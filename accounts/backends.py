"""Who signed in, with their roles: one query finds both, and every page asks for both."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend

from accounts import groups
from accounts.models import User


class WithRoles(ModelBackend):
    def get_user(self, user_id: Any) -> User | None:
        """The person of a session; None when there is nobody, or somebody who may not sign in."""
        person = groups.with_roles(user_id)
        return person if self.user_can_authenticate(person) else None


class ByPassword(WithRoles):
    """Address and password."""


class ByAnyWay(WithRoles, AuthenticationBackend):
    """A code by mail, a passkey: what allauth itself checked."""
