"""What is signed, held to the byte: fixed inputs, and two implementations that share no line must come to the same."""

import hashlib
import json
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.canonical import NotCanonical, canonical, normalised
from portfolio.confirmations.statements import signed_bytes
from portfolio.exchange.box import controleer
from portfolio.sessions.facts import FORM, Facts, content_sha256

GOLDEN = json.loads(Path(__file__).with_name("golden.json").read_text("utf-8"))
KEY = bytes.fromhex(GOLDEN["test_key"]["private"])
PUBLIC = bytes.fromhex(GOLDEN["test_key"]["public"])
unhurried = settings(deadline=None)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
whole = st.integers(-(2**53) + 1, 2**53 - 1)
values = st.recursive(
    st.none() | st.booleans() | whole | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def of(name):
    return pytest.mark.parametrize("one", GOLDEN[name], ids=lambda one: one["name"])


@of("facts")
def test_facts_have_these_bytes_and_this_digest(one):
    facts = Facts.from_json(one["typed"]).tidy()
    assert content_sha256(one["session"], one["revision"], facts, one["lines"]) == one["content_sha256"]
    assert hashlib.sha256(FORM + one["canonical"].encode()).hexdigest() == one["content_sha256"]
    assert canonical(json.loads(one["canonical"])).decode() == one["canonical"]


@of("facts")
def test_the_second_implementation_comes_to_the_same_digest(one):
    kept = Facts.from_json(one["typed"]).tidy().as_json()
    ours = controleer.digest_of(one["session"], one["revision"], kept, one["lines"])
    assert ours == one["content_sha256"]
    assert controleer.canonical(json.loads(one["canonical"])).decode() == one["canonical"]


def test_the_golden_digests_differ_where_the_facts_do():
    digests = {one["name"]: one["content_sha256"] for one in GOLDEN["facts"]}
    same = {"as most are", "the same, its lines in another order", "spaces around it"}
    assert len({digests[name] for name in same}) == 1
    assert len(set(digests.values())) == len(digests) - len(same) + 1


@of("statements")
def test_a_statement_has_these_bytes_and_this_signature(one):
    given_ = one["given"] | {"at": datetime.fromisoformat(one["given"]["at"])}
    body = signed_bytes(given_.pop("kind"), **given_)
    assert (body.decode(), hashlib.sha256(body).hexdigest()) == (one["canonical"], one["sha256"])
    assert Ed25519PrivateKey.from_private_bytes(KEY).sign(body).hex() == one["signature"]


@of("statements")
def test_the_second_implementation_makes_and_accepts_the_same_signature(one):
    body = one["canonical"].encode()
    assert signed_by_hand(body).hex() == one["signature"]
    assert controleer.signature_holds(PUBLIC, body, bytes.fromhex(one["signature"]))
    assert not controleer.signature_holds(PUBLIC, body + b" ", bytes.fromhex(one["signature"]))
    assert controleer.canonical(json.loads(body)) == body


def signed_by_hand(message):
    """RFC 8032, 5.1.6, over the curve of the second implementation."""
    expanded = hashlib.sha512(KEY).digest()
    secret = int.from_bytes(expanded[:32], "little") & (2**254 - 8) | 2**254
    public = controleer.encoded(controleer.times(secret, controleer.BASE))
    assert public == PUBLIC

    def number(*parts):
        return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % controleer.L

    once = number(expanded[32:], message)
    point = controleer.encoded(controleer.times(once, controleer.BASE))
    return point + ((once + number(point, public, message) * secret) % controleer.L).to_bytes(32, "little")


# The first, second and third test of RFC 8032, 7.1: public key, message, signature.
RFC_8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
     "d25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
     "387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
     "4a7c15e9716ed28dc027beceea1ec40a"),
]  # fmt: skip


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_curve_is_that_of_the_standard(public, message, signature):
    public, message, signature = map(bytes.fromhex, (public, message, signature))
    assert controleer.signature_holds(public, message, signature)
    assert not controleer.signature_holds(public, message + b"x", signature)
    larger = (int.from_bytes(signature[32:], "little") + controleer.L).to_bytes(32, "little")
    assert not controleer.signature_holds(public, message, signature[:32] + larger), "one signature, one spelling"


@pytest.mark.parametrize("public", [b"", bytes(31), b"\xff" * 32, (2).to_bytes(32, "little")])
def test_what_is_no_key_signs_nothing(public):
    assert not controleer.signature_holds(public, b"x", bytes(64))


@unhurried
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=99), st.integers(0, 511))
def test_both_accept_a_signature_and_refuse_it_with_one_bit_changed(seed, message, bit):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), bytearray(key.sign(message))
    assert controleer.signature_holds(public, message, bytes(signature))
    signature[bit // 8] ^= 1 << bit % 8
    assert not controleer.signature_holds(public, message, bytes(signature))


def spelled(by, value):
    try:
        return by(value)
    except (NotCanonical, ValueError):
        return None


@unhurried
@given(values)
def test_both_spell_everything_the_same(value):
    assert spelled(canonical, value) == spelled(controleer.canonical, value)


@unhurried
@given(st.dictionaries(texts, texts, max_size=6), st.randoms())
def test_the_order_of_the_keys_changes_nothing(facts, chance):
    names = list(facts)
    chance.shuffle(names)
    assert spelled(canonical, {name: facts[name] for name in names}) == spelled(canonical, facts)


@unhurried
@given(texts, texts)
def test_a_digest_changes_with_the_text_and_never_with_its_form(text, other):
    def digest(theme):
        return controleer.digest_of("s", 1, {"theme": theme}, ["a"])

    taken_apart = unicodedata.normalize("NFD", text)
    assert digest(text) == digest(taken_apart.replace("\n", "\r\n")) == digest(normalised(text))
    assert (digest(text) == digest(other)) == (normalised(text) == normalised(other))
    assert (canonical({"t": text}) == canonical({"t": other})) == (normalised(text) == normalised(other))
