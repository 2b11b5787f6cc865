"""Who offers, who writes, who reads for traceability, who takes back."""

from accounts.groups import is_board, is_code_editor, is_member
from accounts.models import User
from codeofconduct.stories.manuscript import Manuscript


def may_offer(user: User) -> bool:
    """Members; a story is one of the profession's own."""
    return is_member(user)


def may_edit_stories(user: User) -> bool:
    """Code editors and the board."""
    return is_code_editor(user) or is_board(user)


def may_read_for_traces(user: User, manuscript: Manuscript) -> bool:
    """Another editor than those who wrote it, and not the donor: who knows the person sees a trace too late."""
    return may_edit_stories(user) and user.pk not in {manuscript.donor_id, *writers_of(manuscript)}


def may_take_back(user: User, manuscript: Manuscript) -> bool:
    """The donor, any day, member or not. What the editors composed themselves, the editors."""
    if manuscript.composed:
        return may_edit_stories(user)
    return manuscript.donor_id == user.pk


def writers_of(manuscript: Manuscript) -> set[int]:
    """Everybody who saved a version of the text. One query."""
    saved = manuscript.story.revisions.values_list("user_id", flat=True) if manuscript.story else []
    return {pk for pk in (*saved, manuscript.rewritten_by_id) if pk}
