"""A whole demo of its own: database, keys, worker and server, in a folder that goes away."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable
from contextlib import closing
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from textwrap import dedent
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Site:
    """The demo as a newcomer starts it, on a free port. ``url`` is its address; ``var`` holds what it writes."""

    def __init__(self, var: Path, *options: str, **environment: str) -> None:
        self.var, self.options = var, options
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "registry.settings.demo",
            "VAR_DIR": str(var),
            **_own_database(),
            **environment,
        }

    def start(self) -> None:
        self.var.mkdir(parents=True, exist_ok=True)
        self.log = (self.var / "demo.log").open("wb")
        command = [sys.executable, "manage.py", "demo", "--port", str(self.port), *self.options]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.url}/", timeout=5).close()
            except OSError:
                time.sleep(0.5)
            else:
                return
        raise RuntimeError((self.var / "demo.log").read_text())

    def live_ahead(self, days: int) -> None:
        """Stop, and go on so many days after today: what the clock brings about has come about."""
        assert self.stop() == 0
        self.environment["DEMO_DAYS_AHEAD"] = str(days)
        self.start()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=30)
        self.log.close()
        return code

    def manage(self, *arguments: str) -> subprocess.CompletedProcess:
        """One of the register's own commands, on this demo's data."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)

    def ask(self, question: str) -> Any:
        """Run a few lines of Python on this demo's data, in its own process; what they print as JSON is the answer."""
        done = self.manage("shell", "-v", "0", "-c", f"import json\n{dedent(question)}")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    def wait_for_mail(self, address: str, *, seconds: float = 60) -> EmailMessage:
        """The newest mail to someone; the worker may still be busy with it."""
        return wait_for(lambda: (self.mails_to(address) or [None])[-1], f"a mail to {address}", seconds)

    def mails_to(self, address: str) -> list[EmailMessage]:
        """What was mailed to someone, oldest first."""
        mails = []
        for path in sorted((self.var / "mail").glob("*.log"), key=lambda one: one.stat().st_mtime_ns):
            for raw in re.split(rb"\n-{79}\n", path.read_bytes()):
                if raw.strip():
                    mail = message_from_bytes(raw.lstrip(), policy=policy.default)
                    if address in (mail["To"] or ""):
                        mails.append(mail)
        return mails


def wait_for(look: Callable[[], Any], what: str, seconds: float = 60) -> Any:
    """Look until there is something to see."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if seen := look():
            return seen
        time.sleep(0.3)
    raise AssertionError(f"Waited {seconds:.0f} s in vain for {what}")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _own_database() -> dict[str, str]:
    """On PostgreSQL every site gets a database of its own; on SQLite the file in ``VAR_DIR`` is that already."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        return {}
    import psycopg

    name = f"site_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return {"DATABASE_URL": address.rsplit("/", 1)[0] + f"/{name}"}
