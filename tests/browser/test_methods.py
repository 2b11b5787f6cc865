"""A session step by step on a phone: the time is right whatever happens to the page, and no connection is needed."""

import re

import pytest

from tests.browser.axe import findings_at

METHOD = "/werkvormen/incidentmethode/"
TOGETHER = f"{METHOD}samen/"
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys())
      kept.push([request.url, await (await caches.match(request)).text()]);
  return kept;
}"""
IS_KEPT = "async address => !!(await caches.match(address))"


@pytest.fixture
def phone(visit):
    return visit(width=390)


def opened(visitor, address=TOGETHER):
    """The page, once the device has it."""
    visitor.open(address)
    kept_on_the_device(visitor.page, address)
    return visitor.page


def kept_on_the_device(page, address):
    for _ in range(100):
        if page.evaluate(IS_KEPT, address):
            page.wait_for_timeout(300)  # the last files that the page names
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{address} was not kept")


def press(page, what):
    page.click(f"[data-do={what}]")


def step(page):
    return page.inner_text("[data-now] h2")


def clock(page):
    minutes, seconds = page.inner_text(".walk-left").split(":")
    return int(minutes) * 60 + int(seconds)


def test_one_step_at_a_time_with_who_is_silent(phone):
    page = phone.open(TOGETHER).page
    assert step(page) == "Kijk even terug"
    assert page.locator("[data-step]:visible").count() == 1
    for _ in range(4):
        press(page, "on")
    assert "Stap 5 van 8" in phone.reads()
    assert "De inbrenger luistert en schrijft mee" in phone.reads()
    assert page.evaluate("document.activeElement.textContent") == "De groep denkt hardop"
    press(page, "back")
    assert step(page) == "Vraag naar de feiten"
    assert phone.complaints == []


def test_the_whole_walk_is_in_order_on_every_screen(phone):
    page = phone.open(TOGETHER).page
    found = []
    for _ in range(9):
        found += [one for width in (320, 390) for dark in (False, True) for one in findings_at(page, width, dark=dark)]
        if page.is_enabled("[data-do=on]"):
            press(page, "on")
    assert step(page) == "Dat was het"
    assert found == []
    assert phone.complaints == []


def test_what_one_presses_is_big_and_never_under_the_bar(phone):
    page = phone.open(TOGETHER).page
    for name in ("back", "on", "run", "more"):
        assert page.locator(f"[data-do={name}]").bounding_box()["height"] >= 44, name
    page.set_viewport_size({"width": 320, "height": 500})
    for _ in range(6):
        page.keyboard.press("Tab")
        box = page.locator(":focus").bounding_box()
        bar = page.locator(".walk-foot").bounding_box()
        in_bar = page.evaluate("!!document.activeElement.closest('.walk-foot')")
        assert in_bar or box["y"] + box["height"] <= bar["y"] + 1


def test_the_time_runs_by_the_clock_and_not_by_ticks(phone):
    phone.context.clock.install()
    page = phone.open(TOGETHER).page
    assert clock(page) == 300
    press(page, "run")
    assert page.inner_text("[data-do=run]") == "Pauze"
    phone.context.clock.fast_forward("02:00")
    assert 175 <= clock(page) <= 180
    page.reload()
    assert 170 <= clock(page) <= 180
    press(page, "run")
    rest = clock(page)
    phone.context.clock.fast_forward("10:00")
    assert clock(page) == rest
    press(page, "more")
    assert clock(page) == rest + 60


def test_when_the_time_is_up_it_says_so_calmly_and_a_minute_more_is_a_minute(phone):
    phone.context.clock.install()
    page = phone.open(TOGETHER).page
    press(page, "run")
    phone.context.clock.fast_forward("04:10")
    assert page.inner_text(".walk-said") == "Nog één minuut."
    phone.context.clock.fast_forward("30:00")
    assert clock(page) == 0
    assert "Rond rustig af" in page.inner_text(".walk-said")
    assert page.locator(".walk-said").get_attribute("role") == "status"
    press(page, "more")
    assert 55 <= clock(page) <= 60
    press(page, "on")
    assert clock(page) in range(295, 301)
    assert page.inner_text(".walk-said") == ""


WATCHED = """
  Object.assign(globalThis, { buzzes: 0, awake: 0 });
  navigator.vibrate = () => { buzzes += 1; };
  const given = () => {
    awake += 1;
    const lock = new EventTarget();
    lock.release = () => { awake -= 1; lock.dispatchEvent(new Event("release")); };
    return Promise.resolve(lock);
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request: given } });
"""


def test_it_buzzes_only_for_who_asked_for_it_and_once(phone):
    phone.context.add_init_script(WATCHED)
    phone.context.clock.install()
    page = phone.open(TOGETHER).page
    for wanted, buzzes in ((False, 0), (True, 1)):
        page.set_checked("#softly", wanted)
        press(page, "more")
        if page.inner_text("[data-do=run]") == "Start":
            press(page, "run")
        phone.context.clock.fast_forward("20:00")
        phone.context.clock.fast_forward("20:00")
        assert page.evaluate("buzzes") == buzzes
    page.reload()
    assert page.is_checked("#softly")
    assert page.evaluate("buzzes") == 0


def test_the_screen_stays_on_while_the_time_runs_and_no_longer(phone):
    phone.context.add_init_script(WATCHED)
    page = phone.open(TOGETHER).page
    assert page.evaluate("awake") == 0
    press(page, "run")
    page.wait_for_function("awake === 1")
    press(page, "on")
    assert clock(page) > 290
    press(page, "run")
    page.wait_for_function("awake === 0")
    for _ in range(6):
        press(page, "run")
    page.wait_for_timeout(300)
    assert page.evaluate("awake") == 0


def test_going_back_finds_the_time_that_was_left(phone):
    phone.context.clock.install()
    page = phone.open(TOGETHER).page
    press(page, "run")
    phone.context.clock.fast_forward("01:00")
    press(page, "run")
    left = clock(page)
    press(page, "on")
    assert clock(page) == 300
    press(page, "back")
    assert clock(page) == left


def test_a_session_of_another_day_begins_anew(phone):
    phone.context.clock.install()
    page = phone.open(TOGETHER).page
    press(page, "on")
    phone.context.clock.fast_forward("11:00:00")
    page.reload()
    assert step(page) == "Noem wat er ligt"
    phone.context.clock.fast_forward("13:00:00")
    page.reload()
    assert step(page) == "Kijk even terug"


@pytest.mark.parametrize("kept", ["", "null", "{", "[]", '{"shape":"1","at":99}', '{"at":"x","left":null}', "9" * 5000])
def test_whatever_the_device_kept_the_walk_begins(phone, kept):
    page = phone.open(TOGETHER).page
    page.evaluate("kept => localStorage.setItem('walk:incidentmethode', kept)", kept)
    page.reload()
    assert step(page) == "Kijk even terug"
    press(page, "on")
    assert step(page) == "Noem wat er ligt"
    assert phone.complaints == []


def test_two_methods_each_know_their_own_place(phone):
    page = phone.open(TOGETHER).page
    press(page, "on")
    page.goto("/werkvormen/weegtafel/samen/")
    assert "Stap 1 van 7" in phone.reads()
    page.goto(TOGETHER)
    assert step(page) == "Noem wat er ligt"


def test_an_opened_method_goes_on_without_a_connection(phone):
    page = opened(phone)
    press(page, "on")
    press(page, "run")
    phone.context.set_offline(True)
    page.reload()
    assert step(page) == "Noem wat er ligt"
    before = clock(page)
    assert 280 <= before <= 300
    page.wait_for_timeout(2100)
    assert before - 4 <= clock(page) < before
    press(page, "on")
    page.reload()
    assert step(page) == "Kies samen"
    assert page.evaluate("getComputedStyle(document.querySelector('[data-do=on]')).minHeight") == "56px"
    assert page.evaluate("document.fonts.check('700 16px Atkinson') && document.fonts.check('16px Literata')")
    assert phone.complaints == []
    page.goto(METHOD)  # the sheet came along
    assert "Wie doet wat" in phone.reads()


def test_the_sheet_brings_the_steps_along(phone):
    page = opened(phone, METHOD)
    kept_on_the_device(page, TOGETHER)
    phone.context.set_offline(True)
    page.click("main a[data-keep]")
    assert step(page) == "Kijk even terug"
    press(page, "on")
    assert step(page) == "Noem wat er ligt"


def test_the_newest_is_shown_when_there_is_a_connection(phone, site):
    page = opened(phone)
    steps = "from codeofconduct.methods.models import MethodStep as S; found = S.objects.filter(title='{}')"
    change = f"{steps}; print(found.update(title='{{}}'))"
    assert site.ask(change.format("Kijk even terug", "Kijk eerst terug")) == 1
    try:
        page.reload()
        assert step(page) == "Kijk eerst terug"
    finally:
        site.ask(change.format("Kijk eerst terug", "Kijk even terug"))


def test_a_newer_release_fetches_anew_what_was_opened_before(phone):
    page = phone.open("/").page
    page.evaluate("""async () => {
      const old = await caches.open("methods-older"), addresses = ["/werkvormen/weegtafel/samen/", "/portfolio/"];
      for (const address of addresses) await old.put(address, new Response("oud"));
    }""")
    opened(phone)
    kept_on_the_device(page, "/werkvormen/weegtafel/samen/")
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    kept = {address.partition("/werkvormen/")[2] or address: text for address, text in page.evaluate(KEPT)}
    assert "Leg het op tafel" in kept["weegtafel/samen/"]
    assert [address for address in kept if "portfolio" in address] == []


def test_no_private_page_ever_comes_on_the_device(phone):
    phone.sign_in("hakan@demo.example")
    page = opened(phone, METHOD)
    for address in ("/portfolio/", "/intervisie/", "/account/", "/herregistratie/", "/werkvormen/?groep=5"):
        page.goto(address)
        assert "/werkvormen/" in address or page.evaluate("navigator.serviceWorker.controller") is None
    page = opened(phone)
    asked = [
        "/portfolio/",
        "/intervisie/",
        "/account/",
        "/werkvormen/?groep=5",
        "/werkvormen/bij/incident/",
        "/beheer/",
    ]
    asked += ["/werkvormen/incidentmethode/samen/meer/", "/werkvormen/../portfolio/", "https://example.org/static/x.js"]
    page.evaluate("async asked => (await navigator.serviceWorker.ready).active.postMessage({ keep: asked })", asked)
    page.wait_for_timeout(1500)
    assert page.evaluate("async () => (await navigator.serviceWorker.ready).scope").endswith("/werkvormen/")
    kept = page.evaluate(KEPT)
    paths = {re.sub(r"^https?://[^/]+", "", address) for address, _text in kept}
    pages = {path for path in paths if not path.startswith("/static/")}
    assert pages == {METHOD, TOGETHER}
    told = "".join(text for address, text in kept if "/static/" not in address)
    assert "Inloggen" in told
    assert [word for word in ("Hakan", "hakan@demo.example", "Mijn portfolio", "logout") if word in told] == []


def test_without_a_script_all_steps_are_there_with_their_minutes(visit):
    visitor = visit(width=390, javascript=False).open(TOGETHER)
    page = visitor.page
    assert page.locator(".walk-steps > li:visible").count() == 8
    assert "Stap 8 van 8 · 5 minuten" in visitor.reads()
    assert page.locator("button:visible").count() == 0
    assert visitor.complaints == []


def test_choosing_needs_no_script(visit):
    visitor = visit(width=390, javascript=False).open("/werkvormen/")
    visitor.fill(groep="2")
    visitor.page.select_option("[name=tijd]", "45")
    visitor.press(".choosing button")
    assert "Clean language" in visitor.reads()
    assert "Incidentmethode" not in visitor.reads()
    visitor.press("main a:has-text('Laat alle werkvormen zien')")
    assert "Incidentmethode" in visitor.reads()
    assert visitor.complaints == []
