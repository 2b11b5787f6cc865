"""The letters on paper: which files, and the CSS that names them.

The families come as packages (SIL Open Font License), so that a page looks the same on every machine and needs no
font of the system. The CSS speaks of ``font:literata`` instead of a path: the sandbox alone knows where the files
are, and the same content gives the same HTML wherever it is installed.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontpkg

SCHEME = "font"
"""URL scheme the sandbox answers to. It serves nothing else."""


@dataclass(frozen=True)
class Face:
    """One file: its short name in URLs, and how CSS speaks of it. ``weight`` 0: a variable font, every weight."""

    name: str
    package: str
    family: str
    weight: int = 0
    style: str = "normal"

    @property
    def file(self) -> Path:
        return Path(fontpkg.path(self.package, weight=self.weight or 400, style=self.style))

    @property
    def css(self) -> str:
        weight = f"font-weight:{self.weight};" if self.weight else ""
        return (
            f'@font-face{{font-family:"{self.family}";{weight}font-style:{self.style};src:url("{SCHEME}:{self.name}")}}'
        )


FACES = (
    Face("literata", "literata", "Literata"),
    Face("literata-italic", "literata", "Literata", style="italic"),
    Face("atkinson", "atkinson-hyperlegible", "Atkinson", 400),
    Face("atkinson-italic", "atkinson-hyperlegible", "Atkinson", 400, "italic"),
    Face("atkinson-bold", "atkinson-hyperlegible", "Atkinson", 700),
    Face("atkinson-bold-italic", "atkinson-hyperlegible", "Atkinson", 700, "italic"),
    Face("arabic", "noto-sans-arabic", "Arabic"),
)
FALLBACK = ("literata", "arabic")
"""Faces behind every text on paper; together with the first choice they decide what can be printed."""


def font_faces() -> str:
    """The ``@font-face`` rules for a paper's style sheet. Name the families with the fallbacks behind them."""
    return "".join(face.css for face in FACES)


@cache
def font_files() -> dict[str, str]:
    """URL -> path of the font file, for the sandbox. A missing package shows itself here, in words of fontpkg."""
    return {f"{SCHEME}:{face.name}": str(face.file) for face in FACES}
