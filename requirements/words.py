"""Whether the interface is complete in Dutch: every English source string collected, translated and not in doubt.

Collects the strings into a catalogue of its own when gettext is there, and compares; without gettext it checks the
catalogue as it stands. Exit 1 names what is missing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale/nl/LC_MESSAGES/django.po"


def read(path):
    with path.open("rb") as file:
        return read_po(file)


def collected():
    """The ids of all strings in the code and the templates, or None without gettext's tools."""
    if not shutil.which("xgettext"):
        return None
    with tempfile.TemporaryDirectory() as room:
        tree = Path(room) / "tree"
        shutil.copytree(
            ROOT, tree, ignore=shutil.ignore_patterns(".venv", "var", ".git", "built", "tests", "__pycache__")
        )
        command = [sys.executable, "manage.py", "makemessages", "-l", "nl", "--no-location", "-v", "0"]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "registry.settings.test"}
        subprocess.run(command, cwd=tree, check=True, env=environment)
        found = read(tree / "locale/nl/LC_MESSAGES/django.po")
        return {(message.context, message.id) for message in found if message.id}


def main():
    catalogue = read(CATALOGUE)
    known = {(message.context, message.id): message for message in catalogue if message.id}
    lacking = [id_ for _context, id_ in sorted((collected() or set()) - set(known), key=str)]
    for message in known.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.fuzzy or not all(strings):
            lacking.append(message.id)
    for one in lacking:
        print(f"Not in Dutch yet: {one!r}", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
