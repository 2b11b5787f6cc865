"""What the browser gets: made once, small, and complete."""

import gzip
import importlib.util
import re
from pathlib import Path

import pytest
from whitenoise.middleware import WhiteNoiseMiddleware

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
#: Bytes. The fonts of ux.md 6, and a style sheet that leaves room for the pages' own budget of 90 kB.
FONTS = {
    "literata.woff2": 36_000,
    "literata-italic.woff2": 22_000,
    "atkinson.woff2": 20_000,
    "atkinson-bold.woff2": 20_000,
}
SHEET, SHEET_PACKED = 33_000, 8_000


@pytest.fixture(scope="module")
def assets():
    spec = importlib.util.spec_from_file_location("assets", STATIC / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def built(assets, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    assets.build(into=folder)
    return folder


def test_a_second_build_makes_nothing(assets, built):
    before = {path.name: path.stat().st_mtime_ns for path in built.iterdir()}
    assert assets.build(into=built) == []
    assert {path.name: path.stat().st_mtime_ns for path in built.iterdir()} == before


def test_what_went_missing_is_made_again(assets, built):
    (built / "app.css").unlink()
    assert assets.build(into=built) == ["app.css"]


def test_another_version_of_a_font_package_is_noticed(assets, built, monkeypatch):
    monkeypatch.setattr(assets, "version", lambda name: "999")
    assert set(assets._wanted().values()).isdisjoint(
        {
            stamp
            for name, stamp in assets.json.loads((built / ".stamps.json").read_text()).items()
            if not name.startswith("app.css")
        }
    )


def test_fonts_stay_within_budget_and_their_licence_travels_along(built):
    sizes = {name: (built / name).stat().st_size for name in FONTS}
    assert {name: size for name, size in sizes.items() if size > FONTS[name]} == {}
    for package in ("literata", "atkinson-hyperlegible"):
        assert "SIL Open Font License" in (built / f"OFL-{package}.txt").read_text()


@pytest.mark.parametrize("name", ["Fatima", "Ayşe", "Łukasz", "Zoë", "Čapek", "Nguyen", "Țepeș", "IJsbrand", "ĳ"])
def test_fonts_hold_the_letters_of_peoples_names(built, name):
    from fontTools.ttLib import TTFont

    letters = TTFont(built / "literata.woff2").getBestCmap()
    assert [letter for letter in name if ord(letter) not in letters] == []


def test_sheet_stays_within_budget(built):
    sheet = (built / "app.css").read_bytes()
    assert len(sheet) <= SHEET
    assert len(gzip.compress(sheet, 9)) <= SHEET_PACKED


def test_over_the_line_goes_the_same_sheet_packed(built, settings, rf):
    assert gzip.decompress((built / "app.css.gz").read_bytes()) == (built / "app.css").read_bytes()
    settings.STATIC_ROOT, settings.WHITENOISE_USE_FINDERS, settings.WHITENOISE_AUTOREFRESH = str(built), False, False
    served = WhiteNoiseMiddleware(lambda request: None)
    answer = served(rf.get("/static/app.css", headers={"Accept-Encoding": "gzip"}))
    assert answer["Content-Encoding"] == "gzip"
    assert int(answer["Content-Length"]) <= SHEET_PACKED
    answer.close()


def test_every_file_the_sheet_asks_for_is_there(built):
    sheet = (built / "app.css").read_text()
    asked = re.findall(r"url\(\"?([^\")]+)", sheet)
    assert asked
    assert [name for name in asked if not (built / Path(name).name).exists()] == []
    assert [name for name in asked if "//" in name] == [], "nothing comes from elsewhere"


def test_tidying_changes_no_meaning(assets):
    assert assets.tidy(["/* why */\na,\nb:hover {\n  color: red;\n}\n"]) == "a,b:hover{color:red}\n"


def test_dark_is_the_same_asked_for_by_the_device_or_chosen():
    tokens = (STATIC / "css" / "tokens.css").read_text()
    asked = re.search(r":root:not\(\[data-theme=light\]\) \{(.*?)\}", tokens, re.DOTALL)[1]
    chosen = re.search(r":root\[data-theme=dark\] \{(.*?)\}", tokens, re.DOTALL)[1]
    assert asked.split() == chosen.split()
    light = set(re.findall(r"(--[a-z0-9-]+): #", re.search(r":root \{(.*?)\n  \}", tokens, re.DOTALL)[1]))
    assert light == set(re.findall(r"(--[a-z0-9-]+): #", asked)), "a colour has no dark pair"


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    *((ink, ground, 4.5) for ink in ("ink", "ink-2", "primary") for ground in ("paper", "surface", "sunken")),
    ("on-primary", "primary", 4.5),
    ("on-primary", "primary-hover", 4.5),
    *((kind, f"{kind}-soft", 4.5) for kind in ("ex", "et", "en", "ok", "ask", "err")),
    *(("ink", f"{kind}-soft", 4.5) for kind in ("ok", "ask", "err")),
    ("ink", "marker", 4.5),
    ("edge", "surface", 3),
    ("edge", "paper", 3),
    ("kantlijn", "surface", 3),
]


@pytest.mark.parametrize(
    "theme", [r":root \{(.*?)\n  \}", r":root\[data-theme=dark\] \{(.*?)\}"], ids=["light", "dark"]
)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_keep_their_contrast(theme, ink, ground, least):
    tokens = (STATIC / "css" / "tokens.css").read_text()
    colours = dict(re.findall(r"--([a-z0-9-]+): (#\w+)", re.search(theme, tokens, re.DOTALL)[1]))
    assert contrast(colours[ink], colours[ground]) >= least


def test_a_session_step_by_step_needs_few_bytes_of_script():
    scripts = [STATIC / "js" / name for name in ("walk.js", "keep.js")]
    assert sum(len(gzip.compress(one.read_bytes(), 9)) for one in scripts) <= 4096
