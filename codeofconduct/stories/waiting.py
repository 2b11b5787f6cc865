"""What waits for whom, since when; procedure and the editors' own titles, nothing of what was offered."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.states import S

FOR_WHOM: dict[str, str | Promise] = {
    S.OFFERED: _("An editor who takes it up"),
    S.EDITED: _("Whoever rewrites it"),
    S.PUT_BEFORE: _("The donor"),
    S.AGREED: _("A second reader"),
    S.READ: _("An editor who publishes it"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One manuscript; ``title`` is that of the editors' page, empty before there is one."""

    manuscript: Manuscript
    title: str
    for_whom: str | Promise


def overview() -> dict[str, Any]:
    """``waiting`` longest first, ``public`` newest first. Two queries."""
    bare = Manuscript.objects.defer("sealed", "sealed_remarks").select_related("story", "rewritten_by")
    return {
        "waiting": [_row(one) for one in bare.at_the_desk().order_by("moved_at")],
        "public": [_row(one) for one in bare.filter(state=S.PUBLISHED).order_by("-moved_at")],
    }


def _row(manuscript: Manuscript) -> Row:
    title = manuscript.story.draft_title if manuscript.story else ""
    return Row(manuscript, title, FOR_WHOM.get(manuscript.state, ""))
