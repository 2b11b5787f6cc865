"""The child process that lays out one paper. Started by ``documents/render.py``; never imported by the site.

Two walls stand around the layout engine. Its fetcher serves our font files and nothing else, and behind it are those of
``documents/sandbox.py``. It speaks through its exit code only.
"""

import base64
import gc
import json
import logging
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from documents.sandbox import Reason, Stop, order, room, wall_off, work_inside

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


class Watch(logging.Handler):
    """Turns two warnings into the end of the job: a sign without glyph, and a font that would not load."""

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith(".notdef"):
            raise Stop(Reason.LETTERS)
        if "ont-face" in message:
            raise Stop(Reason.FONTS)


def laid_out(terms: dict[str, Any]) -> bytes:
    """The PDF of the order that waits at standard input."""
    try:
        return _paper(json.loads(order()), terms["limits"]["pages"])
    except (RecursionError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, AssertionError):
        raise Stop(Reason.LAYOUT) from None


def _paper(order: dict[str, Any], pages: int) -> bytes:
    when = datetime.fromisoformat(order["created"])
    weasyprint = _engine(when)
    wall_off([weasyprint.__file__], order["fonts"].values())
    logging.getLogger("weasyprint").handlers = [Watch()]
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
    if len(document.pages) > pages:
        raise Stop(Reason.PAGES)
    return document.write_pdf(finisher=_finish, attachments=[source], **options)


def _engine(when: datetime) -> Any:
    """WeasyPrint, or the end of the job when the system lacks its libraries.

    No font of this machine takes part, so that a page is the same everywhere. The date is that of the paper: instancing
    a variable font would otherwise write today's into the file.
    """
    import mimetypes
    import warnings

    settings = Path(room(), "fonts.conf")
    settings.write_text(f"<?xml version='1.0'?><fontconfig><cachedir>{room()}</cachedir></fontconfig>", "utf-8")
    os.environ |= {"FONTCONFIG_FILE": str(settings), "SOURCE_DATE_EPOCH": str(int(when.timestamp()))}
    mimetypes.init(files=[])  # the machine's own list would decide a word in the file
    warnings.simplefilter("ignore")  # it warns that this machine has no fonts of its own: that is meant
    try:
        import weasyprint
    except OSError:
        raise Stop(Reason.LIBRARY) from None
    return weasyprint


def _fetcher(weasyprint: Any, fonts: dict[str, str], pictures: dict[str, str]) -> Any:
    """What a page may ask for: our own letters, and the pictures that came along in the order."""

    class OurOwnOnly(weasyprint.urls.URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in pictures:
                jpeg = base64.b64decode(pictures[url])
                return weasyprint.urls.URLFetcherResponse(url, jpeg, {"Content-Type": "image/jpeg"})
            if url not in fonts:
                raise Stop(Reason.FETCH)
            with open(fonts[url], "rb") as file:
                return weasyprint.urls.URLFetcherResponse(url, file.read(), {"Content-Type": "font/ttf"})

    return OurOwnOnly()


def _finish(_document: Any, pdf: Any) -> None:
    """Add the PDF/UA identification inside the one RDF block, and name the attachment once (the engine does twice)."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    xmp = metadata.stream[0]
    xmp = xmp if isinstance(xmp, bytes) else xmp.encode()
    end = xmp.rindex(b"</rdf:RDF>")
    metadata.stream[0] = xmp[:end] + PDF_UA + xmp[end:]
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


if __name__ == "__main__":
    sys.exit(work_inside(laid_out))
