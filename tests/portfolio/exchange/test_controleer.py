"""The package checks itself on another machine, with nothing but Python, and names what somebody changed in it."""

import ast
import hashlib
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import call_command
from django.utils import timezone

from documents.canonical import canonical
from portfolio.exchange.box import controleer
from portfolio.intervision import actions
from portfolio.sessions.queries import facts_of
from portfolio.sessions.states import Answer
from tests.factories.exchange import exported
from tests.factories.intervision import SessionFactory, a_colleague, line_of, new_key, say
from trail import checkpoints, keys
from trail.models import SigningKey

WELL = "Elk bestand is zoals het gemaakt is."


@pytest.fixture(autouse=True)
def _keys_of_this_test(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def member():
    return a_colleague(name="Eva Meeneem")


@pytest.fixture
def package(member, tmp_path):
    """The unpacked package of somebody who answered in a session of another that was changed and confirmed again."""
    session = SessionFactory(people=[member, a_colleague(), a_colleague()], said=[Answer.PARTLY, *["confirmed"] * 2])
    changed = replace(facts_of(session), theme="wat niemand zag", lesson="Vraag het.\nWacht dan.")
    session = actions.revise(session, changed, by=session.organiser, base_revision=1, key=new_key())
    for place in (0, 1):
        say(line_of(session, place), line_of(session, place).answer)
    return unpacked(exported(member), tmp_path / "unpacked")


def unpacked(package, folder):
    with zipfile.ZipFile(BytesIO(package)) as archive:
        archive.extractall(folder)
    return folder


def checked(folder, *arguments):
    command = [sys.executable, "-I", str(folder / "controleer.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def rewritten(folder, change, pattern="sessions/*.json"):
    """Somebody who knows how a package is made: the file is changed and the manifest made to fit."""
    (path,) = folder.glob(pattern)
    told = json.loads(path.read_text())
    change(told)
    path.write_bytes(canonical(told))
    made_to_fit(folder)
    return path.name


def made_to_fit(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"] = {
        path.relative_to(folder).as_posix(): {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    (folder / "manifest.json").write_bytes(canonical(manifest))


def test_a_package_is_as_it_was_made(package):
    code, said = checked(package)
    assert code == 0
    lines = said.splitlines()
    assert lines[0] == WELL
    assert [line.partition(": ")[2] for line in lines[1:3]] == [
        "de verklaringen zijn echt en gaan over deze feiten.",
        "ze staan in het logboek van het register.",
    ]
    assert checked(package, "--english")[1].startswith("Every file is as it was made.")


def test_it_uses_nothing_but_python_itself():
    tree = ast.parse(Path(controleer.__file__).read_text())
    imported = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    imported += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert imported
    assert [name for name in imported if name.partition(".")[0] not in sys.stdlib_module_names] == []


def test_both_languages_say_the_same_things():
    dutch, english = controleer.SENTENCES["nl"], controleer.SENTENCES["en"]
    assert dutch.keys() == english.keys()
    assert all(dutch[name] != english[name] for name in dutch)


def test_who_has_no_session_has_no_key_and_all_is_well(tmp_path):
    assert checked(unpacked(exported(a_colleague()), tmp_path / "empty")) == (0, f"{WELL}\n")


def answer(told):
    told["my_line"]["answer"] = "confirmed"


def state(told):
    told["my_line"]["state"] = "not_there"


def level(told):
    told["my_line"]["level"] = "link"


def fact(told):
    told["facts"]["theme"] = "iets anders"


def earlier_fact(told):
    told["earlier"][0]["facts"]["ends"] = "18:00"


def line_more(told):
    told["lines"].append("00000000-0000-4000-8000-000000000000")


def signature(told):
    told["statements"][0]["signature"] = "00" * 64


def swapped(told):
    one, other = told["statements"][:2]
    one["signature"], other["signature"] = other["signature"], one["signature"]


def body(told):
    told["statements"][0]["body"] = told["statements"][0]["body"].replace("partly", "confirmed")


def shared(told):
    told["statements"] = [one for one in told["statements"] if told["my_line"]["id"] in one["body"]]


def proof(told):
    told["statements"][0]["log"]["proof"][0] = "00" * 32


def proof_of_another(told):
    told["statements"][0]["log"] = told["statements"][1]["log"]


def entry(told):
    log = told["statements"][0]["log"]
    log["entry"] = log["entry"].replace('"v":2', '"v":3')


def checkpoint(told):
    log = told["statements"][0]["log"]
    origin, size, rest = log["checkpoint"].split("\n", 2)
    log["checkpoint"] = "\n".join([origin, str(int(size) + 1), rest])


def whose(told):
    own = next(one for one in told["statements"] if one["log"]["names"])
    own["log"]["names"]["actor"]["name"] = "user:0"


def another_session(told):
    told["id"] = "00000000-0000-4000-8000-000000000000"


def nonsense(told):
    told["statements"] = [7]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (answer, "het antwoord is niet"),
        (state, "het antwoord is niet"),
        (level, "het antwoord is niet"),
        (fact, "over andere feiten"),
        (earlier_fact, "over andere feiten"),
        (line_more, "over andere feiten"),
        (signature, "niet ondertekend door het register"),
        (swapped, "niet ondertekend door het register"),
        (body, "niet ondertekend door het register"),
        (shared, "noemt zich gedeeld"),
        (proof, "het bewijs leidt niet"),
        (proof_of_another, "over een andere verklaring"),
        (entry, "het bewijs leidt niet"),
        (checkpoint, "de stand van het logboek"),
        (whose, "niet van wie het zegt"),
        (another_session, "bij een andere intervisie"),
        (nonsense, "niet te lezen"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_change_is_named_though_the_manifest_fits(package, change, named):
    name = rewritten(package, change)
    code, said = checked(package)
    assert code == 2
    (line,) = said.splitlines()
    assert line.startswith(f"sessions/{name}: ")
    assert named in line


def test_a_file_is_missed_found_too_many_and_seen_to_be_changed(package):
    (package / "README.nl.txt").write_text("iets anders")
    (package / "account.json").unlink()
    (package / "sessions" / "extra.json").write_text("{}")
    code, said = checked(package)
    assert code == 2
    assert "README.nl.txt: is veranderd" in said
    assert "account.json: is er niet" in said
    assert "sessions/extra.json: staat niet in het manifest" in said


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"schema":"x","files":{}}', b'{"files":{"a":1},"schema":"x"}'])
def test_what_is_no_package_says_so(package, manifest):
    (package / "manifest.json").write_bytes(manifest)
    code, said = checked(package)
    assert code == 2
    assert "manifest.json: " in said


def signed_anew(package):
    """A forger with a key of their own, who makes everything fit: manifest, key, statements."""
    own = Ed25519PrivateKey.generate()
    public = own.public_key().public_bytes_raw().hex()
    key = {"kid": public[:16], "ed25519": public, "purpose": "statements", "counts_up_to": None}

    def forge(told):
        told["my_line"]["answer"] = "confirmed"
        for one in told["statements"]:
            one["body"] = one["body"].replace("partly", "confirmed")
            one |= {"kid": key["kid"], "signature": own.sign(one["body"].encode()).hex(), "log": None}

    (package / "keys" / f"{key['kid']}.json").write_bytes(canonical(key))
    rewritten(package, forge)
    return key


def test_a_key_of_ones_own_is_refused_by_who_has_the_keys_of_the_register(package, client, tmp_path):
    published = tmp_path / "register-keys.json"
    published.write_bytes(client.get("/.well-known/register-keys.json").content)
    code, said = checked(package, "--keys", published)
    assert code == 0
    assert "De sleutels zijn die van het register." in said
    key = signed_anew(package)
    code, said = checked(package, "--keys", published)
    assert code == 2
    assert f"keys/{key['kid']}.json: deze sleutel maakt het register niet bekend." in said


def test_a_forger_without_the_published_keys_still_has_no_log(package):
    signed_anew(package)
    code, said = checked(package)
    assert code == 0
    assert "van voor het logboek" in said
    assert "Met --keys vergelijk je ze" in said


def test_a_key_that_is_not_the_one_of_its_name_is_named(package):
    name = next(path.name for path in (package / "keys").iterdir() if "statements" in path.read_text())
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()
    rewritten(package, lambda key: key.update(ed25519=other), f"keys/{name}")
    code, said = checked(package)
    assert code == 2
    assert f"keys/{name}: is niet de sleutel van die naam." in said
    assert "de sleutel van een verklaring is er niet" in said


def test_a_retired_key_still_vouches_and_a_new_one_too(member, tmp_path):
    session = SessionFactory(people=[member, a_colleague()], said=[Answer.CONFIRMED])
    call_command("rotate_key", "statements", verbosity=0)
    call_command("rotate_key", "checkpoints", verbosity=0)
    say(line_of(session, 1), Answer.CONFIRMED)
    folder = unpacked(exported(member), tmp_path / "unpacked")
    purposes = [json.loads(path.read_text())["purpose"] for path in (folder / "keys").iterdir()]
    assert sorted(purposes) == ["checkpoints", "statements", "statements"], "only keys that signed something in it"
    code, said = checked(folder)
    assert (code, "ze staan in het logboek" in said) == (0, True)


def test_of_a_key_that_leaked_counts_what_a_checkpoint_of_before_covers(member, tmp_path):
    SessionFactory(people=[member, a_colleague()], said=[Answer.CONFIRMED])
    checkpoints.publish()
    kid, _fresh = keys.rotate(keys.STATEMENTS, timezone.now())
    assert keys.distrust(kid, timezone.now()).counts_up_to
    folder = unpacked(exported(member), tmp_path / "sound")
    assert checked(folder)[0] == 0
    SigningKey.objects.filter(pk=kid).update(counts_up_to=0)
    folder = unpacked(exported(member), tmp_path / "doubtful")
    code, said = checked(folder)
    assert code == 2
    assert "deze sleutel was in andere handen" in said


def test_the_same_portfolio_is_the_same_bytes_whatever_others_do(member):
    SessionFactory(people=[member, a_colleague()], shared=True)
    with zipfile.ZipFile(BytesIO(exported(member))) as archive:
        before = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}
    SessionFactory(shared=True)
    with zipfile.ZipFile(BytesIO(exported(member))) as archive:
        assert {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"} == before


def test_of_others_it_holds_what_their_statement_says_and_no_more(package, member):
    (path,) = package.glob("sessions/*.json")
    for one in json.loads(path.read_text())["statements"]:
        entry = json.loads(one["log"]["entry"])
        assert set(entry["codes"]) == {"statement"}
        names = one["log"]["names"]
        own = json.loads(one["body"])["line"] == json.loads(path.read_text())["my_line"]["id"]
        assert names == ({"actor": {"name": f"user:{member.pk}", "salt": names["actor"]["salt"]}} if own else {})
