"""How allauth behaves here: invited people only, addresses in lower case, seeds encrypted."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.http import HttpRequest
from django.utils import timezone

from accounts import mailboxes, vault
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: the secretary admits people (registry/registrations)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs):
        if user.first_signed_in_at is None:
            User.objects.filter(pk=user.pk, first_signed_in_at=None).update(first_signed_in_at=timezone.now())
        _remember_mailboxes(user)
        return super().pre_login(request, user, **kwargs)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """The address of before goes with this: it stays known as theirs."""
        _remember_mailboxes(email_address.user)
        return super().confirm_email(request, email_address)


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth stores TOTP seeds and recovery seeds in clear unless it is told how to lock them."""

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _remember_mailboxes(user: User) -> None:
    proven = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    mailboxes.remember(user, [user.email, *proven])


def _fernet() -> Fernet:
    return Fernet(vault.derived_key("second factor"))
