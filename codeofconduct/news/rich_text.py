"""An editor's running text as HTML that any page of ours can hold.

Wagtail cleans what its editor sends, but not an old revision, an import or a posted form that was made by hand. So the
text goes through one list of tags on its way out, twice: before Wagtail's page links become addresses (a tag of another
kind is never looked up), and after it (an address is one a reader can safely follow).
"""

import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text.rewriters import LinkRewriter, MultiRuleRewriter

TAGS = {"p", "br", "h2", "h3", "b", "strong", "i", "em", "ol", "ul", "li", "a", "blockquote"}
SCHEMES = {"http", "https", "mailto", "tel"}
_A_PAGE = re.compile(r"[1-9][0-9]{0,8}")


def safe_rich_text(source: str) -> SafeString:
    """``source`` as HTML with the tags above and links, without any other attribute. One query when it links a page."""
    known = nh3.clean(
        source or "",
        tags=TAGS,
        attributes={"a": {"href", "linktype", "id"}},
        attribute_filter=_page_links_only,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    html = MultiRuleRewriter([LinkRewriter(bulk_rules={"page": _addresses})])(known)
    shown = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel="noopener noreferrer")
    return mark_safe(shown)  # noqa: S308  cleaned by nh3


def _page_links_only(tag: str, name: str, value: str) -> str | None:
    if name == "linktype":
        return value if value == "page" else None
    if name == "id":
        return value if _A_PAGE.fullmatch(value) else None
    return value


def _addresses(links: list[dict]) -> list[str]:
    """A link to a page that is not public is no link."""
    pages = Page.objects.live().in_bulk([link["id"] for link in links if "id" in link])
    by_id = {str(pk): page.url for pk, page in pages.items()}
    return [f'<a href="{by_id[link["id"]]}">' if by_id.get(link.get("id", "")) else "<a>" for link in links]
