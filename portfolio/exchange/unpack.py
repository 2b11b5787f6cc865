"""Opening a package that comes from outside: every name, size and hash is looked at before anything is believed.

Nothing is ever written to disk, so no name can lead anywhere; sizes are counted while reading, whatever the file says
of itself; a package inside the package stays a file.
"""

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Any

from django.utils.translation import gettext as _

from portfolio.exchange.entries import MANIFEST, SCHEMA
from portfolio.exchange.exceptions import CannotTakeIn
from portfolio.exchange.sealed_file import SealedReader

MOST_FILES = 20_000
MOST_BYTES = 500 * 1024 * 1024
"""Of all files together, unpacked: some 500 pictures of a megabyte."""
LARGEST_FILE = 64 * 1024 * 1024
LARGEST_LIST = MOST_FILES * 400
"""Bytes of the list of files at the end of a package, which is read whole before a single file can be counted."""
MOST_NAMED = 20
"""Problems told at once; who made a package by hand sees enough to go on."""
PIECE = 256 * 1024
SAFE_NAME = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?(?:/[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?){0,4}"
)
LONGEST_NAME = 200
OF_A_MACHINE = re.compile(r"(?:__MACOSX/.*|(?:.*/)?\.DS_Store|(?:.*/)?Thumbs\.db|(?:.*/)?desktop\.ini)")
"""What a computer adds when somebody packs a folder anew; never looked at."""
WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Measured(BufferedReader):
    """A package as it is read: nothing in it makes us read more at once than its list of files can be."""

    def read(self, size: int | None = -1, /) -> bytes:
        if (size or 0) > LARGEST_LIST:
            raise CannotTakeIn(_("This package holds more files than a portfolio can have."))
        return super().read(size)


@dataclass
class Package:
    """A package whose manifest and hashes are right. ``paths`` are all its files but the manifest."""

    archive: zipfile.ZipFile
    paths: list[str] = field(default_factory=list)

    def read(self, path: str) -> bytes:
        """The bytes of a file, as the manifest knows them."""
        return b"".join(_pieces(self.archive, path))

    def under(self, folder: str, ending: str = "") -> Iterator[str]:
        return (path for path in self.paths if path.startswith(f"{folder}/") and path.endswith(ending))


def opened(source: SealedReader) -> Package:
    """The package in ``source``. Raises ``CannotTakeIn`` with everything that is wrong with it."""
    try:
        archive = zipfile.ZipFile(Measured(source, PIECE))
    except UNREADABLE:
        said = _("This is no package of a portfolio. Choose the ZIP file that you once downloaded.")
        raise CannotTakeIn(said) from None
    files = _looked_at(archive)
    listed = _manifest(archive, files)
    if problems := [*_differences(files, listed), *_wrong_hashes(archive, files, listed)]:
        raise CannotTakeIn(*problems[:MOST_NAMED])
    return Package(archive, sorted(listed))


def _looked_at(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files by name. Raises ``CannotTakeIn``."""
    infos = [one for one in archive.infolist() if not one.is_dir() and not OF_A_MACHINE.fullmatch(one.filename)]
    if len(infos) > MOST_FILES:
        raise CannotTakeIn(_("This package holds more files than a portfolio can have."))
    if sum(one.file_size for one in infos) > MOST_BYTES:
        raise CannotTakeIn(_("This package becomes larger than a portfolio can be."))
    problems = [problem for one in infos for problem in _wrong_with(one)]
    often = Counter(one.filename.lower() for one in infos)
    problems += [_("%(file)s: stands in the package twice.") % {"file": name} for name, n in often.items() if n > 1]
    if problems:
        raise CannotTakeIn(*problems[:MOST_NAMED])
    return {one.filename: one for one in infos}


def _wrong_with(one: zipfile.ZipInfo) -> Iterator[str]:
    kind = stat.S_IFMT(one.external_attr >> 16)
    shown = {"file": one.filename[:LONGEST_NAME]}
    if len(one.filename) > LONGEST_NAME or not SAFE_NAME.fullmatch(one.filename):
        yield _("%(file)s: a package of a portfolio has no such file name.") % shown
    elif kind not in {0, stat.S_IFREG}:
        yield _("%(file)s: points to something else and is no file.") % shown
    elif one.flag_bits & 1:
        yield _("%(file)s: is locked with a password. Pack it without one.") % shown
    elif one.compress_type not in WAYS:
        yield _("%(file)s: is packed in a way we cannot read.") % shown
    elif one.file_size > LARGEST_FILE:
        yield _("%(file)s: is larger than a file of a portfolio can be.") % shown


def _manifest(archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo]) -> dict[str, Any]:
    """Hash and size by path. Raises ``CannotTakeIn`` for another schema, naming both."""
    if MANIFEST not in files:
        raise CannotTakeIn(_("The package has no manifest.json: the list of what belongs in it."))
    try:
        told = json.loads(b"".join(_pieces(archive, MANIFEST)))
        schema, listed = told["schema"], told["files"]
    except (*UNREADABLE, RecursionError, KeyError, TypeError):
        raise CannotTakeIn(_("manifest.json cannot be read.")) from None
    if schema != SCHEMA:
        about = {"theirs": str(schema)[:60], "ours": SCHEMA}
        raise CannotTakeIn(_("This package is made as “%(theirs)s”. This register reads “%(ours)s”.") % about)
    if not isinstance(listed, dict) or not all(map(_is_listed, listed.values())):
        raise CannotTakeIn(_("manifest.json cannot be read."))
    return listed


def _is_listed(about: Any) -> bool:
    return isinstance(about, dict) and isinstance(about.get("sha256"), str)


def _differences(files: dict[str, Any], listed: dict[str, Any]) -> Iterator[str]:
    for name in sorted(listed.keys() - files.keys()):
        yield _("%(file)s: stands in the manifest, but is not in the package.") % {"file": name[:LONGEST_NAME]}
    for name in sorted(files.keys() - listed.keys() - {MANIFEST}):
        yield _("%(file)s: does not stand in the manifest.") % {"file": name}


def _wrong_hashes(archive: zipfile.ZipFile, files: dict[str, Any], listed: dict[str, Any]) -> Iterator[str]:
    """Each file is read once, counting: more than it said, or more together than fits, ends it."""
    counted = 0
    for name in sorted(files.keys() & listed.keys()):
        digest = hashlib.sha256()
        try:
            for piece in _pieces(archive, name):
                counted += len(piece)
                if counted > MOST_BYTES:
                    raise CannotTakeIn(_("This package becomes larger than a portfolio can be."))
                digest.update(piece)
        except UNREADABLE:
            yield _("%(file)s: cannot be unpacked.") % {"file": name}
            continue
        if digest.hexdigest() != listed[name]["sha256"]:
            yield _("%(file)s: was changed after the package was made.") % {"file": name}


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The content of a file; never more than the largest a file can be, whatever it says of itself."""
    left = LARGEST_FILE
    with archive.open(name) as file:
        while piece := file.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise CannotTakeIn(_("%(file)s: is larger than a file of a portfolio can be.") % {"file": name})
            yield piece
