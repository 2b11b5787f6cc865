"""Someone at a browser, with or without JavaScript. Every page they see is looked over."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Download, Locator

from registry.demo.words import PASSWORD
from tests.browser.axe import findings


class Visitor:
    """One person, one browser, one page at a time. ``complaints`` holds everything that was wrong on their way.

    Chromium's own "no JavaScript" would keep axe out as well. So scripts are switched off beneath the page, and on for
    the moment in which axe looks: what the page's own scripts missed by then they do not catch up.
    """

    def __init__(self, context: BrowserContext, *, javascript: bool = True) -> None:
        self.context, self.javascript = context, javascript
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._complain(str(error)))
        self._devtools = context.new_cdp_session(self.page)
        self._let_scripts_run(javascript)

    def open(self, address: str) -> "Visitor":
        self.page.goto(address)
        return self.look()

    def press(self, button: str | Locator) -> "Visitor":
        """Press what leads to another page, and look there."""
        with self.page.expect_navigation():
            self._find(button).click()
        return self.look()

    def download(self, link: str) -> Download:
        with self.page.expect_download() as coming:
            self.page.click(link)
        return coming.value

    def paper(self, link: str) -> bytes:
        """The PDF behind a link of this page; it opens in the browser instead of being saved."""
        answer = self.context.request.get(self._find(link).get_attribute("href"), timeout=60_000)
        assert answer.headers["content-type"] == "application/pdf", answer.status
        return answer.body()

    def fill(self, **fields: str) -> "Visitor":
        """Type into the fields of these names."""
        for name, text in fields.items():
            self.page.fill(f'[name="{name}"]', text)
        return self

    def choose(self, **answers: str) -> "Visitor":
        """Choose one of the answers offered under these names."""
        for name, value in answers.items():
            self.page.check(f'[name="{name}"][value="{value}"]')
        return self

    def reads(self) -> str:
        """What the page says."""
        return self.page.inner_text("main")

    def sign_in(self, email: str) -> "Visitor":
        self.open("/account/login/").fill(login=email, password=PASSWORD)
        self.press("main form.stack-5 button[type=submit]")
        assert "/account/login/" not in self.page.url, self.reads()
        return self

    def look(self) -> "Visitor":
        """Note what is wrong with this page. Wagtail's own screens are Wagtail's; of ours in there, our part."""
        self._let_scripts_run(True)
        part = _ours(urlsplit(self.page.url).path)
        for one in findings(self.page, part) if part else []:
            self._complain(one)
        self._let_scripts_run(self.javascript)
        return self

    def _find(self, what: str | Locator) -> Locator:
        return self.page.locator(what).first if isinstance(what, str) else what

    def _hear(self, said) -> None:
        if said.type == "error":
            self._complain(said.text)

    def _complain(self, what: str) -> None:
        self.complaints.append(f"{self.page.url}: {what}")

    def _let_scripts_run(self, they_may: bool) -> None:
        if not self.javascript:
            self._devtools.send("Emulation.setScriptExecutionDisabled", {"value": not they_may})


def _ours(path: str) -> str:
    """The part of a page that we made, as a selector; empty when it is Wagtail's."""
    desk = ("/beheer/beroepscode/", "/beheer/consultatie/", "/beheer/verhalen/")
    if path.startswith("/beheer/"):
        return "main" if path.startswith(desk) else ""
    return "html"
