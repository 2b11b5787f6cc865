"""The demo's server and its worker: started together, kept alive, and stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing

from django.core.management import call_command

WORKER = [sys.executable, "manage.py", "db_worker", "--queue-name", "*", "--no-startup-delay", "--no-reload", "-v", "0"]


MINUTE = 60


def is_free(port: int) -> bool:
    """Whether nobody listens on this port of this machine yet."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def run(port: int, *, ready: Callable[[], None]) -> int:
    """Serve until Ctrl-C (exit code 0) or until the server gives up (its exit code). A dead worker starts again."""
    server = subprocess.Popen(_server(port), start_new_session=True)  # noqa: S603
    worker = _start_worker()
    for sign in (signal.SIGINT, signal.SIGTERM):  # also where the shell that started us ignores Ctrl-C
        signal.signal(sign, _as_interrupt)
    try:
        _wait_until_served(server, port)
        ready()
        ticked = time.monotonic()
        while (code := server.poll()) is None:
            if worker.poll() is not None:
                worker = _start_worker()
            if time.monotonic() - ticked > MINUTE:
                call_command("tick", verbosity=0)
                ticked = time.monotonic()
            time.sleep(0.5)
    except KeyboardInterrupt:
        code = 0
    finally:
        for process in (server, worker):
            _stop(process)
    return code


def _server(port: int) -> list[str]:
    command = [sys.executable, "-m", "gunicorn", "registry.wsgi", "--bind", f"127.0.0.1:{port}"]
    return [*command, "--workers", "1", "--threads", "8", "--timeout", "60", "--log-level", "warning"]


def _start_worker() -> subprocess.Popen:
    """In a process group of its own: Ctrl-C in the terminal reaches us alone, and we stop it in order."""
    quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}
    return subprocess.Popen(WORKER, start_new_session=True, env=quiet)  # noqa: S603


def _wait_until_served(server: subprocess.Popen, port: int) -> None:
    while server.poll() is None:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def _stop(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _as_interrupt(signum: int, frame: object) -> None:
    raise KeyboardInterrupt
