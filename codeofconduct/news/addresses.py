"""Whole addresses, for who reads a page elsewhere: in a calendar or a feed reader."""

from django.conf import settings
from wagtail.models import Page


def whole(address: str) -> str:
    """``/uit-het-vak/`` with our own name before it; the name a visitor asked for is never believed."""
    return settings.BASE_URL.rstrip("/") + address


def of_page(page: Page) -> str:
    return whole(page.url or "/")
