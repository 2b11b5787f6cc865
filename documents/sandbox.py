"""The child process that lays out one paper. Run by ``documents/render.py``; never imported by the site.

Two walls stand around the layout engine. Its fetcher serves our font files and nothing else, and an audit hook
forbids connections, other programs and files outside the program's own folders, whatever code asks for them.
Time, memory and file size are limited by the system. It speaks through its exit code (``render.REASONS``) only.
"""

import base64
import gc
import json
import logging
import os
import sys
import sysconfig
import tempfile
from contextlib import suppress
from datetime import datetime
from typing import Any

LIBRARY, FONTS, FETCH, LETTERS, PAGES, LAYOUT, MEMORY = range(2, 9)

FORBIDDEN = ("socket.", "urllib.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")
"""Audit events of connections and of other programs."""

PDF_UA = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    b'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>'
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    b'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    b"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""A file is PDF/UA by saying so in its metadata, and PDF/A demands that such a word is explained on the spot.
The layout engine writes one of the two; this is the other."""


class Stop(BaseException):
    """Ends the job with an exit code. No ``Exception``: the layout engine catches those and goes on."""

    def __init__(self, code: int) -> None:
        self.code = code


class Watch(logging.Handler):
    """Turns two warnings into the end of the job: a sign without glyph, and a font that would not load."""

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith(".notdef"):
            raise Stop(LETTERS)
        if "ont-face" in message:
            raise Stop(FONTS)


def main() -> int:
    """Read the order, write the PDF to standard output, answer with an exit code."""
    order = json.load(sys.stdin.buffer)
    _limit(order["limits"])
    out = os.dup(1)
    os.dup2(2, 1)  # the layout engine prints a banner when a library is missing
    try:
        pdf = _paper(order)
    except Stop as stop:
        return stop.code
    except MemoryError:
        return MEMORY
    except (RecursionError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, AssertionError):
        return LAYOUT
    with os.fdopen(out, "wb") as stream:
        stream.write(pdf)
    return 0


def _limit(limits: dict[str, int]) -> None:
    """Take limits nobody in this process can raise again. Windows has none of these; the clock outside remains."""
    with suppress(ImportError):
        import resource

        walls = [
            (resource.RLIMIT_CORE, 0, 0),  # a crash must not leave the text on disk
            (resource.RLIMIT_CPU, limits["cpu"], limits["cpu"] + 2),
            (resource.RLIMIT_FSIZE, limits["file"], limits["file"]),
            (resource.RLIMIT_AS, limits["memory"], limits["memory"]),
        ]
        for what, soft, hard in walls:
            with suppress(ValueError, OSError):  # macOS knows no limit on address space
                resource.setrlimit(what, (soft, hard))


def _paper(order: dict[str, Any]) -> bytes:
    weasyprint = _engine()
    _wall_off(weasyprint, order["fonts"])
    logging.getLogger("weasyprint").handlers = [Watch()]
    when = datetime.fromisoformat(order["created"])
    fetcher = _fetcher(weasyprint, order["fonts"], order["pictures"])
    source = weasyprint.Attachment(
        string=base64.b64decode(order["data"]),
        name=order["data_name"],
        relationship="Source",
        created=when,
        modified=when,
    )
    gc.freeze()
    gc.disable()
    options = {"pdf_variant": "pdf/a-3a", "pdf_tags": True, "pdf_identifier": order["identifier"]}
    html = weasyprint.HTML(string=order["html"], base_url="paper:", url_fetcher=fetcher)
    document = html.render(**options)
    if len(document.pages) > order["limits"]["pages"]:
        raise Stop(PAGES)
    return document.write_pdf(finisher=_finish, attachments=[source], **options)


def _engine() -> Any:
    """WeasyPrint, or the end of the job when the system lacks its libraries."""
    import mimetypes
    import warnings

    mimetypes.init(files=[])  # the machine's own list would decide a word in the file
    warnings.simplefilter("ignore")  # it warns that this machine has no fonts of its own: that is meant
    try:
        import weasyprint
    except OSError:
        raise Stop(LIBRARY) from None
    return weasyprint


def _fetcher(weasyprint: Any, fonts: dict[str, str], pictures: dict[str, str]) -> Any:
    """What a page may ask for: our own letters, and the pictures that came along in the order."""

    class OurOwnOnly(weasyprint.urls.URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in pictures:
                jpeg = base64.b64decode(pictures[url])
                return weasyprint.urls.URLFetcherResponse(url, jpeg, {"Content-Type": "image/jpeg"})
            if url not in fonts:
                raise Stop(FETCH)
            with open(fonts[url], "rb") as file:
                return weasyprint.urls.URLFetcherResponse(url, file.read(), {"Content-Type": "font/ttf"})

    return OurOwnOnly()


def _wall_off(weasyprint: Any, fonts: dict[str, str]) -> None:
    """No connection, no other program, no file outside the program's own folders from here on. Cannot be undone."""
    installed = os.path.dirname(os.path.dirname(weasyprint.__file__))
    folders = {sys.prefix, sys.base_prefix, tempfile.gettempdir(), installed, *sysconfig.get_paths().values()}
    inside = tuple(os.path.realpath(folder) + os.sep for folder in folders)
    files = {os.path.realpath(font) for font in fonts.values()}

    def guard(event: str, args: tuple[Any, ...]) -> None:
        if event.startswith(FORBIDDEN):
            raise Stop(FETCH)
        if event == "open" and isinstance(args[0], str | bytes):
            path = os.path.realpath(os.fsdecode(args[0]))
            if not path.startswith(inside) and path not in files:
                raise Stop(FETCH)

    sys.addaudithook(guard)


def _finish(_document: Any, pdf: Any) -> None:
    """Add the PDF/UA identification inside the one RDF block, and name the attachment once (the engine does twice)."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    xmp = metadata.stream[0]
    xmp = xmp if isinstance(xmp, bytes) else xmp.encode()
    end = xmp.rindex(b"</rdf:RDF>")
    metadata.stream[0] = xmp[:end] + PDF_UA + xmp[end:]
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


if __name__ == "__main__":
    sys.exit(main())
