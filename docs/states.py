"""Draw the state tables: ``python docs/states.py`` writes docs/states.md from the same tables the verbs check."""

import os
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLES = {
    "Edition of the code": "codeofconduct.editions.states:NEXT",
    "A story": "codeofconduct.stories.states:NEXT",
    "Note and situation": "portfolio.situations.states:NEXT",
    "A look back": "portfolio.lookback.states:NEXT",
    "A place in a group": "portfolio.groups.states:NEXT",
    "An ask for company": "portfolio.matching.states:NEXT",
    "Session": "portfolio.sessions.states:NEXT_SESSION",
    "A participant's line": "portfolio.sessions.states:NEXT_LINE",
    "A parcel of one's own data": "portfolio.exchange.states:NEXT",
    "A share": "portfolio.sharing.states:NEXT",
    "Asked of others": "portfolio.together.states:NEXT",
    "A seat": "portfolio.together.states:NEXT_SEAT",
    "Registration": "registry.registrations.states:NEXT",
    "Dossier": "registry.renewal.states:NEXT",
    "A paper": "registry.renewal.states:NEXT_PAPER",
    "Reading": "registry.reading.states:NEXT",
    "Decision": "registry.decisions.states:NEXT",
}


def page() -> str:
    """The whole page: a heading and a diagram per table."""
    parts = [
        "# What can become what",
        "",
        "Made by `python docs/states.py` from the tables in each room's `states.py`; a test keeps it current.",
    ]
    for title, where in TABLES.items():
        module, _, name = where.partition(":")
        parts += [
            "",
            f"## {title}",
            "",
            f"`{module.replace('.', '/')}.py`",
            "",
            *diagram(getattr(import_module(module), name)),
        ]
    return "\n".join(parts) + "\n"


def diagram(table: dict) -> list[str]:
    """One Mermaid diagram of a table from each state to the set of states it may become."""
    lines = ["```mermaid", "stateDiagram-v2"]
    for state, following in table.items():
        lines += [f"    {state} --> {one}" for one in sorted(following)] or [f"    {state} --> [*]"]
    return [*lines, "```"]


if __name__ == "__main__":
    import django

    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings.test")
    django.setup()
    (ROOT / "docs" / "states.md").write_text(page())
