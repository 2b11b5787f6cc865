"""The seal: what is genuine is found genuine, whatever is touched is not, by our reader and by others."""

import json
import re
import shutil
import stat
import subprocess
import tracemalloc
from io import BytesIO

import pytest
from django.utils.translation import override

from documents import authority
from documents.authority import NoSealKey, seal_files, trusted_authority
from documents.canonical import canonical
from documents.reading import contents_of
from documents.render import Paper, render
from documents.sign import seal
from documents.verdict import verdict_on
from documents.verify import verify
from tests.documents.samples import DOSSIER


def test_a_sealed_dossier_is_genuine_and_holds_its_facts(sealed, paper):
    report = verify(sealed)
    assert report.findings == []
    assert report.genuine
    assert contents_of(sealed).attached == canonical(DOSSIER)
    assert report.digest == paper.digest


def test_sealing_only_adds_behind_the_printed_bytes(sealed, unsigned):
    assert sealed.startswith(unsigned)
    assert len(sealed) - len(unsigned) < 12_000


def test_one_changed_byte_anywhere_is_noticed(one_page):
    assert is_genuine(one_page)
    for at in range(0, len(one_page), len(one_page) // 60):
        assert not is_genuine(changed(one_page, at)), at


def test_one_changed_byte_in_the_signature_itself_is_noticed(one_page):
    """Its padding, the case of its letters and its labels too: a signature does not sign itself."""
    start, end = map(int, re.search(rb"/ByteRange \[0 (\d+) (\d+)", one_page).groups())
    for at in [*range(start, start + 400, 9), *range(start + 400, end, 60)]:
        assert not is_genuine(changed(one_page, at)), at
        assert not is_genuine(changed(one_page, at, 0x20)), at


def is_genuine(file: bytes) -> bool:
    """As the child judges, without starting one for each of hundreds of files."""
    verdict = verdict_on(file, trusted_authority())
    return verdict.is_evidence and not verdict.findings


def changed(file: bytes, at: int, bit: int = 1) -> bytes:
    return file[:at] + bytes([file[at] ^ bit]) + file[at + 1 :]


def test_added_bytes_are_noticed(sealed):
    report = verify(sealed + b"\n% something more")
    assert report.is_evidence
    assert not report.genuine


def test_an_incremental_edit_is_noticed(sealed):
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer, edited = IncrementalPdfFileWriter(BytesIO(sealed)), BytesIO()
    writer.root["/Lang"] = generic.pdf_string("en")
    writer.update_root()
    writer.write(edited)
    with override("en"):
        assert verify(edited.getvalue()).findings == ["Something was added to the file after it was sealed."]


def test_an_unsealed_paper_is_evidence_but_not_genuine(unsigned):
    report = verify(unsigned)
    assert report.is_evidence
    assert not report.genuine


def test_anothers_seal_is_not_ours(unsigned, settings, tmp_path):
    ours = seal_files().authority.read_bytes()
    settings.KEYS_DIR = tmp_path / "elsewhere"
    theirs = seal(unsigned, reason="x")
    assert verify(theirs).genuine
    with override("en"):
        assert verify(theirs, trust=ours).findings == ["The seal is not the register's."]


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (lambda paper, facts: (paper.html, json.dumps(facts, indent=1).encode()), "not spelled"),
        (lambda paper, facts: (paper.html, canonical({**facts, "lang": "en"})), "printed in the document"),
    ],
)
def test_a_paper_that_disagrees_with_its_facts_is_noticed_even_under_our_seal(paper, change, finding):
    html, data = change(paper, json.loads(paper.data))
    odd = seal(render(Paper(html, data, "dossier.json", paper.created)), reason="x")
    with override("en"):
        assert any(finding in sentence for sentence in verify(odd).findings)


def test_an_identifier_of_other_facts_is_noticed(unsigned):
    import pikepdf

    with pikepdf.open(BytesIO(unsigned)) as document:
        resaved = BytesIO()
        document.save(resaved)
    other = re.sub(rb"/ID \[ ?<[0-9a-f]{64}>", b"/ID [<" + b"0" * 64 + b">", resaved.getvalue())
    with override("en"):
        assert any("identifier" in sentence for sentence in verify(seal(other, reason="x")).findings)


@pytest.mark.parametrize(
    "file", [b"", b"%PDF-1.7", b"PK\x03\x04", b"%PDF-1.7\n" + b"(" * 100_000, b"\x00" * 1000], ids=range(5)
)
def test_what_is_no_pdf_is_no_evidence(file):
    assert not verify(file).is_evidence


def test_a_pdf_of_somebody_else_is_no_evidence():
    import pikepdf

    blank, out = pikepdf.new(), BytesIO()
    blank.add_blank_page()
    blank.save(out)
    assert not verify(out.getvalue()).is_evidence


def test_a_bomb_inside_is_not_unpacked(unsigned):
    import pikepdf

    with pikepdf.open(BytesIO(unsigned)) as document:
        out = BytesIO()
        document.Root.AF[0].EF.F.write(b" " * 80_000_000)
        document.save(out)
    assert len(out.getvalue()) < 1_000_000
    tracemalloc.start()
    verdict, (_, most) = verdict_on(out.getvalue(), None), tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert not verdict.is_evidence
    assert most < 40_000_000


def test_the_demo_makes_its_seal_once_and_keeps_it_private(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "new" / "keys"
    files = seal_files()
    key = files.key.read_bytes()
    assert stat.S_IMODE(files.key.stat().st_mode) == 0o600
    assert seal_files().key.read_bytes() == key
    assert sorted(path.name for path in settings.KEYS_DIR.iterdir()) == ["seal"]


def test_two_workers_make_one_seal(settings, tmp_path):
    settings.KEYS_DIR = tmp_path
    authority.make_seal(tmp_path / "seal")
    first = seal_files().key.read_bytes()
    authority.make_seal(tmp_path / "seal")
    assert seal_files().key.read_bytes() == first


def test_elsewhere_a_missing_seal_is_an_alarm_and_nothing_is_made(settings, tmp_path):
    settings.KEYS_DIR, settings.MAKE_MISSING_KEYS = tmp_path, False
    with pytest.raises(NoSealKey):
        seal(b"", reason="x")
    assert list(tmp_path.iterdir()) == []
    assert trusted_authority() is None


needs = pytest.mark.skipif(
    not all(map(shutil.which, ("pdfinfo", "pdftotext", "qpdf", "pdfsig"))), reason="poppler, qpdf"
)


@needs
def test_independent_readers_agree(sealed, tmp_path):
    file = tmp_path / "dossier.pdf"
    file.write_bytes(sealed)

    def says(*command):
        return subprocess.run([*command], capture_output=True, text=True, check=True).stdout

    assert re.search(r"Tagged:\s+yes", says("pdfinfo", file))
    assert re.search(r"Signature is Valid", says("pdfsig", file))
    assert "Total document signed" in says("pdfsig", file)
    assert "No syntax or stream encoding errors" in says("qpdf", "--check", file)
    words = says("pdftotext", "-layout", file, "-")
    for once in ("haar handen op tafel", "Ik fietste naar huis", "De kleermaker om de hoek"):
        assert words.count(once) == 1
