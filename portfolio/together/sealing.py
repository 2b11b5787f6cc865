"""Locking and unlocking what lies on the table, all of it under the asking's own key."""

import json
from typing import Any

from accounts.vault import Vault
from portfolio.together.content import WRITTEN, Asked, Outcome, Put
from portfolio.together.models import Asking, Seat


def seal_put(asking: Asking, put: Put) -> bytes:
    return _vault(asking).seal(put.to_json(), item=f"asking:{asking.pk}", field="put", revision=1)


def open_put(asking: Asking) -> Put:
    """Raises ``accounts.vault.CannotOpen``, as all of these do."""
    return Put.from_json(_vault(asking).open(asking.sealed, item=f"asking:{asking.pk}", field="put", revision=1))


def seal_outcome(asking: Asking, outcome: Outcome) -> bytes:
    item, revision = f"asking:{asking.pk}", asking.outcome_revision
    return _vault(asking).seal(outcome.to_json(), item=item, field="outcome", revision=revision)


def open_outcome(asking: Asking) -> Outcome:
    """What the owner wrote down; empty before the first word."""
    if not asking.sealed_outcome:
        return Outcome()
    item, revision = f"asking:{asking.pk}", asking.outcome_revision
    return Outcome.from_json(_vault(asking).open(asking.sealed_outcome, item=item, field="outcome", revision=revision))


def seal_person(seat: Seat, asked: Asked) -> bytes:
    return _vault(seat.asking).seal(asked.to_json(), item=f"seat:{seat.pk}", field="person", revision=1)


def open_person(seat: Seat) -> Asked:
    text = _vault(seat.asking).open(seat.sealed_person, item=f"seat:{seat.pk}", field="person", revision=1)
    return Asked(**json.loads(text))


def seal_written(seat: Seat, text: str) -> bytes:
    return _vault(seat.asking).seal(text, item=f"seat:{seat.pk}", field="written", revision=seat.revision)


def open_written(seat: Seat) -> Any:
    """What was written here, sent or not: a ``Written`` of the asking's kind; an empty one before the first word.

    Whether the reader may have it is not decided here: see ``queries.py``.
    """
    kind = WRITTEN[seat.asking.kind]
    if not seat.sealed:
        return kind()
    text = _vault(seat.asking).open(seat.sealed, item=f"seat:{seat.pk}", field="written", revision=seat.revision)
    return kind.from_json(text)


def _vault(asking: Asking) -> Vault:
    if asking.record_key is None:
        raise ValueError("What was withdrawn has no key any more.")
    return Vault.under(asking.record_key)
