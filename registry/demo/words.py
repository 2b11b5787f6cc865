"""The words of the demo, read from the files in ``content/``."""

import tomllib
from pathlib import Path
from typing import Any

ROOM = Path(__file__).parent / "content"
PASSWORD = "welkom in de demo"  # noqa: S105  (a demo's password is printed on its front door)


def load(name: str) -> dict[str, Any]:
    """One file of content, as plain data."""
    with (ROOM / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
