"""Says before anybody needs it that this machine cannot make PDFs, and what to type.

A warning: the dossier stays usable on screen and as data without it.
"""

import subprocess
import sys
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.utils.translation import gettext as _

NEEDED = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
INSTALL = {
    "linux": "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-ucrt-x86_64-pango   (in MSYS2)",
}


def can_make_paper(**_kwargs: Any) -> list[CheckMessage]:
    """Warn ``documents.W001`` when the layout engine does not start in a process of its own.

    First the three libraries are asked for (some 30 ms); only when one is missing, or has another name here, the
    engine itself (half a second). Never in this process: a failing import prints to standard output.
    """
    if _works(f"import ctypes\nfor name in {NEEDED!r}: ctypes.CDLL(name)") or _works("import weasyprint"):
        return []
    hint = INSTALL.get(sys.platform, INSTALL["linux"])
    sentence = _("PDFs cannot be made on this machine: a system library is missing.")
    return [Warning(sentence, hint=hint, id="documents.W001")]


def _works(code: str) -> bool:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, check=False)  # noqa: S603
    return done.returncode == 0
