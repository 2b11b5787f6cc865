"""Klopt dit pakket nog? Leg dit bestand bij manifest.json en start het: ``python3 controleer.py``.

Needs nothing but Python: no network, no register, and no line of the register's own code, so that whoever doubts the
register need not believe it. ``--english`` speaks English; ``--keys FILE`` holds the keys in the package against those
that the register publishes at /.well-known/register-keys.json. Ends with 0 when all is well, 2 with what is not.

What is checked: every file against the manifest; of every session the digest of its facts (SHA-256 over RFC 8785
JSON), the signature of every statement (Ed25519, RFC 8032), what it says against what stands beside it, and that the
log of the register holds it (RFC 6962) under a signed checkpoint (C2SP).
"""

import base64
import hashlib
import hmac
import json
import sys
import unicodedata
from pathlib import Path

SCHEMA = "register-portfolio/1"
FORM = b"register/session/v1\n"
STATEMENTS, CHECKPOINTS = "statements", "checkpoints"
SENTENCES = {
    "nl": {
        "well": "Elk bestand is zoals het gemaakt is.",
        "session": "{where}: de verklaringen zijn echt en gaan over deze feiten.",
        "in_log": "{where}: ze staan in het logboek van het register.",
        "before_log": "{where}: een verklaring is van voor het logboek; ondertekend is ze wel.",
        "trust": "De sleutels zijn die in dit pakket. Met --keys vergelijk je ze met die van het register.",
        "trusted": "De sleutels zijn die van het register.",
        "schema": "{where}: dit is geen pakket van een portfolio ({what}).",
        "gone": "{where}: is er niet.",
        "changed": "{where}: is veranderd nadat het pakket gemaakt is.",
        "extra": "{where}: staat niet in het manifest.",
        "unreadable": "{where}: is niet te lezen zoals het hoort.",
        "key": "{where}: is niet de sleutel van die naam.",
        "foreign_key": "{where}: deze sleutel maakt het register niet bekend.",
        "no_key": "{where}: de sleutel van een verklaring is er niet.",
        "leaked": "{where}: deze sleutel was in andere handen, en het logboek kende de verklaring toen nog niet.",
        "signature": "{where}: een verklaring is niet ondertekend door het register.",
        "spelling": "{where}: een verklaring is anders gespeld dan het register doet.",
        "facts": "{where}: een verklaring gaat over andere feiten dan hier staan.",
        "place": "{where}: een verklaring hoort bij een andere intervisie.",
        "answer": "{where}: het antwoord is niet het antwoord dat ondertekend is.",
        "shared": "{where}: noemt zich gedeeld, en dat volgt niet uit de verklaringen.",
        "entry": "{where}: de regel in het logboek gaat over een andere verklaring.",
        "proof": "{where}: het bewijs leidt niet naar het logboek.",
        "checkpoint": "{where}: de stand van het logboek is niet ondertekend door het register.",
        "name": "{where}: de regel in het logboek is niet van wie het zegt.",
    },
    "en": {
        "well": "Every file is as it was made.",
        "session": "{where}: the statements are genuine and are about these facts.",
        "in_log": "{where}: they stand in the log of the register.",
        "before_log": "{where}: a statement is from before the log; it is signed.",
        "trust": "The keys are those in this package. With --keys you compare them with those of the register.",
        "trusted": "The keys are those of the register.",
        "schema": "{where}: this is no package of a portfolio ({what}).",
        "gone": "{where}: is not here.",
        "changed": "{where}: was changed after the package was made.",
        "extra": "{where}: does not stand in the manifest.",
        "unreadable": "{where}: cannot be read as it should.",
        "key": "{where}: is not the key of that name.",
        "foreign_key": "{where}: the register does not publish this key.",
        "no_key": "{where}: the key of a statement is not here.",
        "leaked": "{where}: this key was in other hands, and the log did not know the statement before that.",
        "signature": "{where}: a statement was not signed by the register.",
        "spelling": "{where}: a statement is spelled otherwise than the register does.",
        "facts": "{where}: a statement is about other facts than stand here.",
        "place": "{where}: a statement belongs to another session.",
        "answer": "{where}: the answer is not the one that was signed.",
        "shared": "{where}: calls itself shared, and that does not follow from the statements.",
        "entry": "{where}: the entry in the log is about another statement.",
        "proof": "{where}: the proof does not lead to the log.",
        "checkpoint": "{where}: the state of the log was not signed by the register.",
        "name": "{where}: the entry in the log is not of whom it says.",
    },
}
BROKEN = (KeyError, TypeError, ValueError, IndexError, AttributeError, OSError, RecursionError)


class Wrong(Exception):
    """Something that is not as it should be: the name of it, in ``SENTENCES``."""


def main(arguments):
    language = "en" if "--english" in arguments else "nl"
    keys_file = arguments[arguments.index("--keys") + 1] if "--keys" in arguments[:-1] else ""
    folders = [one for one in arguments if not one.startswith("--") and one != keys_file]
    here = Path(folders[0]) if folders else Path(__file__).resolve().parent
    wrong, fine = check(here, Path(keys_file) if keys_file else None)
    for name, where, what in wrong or fine:
        print(SENTENCES[language][name].format(where=where, what=what))
    return 2 if wrong else 0


def check(here, published=None):
    """What is wrong and what is well: lists of (name of a sentence, where, what)."""
    wrong, fine = list(files(here)), [("well", "", "")]
    keys = {}
    for path in sorted(here.glob("keys/*.json")):
        where = "keys/" + path.name
        try:
            keys[path.stem] = key_in(path, published)
        except Wrong as reason:
            wrong.append((str(reason), where, ""))
        except BROKEN:
            wrong.append(("unreadable", where, ""))
    for path in sorted(here.glob("sessions/*.json")):
        where = "sessions/" + path.name
        try:
            fine += [(name, where, "") for name in session(json.loads(path.read_text("utf-8")), keys)]
        except Wrong as reason:
            wrong.append((str(reason), where, ""))
        except BROKEN:
            wrong.append(("unreadable", where, ""))
    if keys:
        fine.append(("trusted" if published else "trust", "", ""))
    return wrong, fine


# --- the files ---


def files(here):
    """Each file that is not as the manifest says, and each session and key that it does not name."""
    try:
        manifest = json.loads((here / "manifest.json").read_text("utf-8"))
        schema, listed = manifest["schema"], {name: one["sha256"] for name, one in manifest["files"].items()}
    except BROKEN:
        yield "unreadable", "manifest.json", ""
        return
    if schema != SCHEMA:
        yield "schema", "manifest.json", str(schema)[:60]
    for name, digest in sorted(listed.items()):
        if not (here / name).is_file():
            yield "gone", name, ""
        elif hashlib.sha256((here / name).read_bytes()).hexdigest() != digest:
            yield "changed", name, ""
    there = [path.relative_to(here).as_posix() for folder in ("sessions", "keys") for path in here.glob(folder + "/*")]
    for name in sorted(set(there) - set(listed)):
        yield "extra", name, ""


# --- sessions, keys and statements ---


def key_in(path, published):
    """A key out of the package; with ``published`` only one that the register knows, and as it knows it."""
    key = json.loads(path.read_text("utf-8"))
    if key["kid"] != path.stem or key["ed25519"][:16] != key["kid"] or len(key["ed25519"]) != 64:
        raise Wrong("key")
    if published:
        known = {one["kid"]: one for one in json.loads(published.read_text("utf-8"))["keys"]}.get(key["kid"])
        if not known or base64.b64decode(known["public_key"]).hex() != key["ed25519"]:
            raise Wrong("foreign_key")
        key = dict(key, **{name: known.get(name, key.get(name)) for name in ("purpose", "counts_up_to")})
    return key


def session(told, keys):
    """Check one session; gives the names of what can be said of it."""
    texts = {row["revision"]: row["facts"] for row in [*told["earlier"], told]}
    digests = {revision: digest_of(told["id"], revision, facts, told["lines"]) for revision, facts in texts.items()}
    last, proven = {}, []
    for statement in told["statements"]:
        signed = signed_in(statement, keys)
        if signed["session"] != told["id"] or signed["line"] not in told["lines"]:
            raise Wrong("place")
        if digests.get(signed["revision"]) != signed["content_sha256"]:
            raise Wrong("facts")
        proven.append(in_log(statement, keys))
        if last.get(signed["line"], {"said": 0})["said"] < signed["said"]:
            last[signed["line"]] = signed
    own_answer(told["my_line"], last)
    now = [one for one in last.values() if one["type"] == "confirmation" and one["revision"] == told["revision"]]
    if told["shared"] and len(now) < 2:
        raise Wrong("shared")
    said = ["session"] if proven else []
    return said + (["in_log"] if any(proven) else []) + ([] if all(proven) else ["before_log"])


def own_answer(line, last):
    """What stands in one's own line against what was last signed for it."""
    if line is None:
        return
    signed = last.get(line["id"])
    confirms = line["state"] in ("confirmed", "partly", "reconfirmed", "stale", "lapsed")
    if confirms != bool(signed and signed["type"] == "confirmation"):
        raise Wrong("answer")
    if confirms and (line["answer"], line["level"]) != (signed["answer"], signed["level"]):
        raise Wrong("answer")


def signed_in(statement, keys):
    """What a statement says, once it is certain who signed it."""
    body = statement["body"].encode()
    key = keys.get(statement["kid"])
    if key is None:
        raise Wrong("no_key")
    if key.get("purpose", STATEMENTS) != STATEMENTS:
        raise Wrong("signature")
    if not signature_holds(bytes.fromhex(key["ed25519"]), body, bytes.fromhex(statement["signature"])):
        raise Wrong("signature")
    signed = json.loads(body)
    if canonical(signed) != body:
        raise Wrong("spelling")
    if key.get("counts_up_to") is not None:
        log = statement.get("log")
        if not log or json.loads(log["entry"])["seq"] > key["counts_up_to"]:
            raise Wrong("leaked")
    return signed


def digest_of(session_id, revision, facts, lines):
    """What a confirmation is bound to: session, revision, facts and lines."""
    bound = {"v": 1, "session": session_id, "revision": revision, "participants": sorted(lines), "facts": facts}
    return hashlib.sha256(FORM + canonical(bound)).hexdigest()


# --- the log ---


def in_log(statement, keys):
    """Whether the log holds this statement; False for one of before the log."""
    log = statement.get("log")
    if log is None:
        return False
    entry = json.loads(log["entry"])
    said = {"statement": hashlib.sha256(statement["body"].encode()).hexdigest()}
    if (entry["action"], entry["codes"]) != ("statement.signed", said):
        raise Wrong("entry")
    for what, named in (log.get("names") or {}).items():
        commitment = hmac.new(bytes.fromhex(named["salt"]), named["name"].encode(), "sha256").hexdigest()
        if entry[what] != commitment:
            raise Wrong("name")
    size, root = checkpoint(log["checkpoint"], keys)
    leaf = hashlib.sha256(b"\x00" + log["entry"].encode()).digest()
    if not included(leaf, entry["seq"] - 1, size, [bytes.fromhex(one) for one in log["proof"]], root):
        raise Wrong("proof")
    return True


def checkpoint(note, keys):
    """Size and root of a signed note (C2SP): origin, size and root on a line each, an empty line, a signature."""
    text, _, signatures = note.partition("\n\n")
    origin, size, root = text.split("\n")
    dash, name, signed = signatures.strip().split(" ")
    raw = base64.b64decode(signed)
    for key in keys.values():
        public = bytes.fromhex(key["ed25519"])
        marked = hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4] == raw[:4]
        counts = key.get("counts_up_to") is None or int(size) <= key["counts_up_to"]
        if key.get("purpose") != CHECKPOINTS or not marked or not counts:
            continue
        if (dash, name) == ("\u2014", origin) and signature_holds(public, (text + "\n").encode(), raw[4:]):
            return int(size), base64.b64decode(root)
    raise Wrong("checkpoint")


def included(leaf, index, size, proof, root):
    """Whether the proof leads from a leaf to the root (RFC 6962, 2.1.1)."""
    if not 0 <= index < size:
        return False
    digest, last, rest = leaf, size - 1, list(proof)
    while last > 0:
        if index % 2 == 1 or index < last:
            if not rest:
                return False
            other = rest.pop(0)
            digest = hashlib.sha256(b"\x01" + (other + digest if index % 2 == 1 else digest + other)).digest()
        index, last = index // 2, last // 2
    return not rest and digest == root


# --- RFC 8785: one spelling for the same facts, after every text became NFC with LF line ends ---

SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def canonical(value):
    return spelled(value).encode("utf-8")


def spelled(value):
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        tidy = {tidied(name): one for name, one in value.items()}
        if len(tidy) != len(value):
            raise ValueError("two names became one")
        names = sorted(tidy, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(quoted(name) + ":" + spelled(tidy[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(spelled(one) for one in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and abs(value) < 2**53:
        return str(value)
    raise ValueError("no fact of ours")


def quoted(text):
    signs = (SHORT.get(sign) or (sign if sign >= " " else f"\\u{ord(sign):04x}") for sign in tidied(text))
    return '"' + "".join(signs) + '"'


def tidied(text):
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


# --- RFC 8032: Ed25519, checking only. A point is (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z. ---

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def signature_holds(public, message, signature):
    """Whether ``signature`` (64 bytes) over ``message`` was made with the private half of ``public`` (32 bytes)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, scalar = point(public), int.from_bytes(signature[32:], "little")
    if key is None or point(signature[:32]) is None or scalar >= L:
        return False
    hashed = hashlib.sha512(signature[:32] + public + message).digest()
    factor = L - int.from_bytes(hashed, "little") % L
    return encoded(added(times(scalar, BASE), times(factor, key))) == signature[:32]


def added(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor, one):
    total = NEUTRAL
    while factor:
        if factor & 1:
            total = added(total, one)
        one, factor = added(one, one), factor >> 1
    return total


def encoded(one):
    inverse = pow(one[2], P - 2, P)
    x, y = one[0] * inverse % P, one[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def point(signs):
    """The point that 32 bytes stand for; None when they stand for none."""
    number = int.from_bytes(signs, "little")
    y, odd = number & ((1 << 255) - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
