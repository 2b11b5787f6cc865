"""How soon a member sees their front page and their editor, on a phone on a slow line.

    make demo PORT=8107, and then
    python -m benchmarks.lcp http://localhost:8107 meilan@demo.example

A screen of 390 px, a processor four times as slow, 1.6 Mbit/s with 150 ms there and back, an empty cache for every
load. Prints for each page the moment of the largest paint (bar: 1.8 s, editor 1.5 s), what shifted on the way (bar:
0.02), requests and bytes on the line. Needs Chromium. Never a test.
"""

import os
import re
import shutil
import statistics
import sys
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import QUIET

ROUNDS = 7
EDITOR = re.compile(r"/portfolio/situaties/[^/]+/")
"""The editor of a situation, and no look back at one."""
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
"""1.6 Mbit/s down and 750 kbit/s up, in bytes per second."""
SLOWER = 4
WATCH = """
window.seen = {paint: 0, shift: 0}
new PerformanceObserver(list => list.getEntries().forEach(one => window.seen.paint = one.startTime))
  .observe({type: 'largest-contentful-paint', buffered: true})
const add = one => { if (!one.hadRecentInput) window.seen.shift += one.value }
new PerformanceObserver(list => list.getEntries().forEach(add))
  .observe({type: 'layout-shift', buffered: true})
"""
PASSWORD = os.environ.get("DEMO_PASSWORD", "")


def main(base: str, email: str) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        context = browser.new_context(base_url=base, viewport={"width": 390, "height": 844}, device_scale_factor=2)
        page = context.new_page()
        sign_in(page, email)
        page.goto("/portfolio/")
        links = page.locator("main a[href^='/portfolio/situaties/']").all()
        hrefs = [str(link.get_attribute("href")) for link in links]
        editor = next(href for href in hrefs if EDITOR.fullmatch(href))
        page.add_init_script(WATCH)
        print(f"{'':<14}{'paint, median':>15}{'slowest':>10}{'shift':>8}{'requests':>10}{'kB':>7}")
        for name, address in (("front page", "/portfolio/"), ("editor", editor)):
            report(name, [load(page, address) for _round in range(ROUNDS)])
        browser.close()


def sign_in(page: Page, email: str) -> None:
    page.goto("/account/login/")
    page.fill('[name="login"]', email)
    page.fill('[name="password"]', PASSWORD or demo_password())
    page.click("main form.stack-5 button[type=submit]")
    page.wait_for_load_state()


def demo_password() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings.demo")
    from registry.demo.words import PASSWORD as password  # noqa: PLC0415

    return password


def load(page: Page, address: str) -> dict[str, Any]:
    """One load with an empty cache."""
    devtools = page.context.new_cdp_session(page)
    received: list[float] = []
    devtools.on("Network.loadingFinished", lambda one: received.append(one["encodedDataLength"]))
    devtools.send("Network.enable")
    devtools.send("Network.clearBrowserCache")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(1500)
    seen = page.evaluate("window.seen")
    devtools.detach()
    return seen | {"requests": len(received), "bytes": sum(received)}


def report(name: str, loads: list[dict[str, Any]]) -> None:
    paints = [one["paint"] / 1000 for one in loads]
    shift, requests = max(one["shift"] for one in loads), loads[-1]["requests"]
    size = loads[-1]["bytes"] / 1000
    print(f"{name:<14}{statistics.median(paints):>13.2f} s{max(paints):>8.2f} s{shift:>8.3f}{requests:>10}{size:>7.0f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
