"""From opening the portfolio on a phone to "kept": seconds a person spends, typing ten words at a human pace.

    python -m benchmarks.capture http://localhost:8000 [rounds]

Drives Chromium as a phone (390 px, touch, four times slower, 1.6 Mbit/s with 150 ms there and back) against a running
demo. Per round: open ``/portfolio/``, read the question, tap the box, type ten words with a thumb, tap "Bewaar", until
the card says that it is there. Prints each round and the median, and the median with the typing left out. Never a test.
"""

import os
import random
import shutil
import statistics
import sys
import time

from playwright.sync_api import BrowserContext, Page, sync_playwright

from registry.demo.words import PASSWORD

MEMBER = "meilan@demo.example"
WORDS = "Hij belde voor de derde keer en ik nam niet op."
READING = 1.5
"""Seconds in which one sees the question and the box."""
KEY = (0.11, 0.26)
"""Seconds per key of someone who types with a thumb: 35 words a minute or so."""
SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}


def main() -> None:
    base, rounds = sys.argv[1].rstrip("/"), int(sys.argv[2]) if len(sys.argv) > 2 else 7
    chance = random.Random(1)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        size = {"width": 390, "height": 844}
        phone = browser.new_context(base_url=base, viewport=size, has_touch=True, is_mobile=True, locale="nl-NL")
        page = signed_in(phone)
        measured = [once(page, chance) for _round in range(rounds)]
        browser.close()
    for whole, typing in measured:
        print(f"{whole:5.1f} s from opening to kept, of which {typing:4.1f} s typing")
    print(f"median {statistics.median(whole for whole, _typing in measured):.1f} s")
    print(f"median without typing {statistics.median(whole - typing for whole, typing in measured):.1f} s")


def signed_in(phone: BrowserContext) -> Page:
    page = phone.new_page()
    page.goto("/account/login/")
    page.fill("[name=login]", MEMBER)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form.stack-5 button[type=submit]").click()
    page.wait_for_url(lambda url: "/account/login/" not in url)
    devtools = phone.new_cdp_session(page)
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def once(page: Page, chance: random.Random) -> tuple[float, float]:
    """Seconds for one thought, and those of them that went into typing."""
    begun = time.monotonic()
    page.goto("/portfolio/", wait_until="commit")
    page.locator("form.capture textarea").wait_for(state="visible")
    time.sleep(READING)
    page.locator("form.capture textarea").tap()
    typed = time.monotonic()
    for sign in f"{WORDS} {chance.randrange(10_000)}":
        page.keyboard.type(sign)
        time.sleep(chance.uniform(*KEY))
    typed = time.monotonic() - typed
    page.locator("form.capture button").tap()
    page.locator("section[role=status] h2").wait_for(state="visible")
    return time.monotonic() - begun, typed


if __name__ == "__main__":
    main()
