"""One way to move a thing from state to state: the table says whether, the trail remembers that."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import User
from trail.exceptions import NotPossibleNow
from trail.record import Code, record

Table = Mapping[Any, frozenset[Any]]


def move(subject: models.Model, to: str, *, table: Table, by: User | str | None, action: str, **codes: Code) -> None:
    """Set ``subject.state`` when ``table`` allows it, save it and record ``action`` with the states it went between.

    Raises ``NotPossibleNow`` when the table does not hold the move.
    """
    came_from = subject.state  # type: ignore[attr-defined]
    if to not in table.get(came_from, frozenset()):
        raise NotPossibleNow(_("This is no longer possible: something changed in the meantime."))
    subject.state = to  # type: ignore[attr-defined]
    subject.save()
    record(action, subject, by=by, came_from=str(came_from), to=str(to), **codes)
