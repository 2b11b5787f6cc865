"""Is this package as it was made? Run it beside manifest.json: ``python3 verify.py``. Needs nothing but Python.

Exit 0 when all is well, 2 with every file that is not. Signatures need the package "cryptography"; without it they are
not checked, and that is said.
"""

import hashlib
import json
import sys
from pathlib import Path

SCHEMA = "register-portfolio/1"
FORM = b"register/session/v1\n"


def main() -> int:
    here = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    wrong = [*_files(here), *_sessions(here)]
    for one in wrong:
        print(one)
    if not wrong:
        print("Every file is as it was made. / Elk bestand is zoals het gemaakt is.")
    return 2 if wrong else 0


def _files(here: Path):
    manifest = json.loads((here / "manifest.json").read_text("utf-8"))
    if manifest.get("schema") != SCHEMA:
        yield f"manifest.json: {manifest.get('schema')} is not {SCHEMA}"
    for name, about in sorted(manifest["files"].items()):
        path = here / name
        if not path.is_file():
            yield f"{name}: is not here"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != about["sha256"]:
            yield f"{name}: was changed"


def _sessions(here: Path):
    for path in sorted(here.glob("sessions/*.json")):
        session = json.loads(path.read_text("utf-8"))
        texts = {row["revision"]: row["facts"] for row in [*session["earlier"], session]}
        digests = {revision: _digest(session, revision, facts) for revision, facts in texts.items()}
        for statement in session["statements"]:
            body = json.loads(statement["body"])
            if digests.get(body["revision"]) != body["content_sha256"]:
                yield f"sessions/{path.name}: a statement is about other facts"
            if _signed(here, statement) is False:
                yield f"sessions/{path.name}: a statement was not signed with the key in keys/"


def _digest(session, revision, facts):
    """What a confirmation is bound to: session, revision, facts and lines, in the spelling of RFC 8785."""
    about = {"v": 1, "session": session["id"], "revision": revision, "participants": sorted(session["lines"])}
    spelled = json.dumps(about | {"facts": facts}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(FORM + spelled.encode()).hexdigest()


def _signed(here: Path, statement):
    """True, False, or None where it cannot be checked."""
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415
    except ImportError:
        _say_once("The signatures were not checked: cryptography is not installed.")
        return None
    try:
        key = json.loads((here / "keys" / f"{statement['kid']}.json").read_text("utf-8"))
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["ed25519"]))
        public.verify(bytes.fromhex(statement["signature"]), statement["body"].encode())
    except (InvalidSignature, OSError, ValueError):
        return False
    return True


def _say_once(text, said=set()):  # noqa: B006
    if text not in said:
        said.add(text)
        print(text)


if __name__ == "__main__":
    sys.exit(main())
