"""PDFs that nobody makes by accident: each would cost a careless reader its memory, its time or its good faith."""

import io
import zlib

MEGABYTE = 1024 * 1024
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A file of these objects (1, 2, ...; the first is the catalog) with a right table of places."""
    out, places = io.BytesIO(), []
    out.write(HEAD)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def stream(content: bytes, about: bytes = b"", packed: int = 1) -> bytes:
    """A stream, packed so many times."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    return unpackable(content, about, packed)


def bomb(before: bytes, megabytes: int, behind: bytes = b"", about: bytes = b"", packed: int = 1) -> bytes:
    """A stream that unpacks to so many spaces; never that large while it is made."""
    packer, out = zlib.compressobj(9), io.BytesIO()
    out.write(packer.compress(before))
    for _ in range(megabytes):
        out.write(packer.compress(b" " * MEGABYTE))
    out.write(packer.compress(behind) + packer.flush())
    content = out.getvalue()
    for _ in range(packed - 1):
        content = zlib.compress(content, 9)
    return unpackable(content, about, packed)


def unpackable(content: bytes, about: bytes, packed: int) -> bytes:
    filters = b"/Filter[" + b"/FlateDecode" * packed + b"]"
    return b"<<%s%s/Length %d>>stream\n%s\nendstream" % (about, filters, len(content), content)


ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R%s>>"


def paged(contents: bytes = b"<</Length 0>>stream\n\nendstream", about: bytes = b"", *more: bytes) -> bytes:
    """One page; its contents are object 4, and what follows is 5, 6, ..."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    return pdf(CATALOG % about, ONE_PAGE, page, contents, *more)


def with_facts(attached: bytes, contents: bytes = b"<</Length 0>>stream\n\nendstream") -> bytes:
    """What a paper of ours looks like from afar: an attachment that is its source."""
    return paged(contents, b"/AF[5 0 R]", b"<</Type/Filespec/AFRelationship/Source/EF<</F 6 0 R>>>>", attached)


def nested_arrays() -> bytes:
    return paged(about=b"/Deep " + b"[" * 2_000_000 + b"]" * 2_000_000)


def nested_dictionaries() -> bytes:
    return paged(about=b"/Deep " + b"<</A" * 1_000_000 + b" 1" + b">>" * 1_000_000)


def deep_references() -> bytes:
    """Every object a dictionary whose parent is the next."""
    return pdf(CATALOG % b"/AF 3 0 R", ONE_PAGE, *(b"<</Parent %d 0 R/A[%d 0 R]>>" % (n, n) for n in range(4, 60_000)))


def packed_objects() -> bytes:
    """A stream of objects that unpacks to a gigabyte."""
    holder = bomb(b"1 0 ", 1000, about=b"/Type/ObjStm/N 1/First 4")
    rows = b"".join([b"\0\0\0\0\0\xff", b"\2\0\0\0\2\0", b"\1\0\0\0\x0f\0"])
    start = len(HEAD) + len(b"2 0 obj\n\nendobj\n") + len(holder)
    table = b"<</Type/XRef/Size 3/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream" % (len(rows), rows)
    end = b"3 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)
    return HEAD + b"2 0 obj\n" + holder + b"\nendobj\n" + end


def packed_table() -> bytes:
    """The table of places itself unpacks to half a gigabyte."""
    table = bomb(b"", 500, about=b"/Type/XRef/Size 100000000/W[1 3 1]/Root 1 0 R")
    return HEAD + b"1 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(HEAD)


def packed_facts() -> bytes:
    return with_facts(bomb(b'{"schema":"session/1","x":"', 300, b'"}'))


def packed_thrice() -> bytes:
    """Packed once more, a gigabyte of nothing is a few hundred bytes."""
    return with_facts(bomb(b"", 1000, packed=3))


def facts_without_end() -> bytes:
    """Within what is unpacked, and two million lists to read."""
    return with_facts(stream(b'{"schema":"session/1","x":[' + b"[]," * 2_700_000 + b"[]]}"))


def facts_too_deep() -> bytes:
    return with_facts(stream(b'{"schema":"session/1","x":' + b"[" * 3_000_000 + b"]" * 3_000_000 + b"}"))


def a_page_without_end() -> bytes:
    """Eight megabytes of drawing that unpack from a few kilobytes."""
    return with_facts(stream(b'{"schema":"session/1"}'), stream(b"q Q (x) Tj " * 750_000))


def a_million_pages() -> bytes:
    """One page, a million times; told as one tree that has a thousand branches twice over."""
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    branch = b"<</Type/Pages/Parent 2 0 R/Count 1000/Kids[" + b"4 0 R " * 1000 + b"]>>"
    root = b"<</Type/Pages/Count 1000000/Kids[" + b"3 0 R " * 1000 + b"]>>"
    return pdf(CATALOG % b"", root, branch, leaf)


def pages_in_a_ring() -> bytes:
    return pdf(CATALOG % b"", b"<</Type/Pages/Count 9/Kids[3 0 R]>>", b"<</Type/Pages/Count 9/Kids[2 0 R]>>")


def tables_in_a_ring() -> bytes:
    """The table of places says that the one before it is itself."""
    whole = paged()
    start = whole.rindex(b"xref\n0 ")
    return whole.replace(b"/Root 1 0 R", b"/Prev %d/Root 1 0 R" % start)


def many_tables() -> bytes:
    """A hundred thousand revisions that change nothing."""
    whole = bytearray(paged())
    before = whole.rindex(b"xref\n0 ")
    for _ in range(100_000):
        start = len(whole)
        whole += b"xref\n0 0\ntrailer\n<</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start)
        before = start
    return bytes(whole)


def a_table_that_promises_much() -> bytes:
    return paged().replace(b"/Size 5", b"/Size 2147483647").replace(b"xref\n0 5", b"xref\n0 2147483647")


def locked() -> bytes:
    import pikepdf

    blank, out = pikepdf.new(), io.BytesIO()
    blank.add_blank_page()
    blank.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def with_a_script() -> bytes:
    return paged(about=b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AA<</WC<</S/JavaScript/JS(x)>>>>")


def with_a_program() -> bytes:
    return paged(about=b"/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>")


def with_a_file_elsewhere() -> bytes:
    elsewhere = b"<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>stream\n\nendstream"
    return with_facts(elsewhere)


UNREADABLE, FOREIGN, LOCKED = "niet te lezen als pdf", "geen gegevens van een register", "wachtwoord"
SEALED_BY_NOBODY = "draagt geen zegel"
TOO_MUCH, BROKE_OFF = "veel meer tijd of geheugen", "liep erop vast"
NO_PAGES = (UNREADABLE, FOREIGN)
"""Depending on how far the reader mends it."""

STRANGE = {
    "no pdf": (lambda: b"PK\x03\x04" + b"x" * 5000, UNREADABLE),
    "16 MB of zeros": (lambda: bytes(16 * MEGABYTE), UNREADABLE),
    "16 MB of objects": (lambda: HEAD + b"1 0 obj<<>>endobj\n" * 800_000, UNREADABLE),
    "half": (lambda: with_facts(stream(b'{"schema":"session/1"}'))[:300], UNREADABLE),
    "nested arrays": (nested_arrays, UNREADABLE),
    "nested dictionaries": (nested_dictionaries, UNREADABLE),
    "deep references": (deep_references, UNREADABLE),
    "packed objects": (packed_objects, (UNREADABLE, TOO_MUCH)),
    "packed table": (packed_table, (UNREADABLE, TOO_MUCH)),
    "packed facts": (packed_facts, UNREADABLE),
    "packed thrice": (packed_thrice, FOREIGN),
    "facts without end": (facts_without_end, (SEALED_BY_NOBODY, TOO_MUCH)),
    "facts too deep": (facts_too_deep, FOREIGN),
    "a page without end": (a_page_without_end, (TOO_MUCH, BROKE_OFF, UNREADABLE)),  # where memory ends, differs
    "a million pages": (a_million_pages, NO_PAGES),
    "pages in a ring": (pages_in_a_ring, NO_PAGES),
    "tables in a ring": (tables_in_a_ring, NO_PAGES),
    "many tables": (many_tables, NO_PAGES),
    "promises much": (a_table_that_promises_much, NO_PAGES),
    "locked": (locked, LOCKED),
    "a script": (with_a_script, FOREIGN),
    "a program": (with_a_program, FOREIGN),
    "a file elsewhere": (with_a_file_elsewhere, NO_PAGES),
}
"""Name to (how it is made, what the page says in Dutch: one of these)."""
