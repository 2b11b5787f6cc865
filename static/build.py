"""Make what the browser gets: subset fonts and one style sheet, in ``static/built/``.

Run ``python static/build.py`` (``make setup`` does). The result is not in the repository: the fonts come from
pinned packages and the style sheet from ``static/css``. What is fresh is left alone, so running it again is cheap.

Licence of the fonts: both are under the SIL Open Font License 1.1 without a reserved name, so a subset may keep
its name; the licence text travels beside the files, as the licence asks.
"""

import gzip
import hashlib
import importlib
import json
import re
import shutil
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent
CSS = ROOT / "css"
BUILT = ROOT / "built"

#: Dutch, and the names of people who live and work in the Netherlands: Latin with the accented letters of the living
#: languages of Europe and Turkey (Latin Extended-A without Esperanto, Sámi and dead spellings), the punctuation, the
#: euro and the arrows the interface uses. Other letters fall back to the reader's own font.
LETTERS = (
    "U+20-7E,A0-FF,100-107,10A-113,116-11B,11E,11F,122,123,12A,12B,12E-133,136,137,139-13E,141-148,14C,14D,150-15B,"
    "15E-165,16A,16B,16E-173,178-17E,218-21B,2010-2014,2018-201E,2022,2026,20AC,2190,2192,2212"
)
#: What changes how Dutch looks: the joined ĳ, kerning, and figures of one width for tables.
FEATURES = ("locl", "kern", "tnum")


class Face(NamedTuple):
    """One file to make. ``axes``: a number pins the axis there, a pair keeps that range, ``{}`` is a static font."""

    name: str
    package: str
    source: str
    axes: dict[str, float | tuple[float, float]]


#: One optical size for headings and reading text: keeping the axis would nearly double the file. The italic (emphasis
#: in someone's own text) is a single weight and is only fetched by pages that use it.
FACES = (
    Face("literata", "literata", "Literata[opsz,wght].ttf", {"opsz": 12, "wght": (400, 700)}),
    Face("literata-italic", "literata", "Literata-Italic[opsz,wght].ttf", {"opsz": 12, "wght": 400}),
    Face("atkinson", "atkinson-hyperlegible", "AtkinsonHyperlegible-Regular.ttf", {}),
    Face("atkinson-bold", "atkinson-hyperlegible", "AtkinsonHyperlegible-Bold.ttf", {}),
)
#: The order of the sheet; the cascade order itself is declared once, on top of ``reset.css``.
SHEETS = ("reset", "fonts", "tokens", "base", "layout", "components/*", "utilities", "print")
#: The same sheet for the line: WhiteNoise sends it to every browser that takes it, in the demo too.
PACKED = "app.css.gz"


def build(*, into: Path = BUILT) -> list[str]:
    """Bring ``into`` up to date; returns the names of the files that were made again (none when all was fresh)."""
    into.mkdir(parents=True, exist_ok=True)
    stamps = into / ".stamps.json"
    known: dict[str, str] = json.loads(stamps.read_text()) if stamps.exists() else {}
    made = [name for name, stamp in _wanted().items() if known.get(name) != stamp or not (into / name).exists()]
    for name in made:
        _make(name, into)
    if made:
        stamps.write_text(json.dumps(_wanted(), indent=1))
    return made


def sheet() -> str:
    """The one style sheet the pages link to."""
    return tidy(source.read_text(encoding="utf-8") for source in _sheets())


def tidy(sources: Iterable[str]) -> str:
    """Join style sheets without comments and needless spaces; what it says is not touched."""
    text = re.sub(r"/\*.*?\*/", "", "\n".join(sources), flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};]) ?|([:,]) ", r"\1\2", text).replace(";}", "}").strip() + "\n"


def _sheets() -> list[Path]:
    return [path for name in SHEETS for path in sorted(CSS.glob(f"{name}.css"))]


def _wanted() -> dict[str, str]:
    """The stamp each file carries when it is fresh: everything that goes into it, package versions included."""
    script = Path(__file__).read_text(encoding="utf-8")
    wanted = dict.fromkeys(("app.css", PACKED), _stamp(sheet(), script))
    for face in FACES:
        wanted[f"{face.name}.woff2"] = _stamp(script, version(f"fontpkg-{face.package}"), version("fonttools"))
        wanted[f"OFL-{face.package}.txt"] = _stamp(version(f"fontpkg-{face.package}"))
    return wanted


def _stamp(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _make(name: str, into: Path) -> None:
    if name == "app.css":
        (into / name).write_text(sheet(), encoding="utf-8")
    elif name == PACKED:
        (into / name).write_bytes(gzip.compress(sheet().encode(), 9, mtime=0))
    elif name.startswith("OFL-"):
        shutil.copyfile(_package(name.removeprefix("OFL-").removesuffix(".txt")) / "LICENSE", into / name)
    else:
        _subset(next(face for face in FACES if f"{face.name}.woff2" == name), into / name)


def _package(name: str) -> Path:
    return importlib.import_module(f"fontpkg_{name.replace('-', '_')}").ROOT


def _subset(face: Face, target: Path) -> None:
    """Subset first, then limit the axes: the other way round takes minutes instead of seconds."""
    # fontTools takes 0.3 s to import, and a fresh build does not need it.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    font: Any = TTFont(_package(face.package) / "files" / face.source)
    options = subset.Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13])
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=subset.parse_unicodes(LETTERS))
    chosen.subset(font)
    if face.axes:
        font = instancer.instantiateVariableFont(font, face.axes)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    sys.stdout.write("".join(f"made {name}\n" for name in build()) or "static/built is up to date\n")
