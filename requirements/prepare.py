"""Make the environment: a virtual environment with the locked packages, the system libraries, words and styles.

Runs on a bare machine, before anything is installed: standard library only, and written so that an older Python can
still read the sentence that says it is too old. Called by the Makefile: ``python3 requirements/prepare.py run|dev``.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
ELSEWHERE = {"darwin": "brew install pango", "win32": "pacman -S mingw-w64-ucrt-x86_64-pango (in MSYS2)"}


def main():
    kind = sys.argv[1]
    if sys.version_info < (3, 11):
        stop("Python 3.11 or newer is needed; this is {}.{}. Try: make PYTHON=python3.12 ...".format(*sys.version_info))
    system_libraries()
    make_virtual_environment()
    install(kind)
    run(PYTHON, "-W", "ignore", "-m", "babel.messages.frontend", "-q", "compile", "-D", "django", "-d", "locale")
    run(PYTHON, "static/build.py")


def stop(sentence):
    print(sentence, file=sys.stderr)
    raise SystemExit(1)


def run(*command):
    done = subprocess.run([str(part) for part in command], cwd=ROOT)
    if done.returncode:
        stop("This step did not work: {}".format(" ".join(str(part) for part in command)))


def system_libraries():
    """Pango and harfbuzz-subset make the PDFs: installed for root on Debian or Ubuntu, others are shown the line."""
    if sys.platform != "linux":
        if sys.platform in ELSEWHERE and not shutil.which("pango-view"):
            print(f"The PDFs need Pango. If it is not there yet: {ELSEWHERE[sys.platform]}")
        return
    packages = [package for library, package in LIBRARIES.items() if not loads(library)]
    if packages:
        apt("The PDFs need these system libraries.", packages)


def loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt(why, packages):
    """Install Debian packages when we may, and say the exact line when we may not."""
    line = "apt-get install -y {}".format(" ".join(packages))
    if not shutil.which("apt-get"):
        stop(f"{why} With Debian's names: {line}")
    if os.geteuid() != 0:
        stop(f"{why} Please run: sudo {line}")
    print(f"{why} Running: {line}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    if subprocess.run(["apt-get", "install", "-y", "-qq", *packages], env=quiet, stdout=subprocess.DEVNULL).returncode:
        stop(f"This did not work: {line}")


def make_virtual_environment():
    if PYTHON.exists():
        return
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        apt("Python's venv is not installed.", [f"python3.{sys.version_info.minor}-venv"])
        run(sys.executable, "-m", "venv", VENV)


def install(kind):
    """The locked packages of ``requirements/<kind>.txt``, checked by hash; quick when nothing changed."""
    lock = ROOT / "requirements" / f"{kind}.txt"
    stamp = VENV / f"installed-{kind}"
    state = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == state:
        return
    print(f"Installing the locked packages of requirements/{lock.name} ...", flush=True)
    if not uv_installs(lock):
        run(*pip("install", "--require-hashes", "-r", lock))
    stamp.write_text(state)
    if kind == "dev":
        (VENV / "installed-run").write_text(
            hashlib.sha256((ROOT / "requirements/run.txt").read_bytes() + sys.version.encode()).hexdigest()
        )


def pip(*arguments):
    return [PYTHON, "-m", "pip", "-q", "--disable-pip-version-check", *arguments]


def uv_installs(lock):
    """Whether uv did it, some ten times as fast as pip. Where its own way to the network is closed, pip does."""
    uv = shutil.which("uv") or PYTHON.with_name("uv")
    if not Path(uv).exists():
        quietly(*pip("install", "--require-hashes", "-r", ROOT / "requirements/uv.txt"))
    return Path(uv).exists() and quietly(uv, "pip", "install", "--python", PYTHON, "--require-hashes", "-r", lock)


def quietly(*command):
    return subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True).returncode == 0


if __name__ == "__main__":
    main()
