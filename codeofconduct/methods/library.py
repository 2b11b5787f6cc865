"""The fourteen methods as the register first has them, read from ``first/``. From then on the board writes them."""

import tomllib
from pathlib import Path
from typing import Any

from codeofconduct.methods.kinds import Method
from codeofconduct.methods.models import MethodPage, MethodRole, MethodStep

ROOM = Path(__file__).parent / "first"
FIRST: list[Method] = [one for one in Method if one is not Method.OTHER]


def told(method: Method) -> dict[str, Any]:
    """One file, as plain data."""
    with (ROOM / f"{method.value}.toml").open("rb") as file:
        return tomllib.load(file)


def page_of(method: Method) -> MethodPage:
    """The page as it was first written, not saved yet."""
    first = told(method)
    words = {name: first[name].strip() for name in ("title", "introduction", "fits", "record", "never", "credit")}
    group, minutes = first["group"], first["minutes"]
    page = MethodPage(method=method, in_hand=first["in_hand"], live=False, **words)
    page.group_from, page.group_to = group
    page.minutes_from, page.minutes_to = minutes
    page.roles.set(MethodRole(sort_order=place, **one) for place, one in enumerate(first["roles"]))
    page.steps.set(MethodStep(sort_order=place, **one) for place, one in enumerate(first["steps"]))
    return page
