"""What pages ask of the library."""

from codeofconduct.methods.models import MethodPage, MethodsPage


def library() -> MethodsPage | None:
    """The page everything hangs under. One query."""
    return MethodsPage.objects.live().first()


def method_at(slug: str) -> MethodPage | None:
    """The public page with this address and all its parts, or None. Three queries."""
    page = MethodPage.objects.live().filter(slug=slug).first()
    return page and page.with_parts()


def page_about(method: str) -> MethodPage | None:
    """The public page about a method of the vocabulary, or None. One query."""
    return MethodPage.objects.live().filter(method=method).order_by("path").first()
