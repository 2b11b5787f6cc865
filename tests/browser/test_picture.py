"""The README's picture: one portfolio, on a phone and on a desk. PICTURE=1 make test-browser ARGS='-k picture'."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "portfolio.png"
PAPER, GAP = (237, 240, 235), 40


def test_the_picture_shows_a_portfolio_on_two_screens(visit):
    member = visit(width=1280).sign_in("hakan@demo.example")
    desk = shot_of(member, 1280, 1180).resize((880, 811))
    phone = shot_of(member, 390, 844).resize((375, 811))
    both = Image.new("RGB", (desk.width + phone.width + 3 * GAP, desk.height + 2 * GAP), PAPER)
    both.paste(desk, (GAP, GAP))
    both.paste(phone, (desk.width + 2 * GAP, GAP))
    assert len(both.getcolors(maxcolors=1 << 24) or []) > 20, "an empty picture"
    if os.environ.get("PICTURE"):
        both.quantize(256, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    assert PICTURE.stat().st_size < 400_000


def shot_of(member, width, height):
    member.page.set_viewport_size({"width": width, "height": height})
    member.page.goto("/portfolio/")
    return Image.open(BytesIO(member.page.screenshot())).convert("RGB")
