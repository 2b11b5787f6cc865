"""From opening the link in the mail to "thank you": seconds a peer without an account spends, at a human pace.

    python -m benchmarks.confirm http://localhost:8105 var [rounds]

Drives Chromium as a phone (390 px, touch, four times slower, 1.6 Mbit/s with 150 ms there and back) against a running
demo that keeps its mail in ``var``. Per round a session is written down, and a guest opens the link that was mailed to
them, reads the page at 200 words a minute (all of it, from the greeting to the last hint), finds and taps an answer,
taps "Verstuur mijn antwoord", until the page thanks them. Prints each round, its taps, and the median. Never a test.
"""

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

WORDS_A_MINUTE = 200
"""A slow reader's pace on a screen; 238 is usual."""
FINDING = (0.8, 2.0)
"""Seconds between knowing what to tap and tapping it."""
SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
LOG = """
from datetime import time, timedelta
from django.utils import timezone
from accounts.models import User
from portfolio.intervision import actions
from portfolio.sessions.facts import Facts, Invited
import uuid
day = timezone.localdate() - timedelta(days=1)
facts = Facts(day, time(13), time(14, 30), "Lindehove", "incident", "vertrouwen en controle", "Tussen de Regels")
people = [Invited("Nog Iemand", "nog-{guest}"), Invited("Lena Faber", "{guest}")]
actions.log(facts, people, by=User.objects.get(email="{by}"), key=str(uuid.uuid4()))
"""
LOGGERS = ["petra@demo.example", "samira@demo.example", "joost@demo.example", "hakan@demo.example", "anke@demo.example"]


def main() -> None:
    base, var = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    chance = random.Random(1)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        measured = []
        for number in range(rounds):
            link = base + mailed(var, LOGGERS[number % len(LOGGERS)], f"lena-{time.time_ns()}@gast.example")
            size = {"width": 390, "height": 844}
            phone = browser.new_context(viewport=size, has_touch=True, is_mobile=True, locale="nl-NL")
            measured.append(once(phone, link, chance))
            phone.close()
        browser.close()
    for whole, reading, words, taps in measured:
        print(f"{whole:5.1f} s from the link to thanks, of which {reading:4.1f} s reading {words} words; {taps} taps")
    median, taps = statistics.median(one[0] for one in measured), min(one[3] for one in measured)
    print(f"median {median:.1f} s, at least {taps} taps")


def mailed(var: Path, by: str, guest: str) -> str:
    """A session is written down; the path of the link that was mailed to the guest."""
    code = LOG.format(by=by, guest=guest)
    subprocess.run([sys.executable, "manage.py", "shell", "-v", "0", "-c", code], check=True)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for mail in (var / "mail").glob("*.log"):
            text = mail.read_text()
            if f"To: {guest}" in text:
                return re.search(r"/meekijken/[\w-]+/(?=\s)", text[text.index(f"To: {guest}") :])[0]
        time.sleep(0.5)
    raise LookupError(f"Nothing was mailed to {guest}.")


def once(phone: BrowserContext, link: str, chance: random.Random) -> tuple[float, float, int, int]:
    """Seconds in all, seconds of reading, words on the page, and taps; the tap on the link in the mail is not one."""
    page = phone.new_page()
    devtools = phone.new_cdp_session(page)
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    taps, begun = 0, time.monotonic()
    page.goto(link, wait_until="commit")
    page.locator("[name=said]").first.wait_for(state="visible")
    words = len(page.inner_text("main").split())
    reading = words * 60 / WORDS_A_MINUTE
    time.sleep(reading)
    for what in ("label:has-text('Ik was erbij')", "main form.stack-5 button.btn"):
        time.sleep(chance.uniform(*FINDING))
        page.locator(what).first.tap()
        taps += 1
    page.get_by_text("Dank je").first.wait_for(state="visible")
    return time.monotonic() - begun, reading, words, taps


if __name__ == "__main__":
    main()
