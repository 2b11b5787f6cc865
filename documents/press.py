"""From a template and canonical facts to a ``Paper``: what every document of ours has in common.

A pure step: the same facts and the same templates give the same paper, whoever asks and whenever.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.canonical import canonical, digest_of_bytes
from documents.fonts import font_faces
from documents.mark import mark
from documents.render import Paper


def press(
    template: str,
    facts: dict[str, Any],
    *,
    data_name: str,
    created: str,
    check_at: str,
    pictures: Mapping[str, bytes] | None = None,
    **more: Any,
) -> Paper:
    """Print ``facts`` in their own language (``facts["lang"]``).

    ``created`` is a moment of the facts themselves, ISO 8601 with its offset. ``check_at`` is the address behind the
    QR code; the control number goes behind its #, where no server sees it. ``pictures`` go with the paper,
    ``more`` goes to the template.
    """
    data = canonical(facts)
    digest = digest_of_bytes(data)
    with override(facts["lang"]):
        html = render_to_string(
            template,
            {
                "facts": facts,
                "lang": facts["lang"],
                "created": created,
                "digest": digest,
                "digest_parts": [digest[start : start + 8] for start in range(0, 64, 8)],
                "data_name": data_name,
                "fonts": mark_safe(font_faces()),  # noqa: S308  our own constants
                "mark": mark(digest),
                "mark_on_dark": mark(digest, line="#EAF1EC", accent="#E58F8A"),
                "check_at": check_at,
                "qr": _qr(f"{check_at}#{digest[:32]}"),
                **more,
            },
        )
    return Paper(html, data, data_name, datetime.fromisoformat(created), pictures or {})


def _qr(address: str) -> SafeString:
    code = segno.make(address, error="m", micro=False)
    title = _("QR code with the address where the register answers")
    return mark_safe(code.svg_inline(border=0, dark="#14302E", omitsize=True, title=title))  # noqa: S308  escaped by segno
