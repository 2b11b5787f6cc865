"""The words on the pages of a PDF, and everything else that can be read in the file."""

import re
from io import BytesIO
from typing import Any

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
ONE_GLYPH = re.compile(r"^<([0-9a-fA-F]{4})>\s*<((?:[0-9a-fA-F]{4})+)>$", re.MULTILINE)


def everything_in(pdf: bytes) -> str:
    """The text on the pages, and every stream of the file unpacked: metadata, attachment, tags."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as file:
        unpacked = [_unpacked(one) for one in file.objects if isinstance(one, pikepdf.Stream)]
        return " ".join([*(words_on(page) for page in file.pages), *unpacked, *map(repr, file.objects)])


def words_on(page: Any) -> str:
    """The text of a page, each glyph read back by its font's own table."""
    import pikepdf

    fonts = {name: _letters(font) for name, font in page.resources.Font.items()}
    letters, text = {}, []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in SHOWS_TEXT:
            for shown in operands[0] if isinstance(operands[0], pikepdf.Array) else operands:
                if isinstance(shown, pikepdf.String):
                    text += [letters.get(code, "") for code in _codes(bytes(shown))]
        elif str(operator) == "ET":
            text.append(" ")
    return "".join(text)


def _codes(shown: bytes) -> list[int]:
    return [int.from_bytes(shown[place : place + 2]) for place in range(0, len(shown), 2)]


def _letters(font: Any) -> dict[int, str]:
    """Glyph number to letters, from the ToUnicode table that PDF/UA asks for."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in ONE_GLYPH.findall(table)}


def _unpacked(stream: Any) -> str:
    from pikepdf import PdfError

    try:
        return stream.read_bytes().decode("utf-8", "replace")
    except PdfError:
        return ""
