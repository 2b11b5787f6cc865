"""What came out of another package and is no item here: kept as it came, sealed, and taken along again."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from accounts.models import User
from accounts.vault import Vault
from portfolio.exchange import seen, together
from portfolio.exchange.entries import Entry
from portfolio.exchange.models import BroughtAlong
from portfolio.sessions.states import TO_COME, SessionState

PATH, CONTENT = "path", "content"
NOT_WRITTEN_DOWN = (*TO_COME, SessionState.CANCELLED)


def entries(user: User) -> Iterator[Entry]:
    """Each file at the place it came from; the access log is one file, and told by ``seen``."""
    for path, content in files_of(user):
        if path != seen.PATH:
            yield Entry(path, partial(bytes, content))


def files_of(user: User) -> Iterator[tuple[str, bytes]]:
    """Path and content. One query for the rows and one for the key."""
    rows = BroughtAlong.objects.visible_to(user).order_by("brought_at", "pk")
    vault = Vault.of(user)
    for row in rows.iterator(chunk_size=100):
        yield _path(row, vault), vault.open_bytes(row.sealed, item=_item(row), field=CONTENT, revision=1)


def keep(user: User, files: Iterable[tuple[str, bytes]]) -> None:
    """Seal and store; the caller knows that none of these paths is taken."""
    vault = Vault.of(user)
    for path, content in files:
        row = BroughtAlong(member=user)
        row.sealed_path = vault.seal(path, item=_item(row), field=PATH, revision=1)
        row.sealed = vault.seal_bytes(content, item=_item(row), field=CONTENT, revision=1)
        row.save(force_insert=True)


def keep_log(user: User, lines: Iterable[seen.Line]) -> bool:
    """Keep the lines that are not told here already, beside those of an earlier package; whether there were any."""
    kept = access_log(user)
    fresh = set(lines) - set(kept) - set(seen.from_csv(seen.as_csv(seen.lines_of(user))))
    if fresh:
        vault = Vault.of(user)
        for row in BroughtAlong.objects.visible_to(user).defer("sealed"):
            if _path(row, vault) == seen.PATH:
                row.delete()
        keep(user, [(seen.PATH, seen.as_csv([*kept, *fresh]).encode())])
    return bool(fresh)


def access_log(user: User) -> list[seen.Line]:
    """The lines of the access log of elsewhere."""
    return [line for path, content in files_of(user) if path == seen.PATH for line in seen.from_csv(content.decode())]


def sessions_of(user: User) -> list[dict[str, Any]]:
    """The sessions of elsewhere, newest first: what was written down, and whether that is what was signed.

    They are shown as brought in, not confirmed; nothing here counts them as a session.
    """
    found = [
        json.loads(content)
        for path, content in files_of(user)
        if path.startswith(f"{together.FOLDER}/") and path.endswith(".json")
    ]
    written_down = [one for one in found if one.get("state") not in NOT_WRITTEN_DOWN]
    told = [one["facts"] | {"changed": not together.facts_hold(one)} for one in written_down]
    return sorted(told, key=lambda one: one["held_on"], reverse=True)


def _path(row: BroughtAlong, vault: Vault) -> str:
    return vault.open(row.sealed_path, item=_item(row), field=PATH, revision=1)


def _item(row: BroughtAlong) -> str:
    return f"brought:{row.pk}"
