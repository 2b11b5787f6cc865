"""What a stranger's file becomes: a small upright JPEG without a past, or a plain sentence. Never more memory."""

import subprocess
import sys
import tracemalloc
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, UnidentifiedImageError

from portfolio.attachments import darkroom, limits
from portfolio.attachments.developing import develop
from portfolio.attachments.exceptions import NotAPicture
from portfolio.attachments.sniffing import kind_of, moves, size_of
from tests.factories.pictures import a_picture
from tests.portfolio.attachments import files

REFUSED = {
    "91 nothing": (b"", "a.jpg", "image/jpeg", "leeg"),
    "92 one byte too many": (b"\xff\xd8\xff" + b"\0" * limits.FILE_LIMIT, "a.jpg", "image/jpeg", "10 MB"),
    "93 a program": (b"MZ\x90\0" + b"\0" * 99, "a.exe", "application/x-msdownload", "JPEG, PNG of WebP"),
    "93 a program called pdf": (b"MZ\x90\0" + b"\0" * 99, "a.pdf", "application/pdf", "JPEG, PNG of WebP"),
    "94 a PDF behind a page": (b"<html>" + files.PDF, "a.pdf", "application/pdf", "geen pdf"),
    "95 an archive": (files.zipped(a="b"), "a.jpg", "image/jpeg", "geen pdf"),
    "96 SVG": (files.SVG, "a.svg", "image/svg+xml", "JPEG, PNG of WebP"),
    "97 SVG as PNG": (files.SVG, "a.png", "image/png", "JPEG, PNG of WebP"),
    "97 a page as PNG": (b"\xef\xbb\xbf <!doctype html><script>", "a.png", "image/png", "JPEG, PNG of WebP"),
    "98 a PDF with a script": (files.PDF, "a.pdf", "application/pdf", "geen pdf"),
    "98 a PDF as JPEG": (files.PDF, "a.jpg", "image/jpeg", "geen pdf"),
    "99 an encrypted PDF": (files.PDF + b"/Encrypt 1 0 R", "a.pdf", "application/pdf", "geen pdf"),
    "100 half a picture": (a_picture(size=(600, 600))[:1500], "a.jpg", "image/jpeg", "niet compleet"),
    "100 half a PNG": (a_picture("PNG", size=(60, 60))[:60], "a.png", "image/png", "niet compleet"),
    "100 half a WebP": (a_picture("WEBP", size=(60, 60))[:40], "a.webp", "image/webp", "niet compleet"),
    "100 a start alone": (b"\x89PNG\r\n\x1a\n", "a.png", "image/png", "niet compleet"),
    "100 a head alone": (b"\xff\xd8\xff\xe0", "a.jpg", "image/jpeg", "niet compleet"),
    "103 30,000 x 30,000": (files.png_that_says(30_000, 30_000), "a.png", "image/png", "beeldpunten"),
    "103 a WebP that large": (files.webp_that_says(30_000, 30_000), "a.webp", "image/webp", "beeldpunten"),
    "103 a JPEG that large": (files.jpeg_that_says(30_000, 30_000), "a.jpg", "image/jpeg", "beeldpunten"),
    "103 no size at all": (files.png_that_says(0, 5), "a.png", "image/png", "niet compleet"),
    "104 a moving GIF": (files.moving("GIF"), "a.gif", "image/gif", "JPEG, PNG of WebP"),
    "104 a moving WebP": (files.moving("WEBP"), "a.webp", "image/webp", "beweegt"),
    "104 a moving PNG": (files.moving("PNG"), "a.png", "image/png", "beweegt"),
    "105 HEIC": (files.HEIC, "IMG_1.HEIC", "image/heic", "HEIC"),
    "105 HEIC called JPEG": (files.HEIC, "IMG_1.jpg", "image/jpeg", "HEIC"),
    "106 an office file": (files.zipped(**{"word/vbaProject.bin": "x"}), "a.docx", "application/msword", "geen pdf"),
    "108 an office bomb": (files.zipped(a="0" * 2_000_000), "a.docx", "application/msword", "geen pdf"),
    "110 two endings": (a_picture(), "foto.php.jpg", "image/jpeg", "twee uitgangen"),
    "110 a program inside": (a_picture(), "foto.jpg.exe", "image/jpeg", "twee uitgangen"),
    "another ending": (a_picture(), "foto.png", "image/jpeg", "iets anders"),
    "another type": (a_picture(), "foto.jpg", "image/png", "iets anders"),
    "a page, says its type": (a_picture(), "foto.jpg", "text/html", "iets anders"),
    "114 EICAR": (files.EICAR, "a.jpg", "image/jpeg", "JPEG, PNG of WebP"),
    "pixels that are no pixels": (files.png_that_says(4, 4, b"nothing packed"), "a.png", "image/png", "niet compleet"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_is_told_so_in_a_sentence(case):
    content, name, said_type, told = case
    with pytest.raises(NotAPicture, match=told):
        develop(content, name=name, said_type=said_type)


ACCEPTED = {
    "a photo": (a_picture(), "IMG_0042.JPG", "image/jpeg"),
    "a screenshot with dots in its name": (a_picture("PNG"), "Schermafbeelding om 10.15.33.png", "image/png"),
    "a WebP": (a_picture("WEBP"), "a.webp", "image/webp"),
    "from a browser that does not know": (a_picture(), "beeld.jpeg", "application/octet-stream"),
    "without an ending": (a_picture(), "image", "image/jpeg"),
    "with a sign that steers writing": (a_picture(), "exe\u202egpj.jpg", "image/jpeg"),
    "of a kind of its own": (a_picture(), "CON.jpg", "image/jpeg"),
    "that leads elsewhere": (a_picture(), "a/../../b.jpg", "image/jpeg"),
    "on two lines": (a_picture(), "a\r\nSet-Cookie: b.jpg", "image/jpeg"),
    "as long as a page": (a_picture(), "a" * 300 + ".jpg", "image/jpeg"),
    "grey": (a_picture(mode="L", colour=90), "a.jpg", "image/jpeg"),
    "in ink": (a_picture(mode="CMYK", colour=(0, 200, 200, 10)), "a.jpg", "image/jpeg"),
    "progressive": (a_picture(progressive=True), "a.jpg", "image/jpeg"),
    "see-through": (a_picture("PNG", mode="RGBA", colour=(200, 30, 30, 0)), "a.png", "image/png"),
    "with a palette": (a_picture("PNG", mode="P", colour=3), "a.png", "image/png"),
    "black and white": (a_picture("PNG", mode="1", colour=1), "a.png", "image/png"),
    "sixteen bits": (a_picture("PNG", mode="I;16", colour=40_000), "a.png", "image/png"),
    "grey and see-through": (a_picture("PNG", mode="LA", colour=(90, 9)), "a.png", "image/png"),
    "one dot": (a_picture(size=(1, 1)), "a.jpg", "image/jpeg"),
    "a line": (a_picture("PNG", size=(9000, 1)), "a.png", "image/png"),
}


@pytest.mark.parametrize("case", ACCEPTED.values(), ids=ACCEPTED)
def test_what_is_a_picture_becomes_a_jpeg(case):
    content, name, said_type = case
    made = develop(content, name=name, said_type=said_type)
    with Image.open(BytesIO(made.jpeg)) as seen:
        assert (seen.format, seen.mode, seen.size) == ("JPEG", "RGB", (made.width, made.height))
        seen.load()


def test_what_is_see_through_lies_on_white():
    made = develop(a_picture("PNG", mode="RGBA", colour=(200, 30, 30, 0)))
    assert Image.open(BytesIO(made.jpeg)).getpixel((3, 3)) == (255, 255, 255)


def test_a_picture_stands_upright_and_forgets_where_it_was_made():
    sent = files.photo_from("Deventer")
    assert sent.count(b"Deventer") == 3
    made = develop(sent, name="IMG_1.jpg", said_type="image/jpeg")
    assert b"Deventer" not in made.jpeg
    assert b"Exif" not in made.jpeg
    with Image.open(BytesIO(made.jpeg)) as seen:
        assert dict(seen.getexif()) == {}
        assert set(seen.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert seen.size == (60, 120)
        red, _green, blue = seen.getpixel((30, 10))
        assert red > 200 > 60 > blue, "the red half, left on the sensor, is the upper one"


def test_what_hides_behind_a_picture_goes():
    """A picture that is a PDF, a page or an archive as well: only the picture is left (94, 95)."""
    for tail in (files.PDF, b"<script>alert(1)</script>", files.zipped(evil="evil"), files.EICAR):
        made = develop(a_picture() + tail, name="a.jpg", said_type="image/jpeg")
        assert tail[:12] not in made.jpeg
    comment = a_picture(comment=b"<script>alert(1)</script>")
    assert b"script" in comment
    assert b"script" not in develop(comment).jpeg


def test_a_colour_profile_is_used_up():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for one in (profile, b"this is no profile"):
        made = develop(a_picture(icc_profile=one))
        with Image.open(BytesIO(made.jpeg)) as seen:
            assert "icc_profile" not in seen.info
            assert seen.getpixel((5, 5))[0] > 240


UNREADABLE = pytest.mark.filterwarnings("ignore:.*EXIF", "ignore:Truncated", "ignore:Metadata")
"""What the library says of a damaged file; on a server it is a line in the log."""


@UNREADABLE
@pytest.mark.parametrize("exif", [b"Exif\0\0garbage", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12\0\x03"])
def test_what_a_camera_wrote_wrongly_is_no_obstacle(exif):
    assert develop(a_picture(exif=exif)).width == 64


def test_a_large_picture_becomes_small():
    made = develop(a_picture(size=(5000, 2500)))
    assert (made.width, made.height) == (2400, 1200)
    made = develop(a_picture("PNG", size=(300, 5000)))
    assert made.height == 2400


def test_a_bomb_costs_no_memory():
    """Refused by what its header says: its ninety million pixels are never unpacked."""
    bomb = files.packed_bomb(9_500, 9_500)
    assert len(bomb) < 500_000
    tracemalloc.start()
    with pytest.raises(NotAPicture, match="beeldpunten"):
        develop(bomb, name="a.png", said_type="image/png")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000


def test_a_text_inside_that_unpacks_without_end_is_no_obstacle_to_the_process():
    hidden = files.png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"0" * 80_000_000, 9))
    profile = files.png_chunk(b"iCCP", b"ICC\0\0" + zlib.compress(b"0" * 80_000_000, 9))
    pixels = zlib.compress((b"\0" + b"\0" * 12) * 4)
    for chunk in (hidden, profile):
        develop_within_400_mb(files.png_that_says(4, 4, pixels, chunk))


def test_the_largest_picture_that_fits_stays_within_bounds():
    """Twenty-five million pixels of a PNG: a process that may use little more than that survives it."""
    develop_within_400_mb(files.packed_bomb(5_000, 5_000), "made")


LIMITED = """
import resource, sys
from portfolio.attachments import darkroom, limits
from PIL import Image
import PIL.JpegImagePlugin, PIL.PngImagePlugin, PIL.WebPImagePlugin
now = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + 400 * 2**20,) * 2)
try:
    print("made", len(darkroom.developed(sys.stdin.buffer.read(), "PNG", limits.LONGEST_SIDE, 86)))
except (*darkroom.BROKEN, Image.DecompressionBombError):
    print("refused")
"""


def develop_within_400_mb(content: bytes, said: str = "") -> None:
    """In a process of its own that may take 400 MB more than it has."""
    done = subprocess.run([sys.executable, "-c", LIMITED], input=content, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert done.stdout.decode().startswith(said or ("made", "refused"))


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading_of_a_header(content):
    for start in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"):
        kind = kind_of(start + content)
        if kind in {"JPEG", "PNG", "WEBP"}:
            size_of(start + content, kind)
            moves(start + content, kind)


@UNREADABLE
@given(st.data())
def test_no_damaged_picture_breaks_anything(data):
    whole = bytearray(a_picture(data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"])), size=(16, 16)))
    for _time in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(12, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        made = darkroom.developed(bytes(whole), kind_of(bytes(whole)) or "JPEG", limits.LONGEST_SIDE, 86)
    except (UnidentifiedImageError, *darkroom.BROKEN):
        return
    assert made.startswith(b"\xff\xd8")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("how", [{}, {"lossless": True}, {"progressive": True}])
def test_the_header_says_what_the_picture_is(form, how):
    content = a_picture(form, size=(321, 123), **how)
    assert size_of(content, kind_of(content)) == (321, 123)
    assert not moves(content, kind_of(content))


def test_the_site_reads_no_more_of_it_than_a_header():
    program = "import portfolio.attachments.developing, sys; print([name for name in sys.modules if name == 'PIL'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_decoder_that_cannot_start_is_not_the_fault_of_the_picture(monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(NotAPicture, match="ligt niet aan"):
        develop(a_picture())
