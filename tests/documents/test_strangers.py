"""A stranger's PDF is read in a child behind walls: whatever it does there, the site goes on and says a sentence."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from django.utils.translation import override

from documents import child
from documents.turns import Busy, Turns
from documents.verify import EXAMINE, LIMITS, verify
from portfolio.attachments.developing import DARKROOM
from tests.documents.hostile import MEGABYTE, STRANGE, a_page_without_end

STATUS, PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")
ROOT = Path(__file__).resolve().parents[2]
GROWTH = 12 * MEGABYTE
"""What a process may grow by while a child reads sixteen megabytes for it: buffers, and never the file once more."""


def peak() -> int:
    return next(int(line.split()[1]) * 1024 for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_file_ends_with_its_sentence_and_costs_the_site_nothing(name):
    make, said = STRANGE[name]
    file = make()
    if PEAK.exists():
        PEAK.write_text("5")
    before = peak() if PEAK.exists() else 0
    report = verify(file)
    grown = peak() - before if PEAK.exists() else 0
    assert not report.genuine
    expected = [said] if isinstance(said, str) else said
    assert any(sentence in " ".join(report.findings) for sentence in expected), report.findings
    assert grown < GROWTH


def test_the_site_loads_no_parser_to_check_a_file():
    program = (
        "import django, sys; django.setup()\n"
        "from documents.verify import verify\n"
        "import registry.lookup.views\n"
        "assert verify(b'x').findings\n"
        "print([name for name in ('pikepdf', 'pyhanko') if name in sys.modules])"
    )
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "registry.settings.test"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], env=surroundings, cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"[]"


BEHIND_THE_WALLS = """
import os, sys
from documents import sandbox
from documents.verdict import load
load()
if "hook" in sys.argv: sandbox.wall_off()
sandbox.no_more_files()
try:
    exec(sys.argv[1])
except sandbox.Stop: sys.exit(4)
except OSError as reason: sys.exit(24 if reason.errno == 24 else 1)
"""
LIBC = "import ctypes; libc = ctypes.CDLL(None, use_errno=True); "


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd')",
        "import _socket; _socket.socket()",
        "import os; os.open(os.environ['TMPDIR'], 0)",
        "import os; os.pipe()",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_system_itself_opens_nothing_when_the_hook_is_passed(attempt, tmp_path):
    inside = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", BEHIND_THE_WALLS, attempt], env=inside, check=False)
    assert done.returncode == 24, "out of files"


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="needs /proc to look at the child")
@pytest.mark.parametrize("program", [EXAMINE, DARKROOM])
def test_who_reads_a_strangers_bytes_has_given_up_its_files_before(program, tmp_path):
    """It waits for bytes that do not come: by then nothing can be opened, written or started any more."""
    terms = json.dumps({"limits": asdict(LIMITS), "trust": ""})
    with subprocess.Popen(
        [sys.executable, "-P", "-m", program, terms],
        stdin=subprocess.PIPE,
        env=child.environment(str(tmp_path)),
        cwd=tmp_path,
    ) as waiting:
        walls = Path(f"/proc/{waiting.pid}/limits")
        until = time.monotonic() + 60
        while not re.search(r"Max open files +0 +0 ", walls.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        told = walls.read_text()
        waiting.kill()
    for what, most in (("open files", 0), ("processes", 0), ("file size", 0), ("address space", LIMITS.memory)):
        assert re.search(rf"Max {what} +{most} +{most} ", told), told


@pytest.mark.parametrize("attempt", ["import os; os.system('true')", "import subprocess; subprocess.run(['true'])"])
def test_no_other_program_is_started(attempt, tmp_path):
    inside = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "ignore", "-c", BEHIND_THE_WALLS, attempt, "hook"]
    assert subprocess.run(command, env=inside, check=False).returncode == 4


@pytest.mark.parametrize(
    ("limits", "reasons"),
    [
        (child.Limits(cpu=60, wall=0, memory=2**40, file=0, answer=64_000), {"time"}),
        (child.Limits(cpu=60, wall=60, memory=60 * MEGABYTE, file=0, answer=64_000), {"memory", "library", "crash"}),
        (child.Limits(cpu=60, wall=60, memory=2**40, file=0, answer=10), {"answer"}),
    ],
    ids=["clock", "memory", "answer"],
)
def test_beyond_each_limit_it_could_not_be_checked(one_page, limits, reasons):
    report = verify(one_page, limits=limits)
    assert report.stopped in reasons
    assert not report.genuine
    assert report.data is None
    assert report.findings


def test_beyond_its_share_of_work_it_is_stopped_without_the_clock():
    limits = child.Limits(cpu=2, wall=600, memory=2**40, file=0, answer=64_000)
    assert verify(a_page_without_end(), limits=limits).stopped == "time"


def test_an_answer_that_is_none_is_no_verdict(one_page, tmp_path, monkeypatch):
    """What if a file takes the child over and has it say something else?"""
    for number, answer in enumerate(("", "[]", '{"is_evidence": true}', '{"findings": ["genuine"]}', "[" * 50_000)):
        (tmp_path / f"odd{number}.py").write_text(f"print({answer!r})")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        monkeypatch.setattr("documents.verify.EXAMINE", f"odd{number}")
        report = verify(one_page)
        assert (report.genuine, report.stopped) == (False, "crash"), answer


def test_a_child_that_talks_without_end_is_not_listened_to(tmp_path, monkeypatch):
    (tmp_path / "chatter.py").write_text("import sys\nwhile True: sys.stdout.write('x' * 65536)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(child.Stopped) as stopped:
        child.ask("chatter", bytes(MEGABYTE), LIMITS)
    assert stopped.value.reason_code == "answer"


def test_a_machine_without_room_for_a_child_says_so(one_page, monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    report = verify(one_page)
    assert report.stopped == "start"
    assert report.is_no_fault_of_the_file


def test_of_a_paper_only_what_says_which_one_it_is_leaves_the_child(sealed):
    told = json.loads(child.ask(EXAMINE, sealed, LIMITS, trust=""))
    assert set(told["facts"]) == {"schema", "register", "dossier"}
    with override("en"):
        assert verify(sealed).genuine


def test_two_at_a_time_two_wait_and_the_fifth_hears_that_it_is_busy():
    turns, hold, outcomes = Turns(at_once=2, patience=0.2), threading.Event(), []

    def ask():
        try:
            with turns.one():
                hold.wait()
            outcomes.append("done")
        except Busy:
            outcomes.append("busy")

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    while len(outcomes) < 3:
        time.sleep(0.01)
    assert outcomes == ["busy"] * 3, "one at once, two after some patience"
    hold.set()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["busy"] * 3 + ["done"] * 2
    with turns.one():
        pass
