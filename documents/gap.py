"""The only bytes a signature cannot cover are its own: here we see that nothing hides among them.

A signature stands in a gap of the file, as hexadecimal signs followed by zeros. Readers skip those zeros, do not mind
small letters, and overlook a few labels around the signature. We ask for one spelling: no byte is left to change.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


def is_rightly_spelled(pdf: bytes, signature: "EmbeddedPdfSignature") -> bool:
    """Whether the gap holds this signature in its one spelling and nothing else."""
    from asn1crypto.cms import ContentInfo

    _, before, after, _ = (int(place) for place in signature.byte_range)
    room = pdf[before:after]
    content = ContentInfo.load(bytes.fromhex(room[1:-1].decode("ascii")), strict=False)
    spelled = content.dump().hex().upper().encode()
    return _has_right_labels(content["content"]) and room == b"<" + spelled.ljust(len(room) - 2, b"0") + b">"


def _has_right_labels(signed: Any) -> bool:
    """What the signature does not sign, but follows from what it does: version, kind of content, digest."""
    signer = signed["signer_infos"][0]
    return (
        len(signed["signer_infos"]) == 1
        and signed["version"].native == signer["version"].native == "v1"
        and signed["encap_content_info"].native == {"content_type": "data", "content": None}
        and [kind.dump() for kind in signed["digest_algorithms"]] == [signer["digest_algorithm"].dump()]
    )
