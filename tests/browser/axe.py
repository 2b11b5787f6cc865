"""What a page must keep to: no axe finding (WCAG 2.2 AA), nothing wider than the screen, no complaint in the console."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
}
SIZES = (320, 390, 1280)


def findings(page: Page) -> list[str]:
    """What is wrong with the page as it stands, in one line each. Everything that folds is opened first."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in Axe().run(page, options=RULES).response["violations"]
        for node in rule["nodes"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        found.append(f"{wide} px wider than the screen")
    return found + page.complaints
