"""What someone does to get in."""

from playwright.sync_api import Page

from registry.demo.words import PASSWORD


def sign_in(page: Page, email: str) -> Page:
    page.goto("/account/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit] >> nth=0")
    page.wait_for_load_state()
    assert "/account/login/" not in page.url, page.inner_text("main")
    return page
