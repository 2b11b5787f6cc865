"""Reading what an open page sends by itself: a flat JSON object of the form's named fields, with If-Match."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict

from portfolio.writing.forms import OpenPage
from portfolio.writing.nudges import hints_in

MATCH = re.compile(r'\s*"?(\d{1,9})"?\s*')
Fields = dict[str, str | list[str]]
"""A form as flat names and values; a group of check boxes is a list."""


class Unreadable(Exception):
    """The request is not one our page sends; ``status`` says how."""

    def __init__(self, status: int, what: str) -> None:
        super().__init__(what)
        self.status = status


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page sent: its fields, and the revision it was writing on."""

    data: QueryDict
    base_revision: int

    def theirs(self, fields: Fields) -> Fields:
        """What stands there now, told for every text this page has: a row it added is empty over there."""
        texts = [name for name in self.data if name not in OpenPage.base_fields]
        return dict.fromkeys(texts, "") | fields


def read(request: HttpRequest) -> Sent:
    """The page's fields as form data. Raises ``Unreadable``."""
    if request.content_type != "application/json":
        raise Unreadable(415, "send JSON")
    match = MATCH.fullmatch(request.headers.get("If-Match", ""))
    if match is None:
        raise Unreadable(428, "say which revision this was written on")
    data = QueryDict(mutable=True)
    for name, value in _fields(_body(request)).items():
        data.setlist(name, [value] if isinstance(value, str) else value)
    return Sent(data, int(match[1]))


def _body(request: HttpRequest) -> bytes:
    try:
        return request.body
    except RequestDataTooBig as reason:
        raise Unreadable(413, "too much at once") from reason


def _fields(body: bytes) -> Fields:
    try:
        fields = json.loads(body, object_pairs_hook=_each_name_once)
        # A lone surrogate is no text: it cannot be encoded, here or in the vault.
        json.dumps(fields, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as reason:
        raise Unreadable(400, "this is no readable JSON") from reason
    if not isinstance(fields, dict) or not all(map(_is_value, fields.values())):
        raise Unreadable(400, "send an object of texts")
    return fields


def _is_value(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _each_name_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({name for name, _value in pairs}) != len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def answering_json(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An autosave endpoint: signed out is 401 (the page keeps the text and says so), a request we cannot read 4xx."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"error": "signed out"}, status=401)
        try:
            return view(request, *args, **kwargs)
        except Unreadable as reason:
            return JsonResponse({"error": str(reason)}, status=reason.status)

    return answer


def edited_elsewhere(revision: int, theirs: Fields) -> JsonResponse:
    return JsonResponse({"version": revision, "theirs": theirs}, status=412)


def saved(revision: int, form: OpenPage | None = None) -> JsonResponse:
    """What stands there now, and what the guard sees in each field of ``form``, as the page shows it."""
    hints = hints_in(form) if form is not None else {}
    return JsonResponse({"version": revision} | ({"hints": hints} if hints else {}), headers={"ETag": f'"{revision}"'})


def refused(errors: Mapping[str, Any]) -> JsonResponse:
    """The form's own sentences per field; nothing was saved, the page keeps the text."""
    return JsonResponse({"errors": errors}, status=400)
