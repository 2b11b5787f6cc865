"""A rule that stands in a row is a rule that somebody reads."""

import re
from pathlib import Path

import pytest

from registry.policy.models import Policy

REGISTRY = Path(__file__).resolve().parents[3] / "registry"
ABOUT_THE_RULES = {"id", "starts_on", "announced_on", "withdrawn_on", "why"}
RULES = sorted(field.name for field in Policy._meta.fields if field.name not in ABOUT_THE_RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_read(rule):
    """By a room above this one; what counts is read for all of them in one place."""
    above = [
        one for one in REGISTRY.rglob("*.py") if not {"migrations", "policy"} & set(one.relative_to(REGISTRY).parts)
    ]
    readers = [*above, REGISTRY / "policy" / "timeline.py"]
    assert any(re.search(rf"\.{rule}\b", one.read_text()) for one in readers)
