"""The demo's public side: stories on their way from an offer to a page (and off it), bundles, news and the agenda."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from itertools import chain, count
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from codeofconduct.editions.queries import articles_of, in_force
from codeofconduct.methods import actions as methods
from codeofconduct.news.models import Event, NewsItem, NewsPage
from codeofconduct.stories import actions as stories
from codeofconduct.stories import withdrawal
from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.models import (
    Bundle,
    BundledStory,
    CardQuestion,
    StoriesPage,
    Story,
    StoryArticle,
    StoryImage,
)
from codeofconduct.stories.text import as_written, text_digest
from portfolio.situations.offer import copy_of, lines_of
from portfolio.situations.queries import content_of
from registry.demo.clock import moment
from registry.demo.publishing import BOARD, EDITOR
from registry.demo.replay import Step, World
from registry.demo.words import load

FORM = map("demo-story-{}".format, count())
LIBRARY_OPENED = date(2019, 3, 4)


def steps_of_the_public_side(world: World) -> Iterator[Step]:
    told = load("stories")
    return chain(
        *(_way_of(world, one) for one in told["stories"]),
        (Step(moment(one["made_on"]), one["title"], partial(_bundle, world, one)) for one in told["bundles"]),
        _news(world),
        [Step(moment(LIBRARY_OPENED, time(9)), "the methods are in the library", partial(_library, world))],
    )


def _way_of(world: World, told: dict[str, Any]) -> Iterator[Step]:
    """Every move on the day that is told; a story without a donor begins with its editor."""
    moves = {
        "offered_on": _offer,
        "taken_up_on": _take_up,
        "composed_on": _compose,
        "put_before_on": _put_before,
        "agreed_on": _agree,
        "read_on": _read,
        "published_on": _publish,
        "withdrawn_on": _withdraw,
    }
    for hour, (name, move) in enumerate(moves.items()):
        if name in told:
            at = moment(told[name], time(9 + hour))
            yield Step(at, told.get("title", "a story is offered"), partial(move, world, told))


def _manuscript(world: World, told: dict[str, Any]) -> Manuscript:
    return Manuscript.objects.get(pk=world.manuscripts[told["id"]].pk)


def _offer(world: World, told: dict[str, Any]) -> None:
    situation = world.situations[told["from"]]
    situation.refresh_from_db()
    lines = lines_of(content_of(situation))
    donor = world.person(told["donor"])
    world.manuscripts[told["id"]] = stories.offer(
        copy_of(lines, {line.number for line in lines}), by=donor, key=next(FORM)
    )


def _take_up(world: World, told: dict[str, Any]) -> None:
    stories.take_up(_manuscript(world, told), by=world.person(EDITOR))


def _compose(world: World, told: dict[str, Any]) -> None:
    world.manuscripts[told["id"]] = stories.compose(by=world.person(EDITOR), key=next(FORM))
    _put_before(world, told)


def _put_before(world: World, told: dict[str, Any]) -> None:
    """Written in Wagtail, and then laid before the donor; without a donor it is agreed to at once."""
    manuscript = _manuscript(world, told)
    _write(world, as_written(manuscript.story), told)
    stories.put_before(manuscript, by=world.person(EDITOR))


def _write(world: World, story: Story, told: dict[str, Any]) -> None:
    story.title, story.slug, story.question = told["title"], told["id"], told["question"]
    story.situation = told["situation"].strip()
    edition = in_force(timezone.localdate())
    articles = {one.key: one for one in articles_of(edition)} if edition else {}
    story.images.set(StoryImage(sort_order=place, **one) for place, one in enumerate(told["images"]))
    story.card_questions.set(CardQuestion(sort_order=place, **one) for place, one in enumerate(told["questions"]))
    story.article_links.set(
        StoryArticle(sort_order=place, article=articles[key]) for place, key in enumerate(told["articles"])
    )
    story.save()
    story.save_revision(user=world.person(EDITOR))


def _agree(world: World, told: dict[str, Any]) -> None:
    manuscript = _manuscript(world, told)
    stories.agree(manuscript, text_digest(as_written(manuscript.story)), by=world.person(told["donor"]))


def _read(world: World, told: dict[str, Any]) -> None:
    manuscript = _manuscript(world, told)
    stories.read(manuscript, text_digest(as_written(manuscript.story)), by=world.person(BOARD))


def _publish(world: World, told: dict[str, Any]) -> None:
    stories.publish(_manuscript(world, told), by=world.person(EDITOR))


def _withdraw(world: World, told: dict[str, Any]) -> None:
    withdrawal.withdraw(_manuscript(world, told), by=world.person(told["donor"]))


def _bundle(world: World, told: dict[str, Any]) -> None:
    bundle = Bundle(title=told["title"], for_whom=told["for_whom"], introduction=told["introduction"], live=False)
    chosen = [_manuscript(world, {"id": name}).story for name in told["stories"]]
    bundle.bundled.set(BundledStory(sort_order=place, story=story) for place, story in enumerate(chosen))
    _publish_page(world, StoriesPage.objects.get(), bundle)


def _news(world: World) -> Iterator[Step]:
    told = load("news")
    for one in told["items"]:
        yield Step(moment(one["published_on"], time(11)), one["title"], partial(_item, world, one))
    for one in told["events"]:
        yield Step(moment(one["announced_on"], time(11, 30)), one["title"], partial(_event, world, one))


def _item(world: World, told: dict[str, Any]) -> None:
    _publish_page(world, NewsPage.objects.get(), NewsItem(live=False, **told))


def _event(world: World, told: dict[str, Any]) -> None:
    known = {name: told[name] for name in ("title", "place", "body")}
    begins, ends = _dutch(told["starts_at"]), _dutch(told["ends_at"])
    _publish_page(world, NewsPage.objects.get(), Event(live=False, starts_at=begins, ends_at=ends, **known))


def _library(world: World) -> None:
    methods.install(by=world.person(EDITOR))


def _dutch(clock: datetime) -> datetime:
    return timezone.make_aware(clock)


def _publish_page(world: World, parent: Page, page: Page) -> None:
    """As an editor does it: a draft under its parent, and the button."""
    page.owner = world.person(EDITOR)
    parent.add_child(instance=page)
    page.save_revision(user=page.owner).publish(user=page.owner)
