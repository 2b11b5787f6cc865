"""Whether the register's keys are the ones that came into use: each told of by the trail, and vouched for by the last.

Who owns the database can put a key of their own into it. They cannot make the key before it sign for that one, nor
change the private half that lies outside.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from trail import keys
from trail.leaves import instant
from trail.models import SigningKey, TrailEntry, subject_ref
from trail.verify import Finding

ADDED, RETIRED, COMPROMISED = "key.added", "key.retired", "key.compromised"
PURPOSES = (keys.STATEMENTS, keys.CHECKPOINTS)
Told = dict[str, dict[str, Any]]


def verify_keys() -> Iterator[Finding]:
    """Every key against the trail, against the key before it, and against the files that sign on this machine."""
    told = _told()
    rows = {subject_ref(key): key for key in SigningKey.objects.all()}
    for name in sorted(told.keys() - rows.keys()):
        yield Finding(f"key {name.rpartition(':')[2]}", "it is missing; the trail tells that it came into use")
    for name, key in sorted(rows.items()):
        yield from (Finding(f"key {key.kid}", what) for what in _what_is_off(key, told.get(name, {})))
    yield from _vouching([rows[name] for name in told if name in rows])
    yield from _on_this_machine()


def _told() -> dict[str, Told]:
    """By key, in the order in which they came into use: what each entry about it says."""
    found: dict[str, Told] = defaultdict(dict)
    entries = TrailEntry.objects.filter(action__in=(ADDED, RETIRED, COMPROMISED)).order_by("seq")
    for subject, action, codes in entries.values_list("subject", "action", "codes"):
        found[subject][action] = codes if isinstance(codes, dict) else {}
    return found


def _what_is_off(key: SigningKey, told: Told) -> Iterator[str]:
    if key.kid != bytes(key.public).hex()[:16]:
        yield "its public half is not the one it is named after"
    if told.get(ADDED, {}).get("purpose") != key.purpose:
        yield "the trail does not tell that it came into use for this"
    if bool(key.retired_at) != (RETIRED in told):
        yield "the trail tells otherwise whether it is retired"
    leaked = told.get(COMPROMISED, {})
    since = instant(key.compromised_from) if key.compromised_from else None
    if (since, key.counts_up_to) != (leaked.get("since"), leaked.get("counts_up_to")):
        yield "the trail tells otherwise since when it may have leaked"


def _vouching(in_order: list[SigningKey]) -> Iterator[Finding]:
    """The first key of a purpose stands by itself; every later one is signed for by the one before it."""
    last: dict[str, SigningKey] = {}
    for key in in_order:
        before, last[key.purpose] = last.get(key.purpose), key
        if before and not (
            key.vouched_by == before.kid and keys.verify(before.kid, keys.vouched_for(key), bytes(key.voucher))
        ):
            yield Finding(f"key {key.kid}", "the key before it did not sign for it")


def _on_this_machine() -> Iterator[Finding]:
    """The key that signs here is one of the register's, and not a retired one."""
    for purpose in PURPOSES:
        kid = keys.signing_now(purpose)
        known = list(SigningKey.objects.filter(purpose=purpose, retired_at=None).values_list("kid", flat=True))
        if kid and known and kid not in known:
            yield Finding(f"key {kid}", f"this machine signs {purpose} with it, and the register does not know it")
