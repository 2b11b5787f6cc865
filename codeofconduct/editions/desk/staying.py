"""Why a page cannot be deleted, as a sentence for who asked."""

from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _
from wagtail.models import Page

from codeofconduct.editions.models import Edition


def why_it_stays(page: Page) -> str:
    """Empty when the page may go. ``page`` is the specific one."""
    if page.max_count == 1:
        return _("%(page)s is a fixed address that other pages and evidence lead to. It stays.") % {"page": page.title}
    if isinstance(page, Edition) and page.is_final:
        return _(
            "Edition %(number)s was adopted: affirmations and evidence cite its articles. That is why it stays."
        ) % {"number": page.number}
    if isinstance(page, Edition) and _is_held(page):
        return _("Members were asked about edition %(number)s, so it stays.") % {"number": page.number}
    return ""


def _is_held(edition: Edition) -> bool:
    """Whether another room's rows protect it: what members were asked, and said."""
    try:
        Collector(using="default").collect([edition])
    except ProtectedError:
        return True
    return False
