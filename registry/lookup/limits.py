"""How often one address may ask. The register answers questions; it is not there to be copied."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

QUESTIONS = 30
PER_SECONDS = 60


def too_often(request: HttpRequest) -> bool:
    """Count this question and say whether it was one too many for this minute."""
    key = f"lookup:{get_adapter(request).get_client_ip(request)}"
    if cache.add(key, 1, PER_SECONDS):
        return False
    try:
        return cache.incr(key) > QUESTIONS
    except ValueError:  # the minute ended between the two calls
        return False
