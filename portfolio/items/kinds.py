"""The three kinds of items, and how each is found, opened, read and addressed. A new kind is a line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from portfolio.activities import queries as activities
from portfolio.activities.content import Content as ActivityContent
from portfolio.activities.models import Activity
from portfolio.activities.questions import label_of as activity_label
from portfolio.activities.questions import parts as activity_parts
from portfolio.activities.questions import shown as activity_shown
from portfolio.images import queries as images
from portfolio.images.content import Content as ImageContent
from portfolio.images.models import ImageOfGoodWork
from portfolio.images.questions import LABELS as IMAGE_LABELS
from portfolio.images.questions import parts as image_parts
from portfolio.images.questions import shown as image_shown
from portfolio.items.models import column_of
from portfolio.situations import queries as situations
from portfolio.situations.content import Content as SituationContent
from portfolio.situations.models import Situation
from portfolio.situations.questions import label_of, shown
from portfolio.situations.questions import parts as situation_parts
from portfolio.situations.states import State
from portfolio.writing.models import Writing

Part = tuple[Any, Any]
"""A question and what was written under it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item. ``name`` is also its column in a table about items; ``slug`` stands in addresses."""

    name: str
    slug: str
    model: Any
    content: Any
    with_content: Callable[[User], list[tuple[Any, Any]]]
    content_of: Callable[[Any], Any]
    content_at: Callable[[Any, int], Any]
    parts: Callable[[Any], list[Part]]
    fields: Callable[[Any], dict[str, Part]]
    room: str


def _image_parts(content: ImageContent) -> list[Part]:
    """Without the situations it belongs to: their titles are items of their own."""
    return image_parts(_below_the_title(content.as_fields()), {})


def _situation_parts(content: SituationContent) -> list[Any]:
    return situation_parts(_below_the_title(content.as_fields()))


def _below_the_title(fields: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in fields.items() if name != "title"]


def _situation_fields(content: SituationContent) -> dict[str, Part]:
    """Every field with its question and its text, by the name it has in the form."""
    return {name: (label_of(name), str(shown(name, value))) for name, value in content.as_fields().items() if value}


def _image_fields(content: ImageContent) -> dict[str, Part]:
    return {
        name: (IMAGE_LABELS[name], str(image_shown(name, value, {}))) for name, value in content.as_fields().items()
    }


def _activity_fields(content: ActivityContent) -> dict[str, Part]:
    named = content.as_fields().items()
    return {name: (activity_label(name, content.kind), str(activity_shown(name, value))) for name, value in named}


KINDS = (
    Kind(
        name="situation",
        slug="situatie",
        model=Situation,
        content=SituationContent,
        with_content=situations.with_content,
        content_of=situations.content_of,
        content_at=situations.content_at,
        parts=_situation_parts,
        fields=_situation_fields,
        room="situations",
    ),
    Kind(
        name="image",
        slug="goed-werk",
        model=ImageOfGoodWork,
        content=ImageContent,
        with_content=images.with_content,
        content_of=images.content_of,
        content_at=images.content_at,
        parts=_image_parts,
        fields=_image_fields,
        room="images",
    ),
    Kind(
        name="activity",
        slug="activiteit",
        model=Activity,
        content=ActivityContent,
        with_content=activities.with_content,
        content_of=activities.content_of,
        content_at=activities.content_at,
        parts=activity_parts,
        fields=_activity_fields,
        room="activities",
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_SLUG = {kind.slug: kind for kind in KINDS}


def kind_of(item: Writing) -> Kind:
    return BY_NAME[column_of(item)]


def own_item(user: User, slug: str, pk: Any) -> Writing:
    """The item of this person behind an address. Raises ``Http404`` for any other, one in the bin too."""
    kind = BY_SLUG.get(slug)
    item = kind.model.objects.visible_to(user).select_related("member").filter(pk=pk).first() if kind else None
    if item is None:
        raise Http404
    return item


def content_of(item: Writing) -> Any:
    """What the item says now: the ``Content`` of its own room."""
    return kind_of(item).content_of(item)


def parts_of(item: Writing, content: Any) -> list[Part]:
    """Question and text in reading order, without the title; to show to whoever may read it."""
    return [(label, text) for label, text in kind_of(item).parts(content) if text]


def everything_of(user: User) -> Iterator[tuple[Writing, Any]]:
    """Every item of a member that is not in the bin, opened: two queries per kind, however many there are."""
    for kind in KINDS:
        yield from kind.with_content(user)


def called(item: Writing) -> str:
    """What kind of thing it is, in words: "Note", "Critical situation", "Small step"."""
    if isinstance(item, Situation):
        return str(_("Note") if item.state == State.NOTE else _("Critical situation"))
    return str(item.get_kind_display() if isinstance(item, Activity) else _("Image of good work"))


def day_of(item: Writing) -> date:
    """The day it is about, else the day it was begun."""
    return getattr(item, "occurred_on", None) or timezone.localdate(item.created_at)


def write_url(item: Writing) -> str:
    """Where its owner writes on."""
    return reverse(f"{kind_of(item).room}:write", args=[item.pk])
