"""What a page must keep to: no axe finding (WCAG 2.2 AA), not wider than the screen, no complaint in the console."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SIZES = (320, 390, 1280)
HEIGHT = 844

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
IS_LOADED = "typeof axe === 'object'"
#: Wagtail's own messages fade in over our screens at its desk; half way they are hard to read for a moment.
RUN = "async ([part, rules]) => (await axe.run({include: [part], exclude: ['.messages']}, rules)).violations"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def findings(page: Page, part: str = "html") -> list[str]:
    """What is wrong with the page as it stands, in one line each. Everything that folds is opened first.

    ``part`` is a selector: of our screens in the Wagtail admin only what is ours is looked at.
    """
    page.evaluate(OPEN_ALL)
    if not page.evaluate(IS_LOADED):
        page.evaluate(SCRIPT)
    found = [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in page.evaluate(RUN, [part, RULES])
        for node in rule["nodes"]
    ]
    wide = page.evaluate(TOO_WIDE) if part == "html" else 0
    return [*found, f"{wide} px wider than the screen"] if wide > 0 else found


def findings_at(page: Page, width: int, *, dark: bool) -> list[str]:
    """The same on a screen of this width, by day or by night."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    return [f"{width} px, {'dark' if dark else 'light'}: {one}" for one in findings(page)]
