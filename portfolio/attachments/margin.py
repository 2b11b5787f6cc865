"""What stands of this room in the margin of an open text: the way to its pictures."""

from django.urls import reverse

from portfolio.items.kinds import kind_of
from portfolio.writing.beside import Beside
from portfolio.writing.models import Writing

TEMPLATE = "portfolio/attachments/_margin.html"


def beside(writing: Writing) -> Beside:
    """No query: how many there are is nobody's question."""
    return Beside(TEMPLATE, {"url": reverse("attachments:beside", args=[kind_of(writing).slug, writing.pk])})
