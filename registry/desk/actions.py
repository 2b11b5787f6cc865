"""What board and secretary can do about procedure."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.groups import is_board, is_secretary
from accounts.models import User
from accounts.permissions import require
from registry.desk.press import enqueue
from registry.renewal.models import Document
from registry.renewal.states import NEXT_PAPER, PaperState
from trail.moves import move


@transaction.atomic
def try_again(document: Document, *, by: User) -> Document:
    """Give a paper that did not work out a fresh set of tries. Its content is what was frozen, as always."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(is_board(by) or is_secretary(by), _("Only the board and the secretary can do this."))
    if document.state == PaperState.FAILED:
        document.tries_from, document.reason = document.attempt, ""
        move(document, PaperState.WAITING, table=NEXT_PAPER, by=by, action="evidence.tried_again", kind=document.kind)
        transaction.on_commit(partial(enqueue, document))
    return document
