"""Taking a looked-at package in: items are made again, the rest comes along. All of it, or nothing."""

import json
from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.exchange import asked, brought, company, pictured, restoring, seen, shared, spoken, together
from portfolio.exchange.entries import MANIFEST
from portfolio.exchange.exceptions import CannotTakeIn
from portfolio.exchange.sections import ACCOUNT, ALWAYS, everything_of
from portfolio.exchange.shapes import SHAPES
from portfolio.exchange.unpack import MOST_NAMED, Package

REGISTER = "register"
BY_ID = {
    together.FOLDER,
    together.INSIGHTS,
    company.GROUPS,
    company.ASKS,
    spoken.FOLDER,
    spoken.STORIES,
    shared.FOLDER,
    shared.ANSWERS,
    shared.TOGETHER,
}
COMES_ALONG = (*sorted(BY_ID), together.KEYS, REGISTER)
"""Folders of what others said, or the register: kept as it came, never believed."""
WRITTEN = {shape.folder for shape in SHAPES}
MADE_AGAIN = {*ALWAYS, "verify.py", ACCOUNT, MANIFEST}
"""What every package says of itself; ``verify.py`` is what older ones were checked with."""
LARGEST = 20 * 1024 * 1024
STRANGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@transaction.atomic
def take_in(package: Package, member: User) -> bool:
    """Whether anything was new. Taking the same in twice changes nothing. Raises ``CannotTakeIn``."""
    member = User.objects.locked(member)
    if strange := [path for path in package.paths if not _has_a_place(path)]:
        said = _("%(file)s: is no part of a portfolio.")
        raise CannotTakeIn(*(said % {"file": path} for path in strange[:MOST_NAMED]))
    along = dict(_along(package))
    log = _log(package)
    before = {_known_by(entry.path) for entry in everything_of(member)}
    places = restoring.take_in(package, member)
    new = bool(places.fresh)
    new = pictured.take_in(package, member, places.pks) or new
    new = asked.take_in(package, member, places) or new
    fresh = {path: content for path, content in along.items() if _known_by(path) not in before}
    brought.keep(member, fresh.items())
    return brought.keep_log(member, log) or new or bool(fresh)


def _has_a_place(path: str) -> bool:
    if path in MADE_AGAIN or path == seen.PATH:
        return True
    folder = path.rpartition("/")[0]
    written = folder in WRITTEN and path.endswith((".json", ".md"))
    picture = folder == pictured.FOLDER and path.endswith((".json", ".jpg"))
    return written or picture or path == asked.PATH or _comes_along(path)


def _comes_along(path: str) -> bool:
    return path.partition("/")[0] in COMES_ALONG and path.endswith((".json", ".pdf"))


def _along(package: Package) -> Iterator[tuple[str, bytes]]:
    """Raises ``CannotTakeIn`` for a file that is not what its name says."""
    for path in filter(_comes_along, package.paths):
        content = package.read(path)
        if len(content) > LARGEST or not _is_what_it_says(path, content):
            raise CannotTakeIn(_("%(file)s: is no file that this register can read.") % {"file": path})
        yield path, content


def _is_what_it_says(path: str, content: bytes) -> bool:
    if path.endswith(".pdf"):
        return content.startswith(b"%PDF-")
    try:
        told = json.loads(content)
        if path.startswith(f"{together.FOLDER}/"):
            together.facts_hold(told)
            return all(isinstance(text, str) for text in told["facts"].values())
    except STRANGE:
        return False
    return isinstance(told, dict)


def _log(package: Package) -> list[seen.Line]:
    if seen.PATH not in package.paths:
        return []
    try:
        return seen.from_csv(package.read(seen.PATH).decode())
    except ValueError:
        raise CannotTakeIn(_("%(file)s: is no file that this register can read.") % {"file": seen.PATH}) from None


def _known_by(path: str) -> tuple[str, str]:
    """A session or an affirmation by its id, whatever it is called by now; anything else by its whole path."""
    folder = path.partition("/")[0]
    return folder, path.rpartition("-")[2] if folder in BY_ID else path
