"""The demo's code: each edition written, laid before the members, answered, adopted, and in force on its day."""

from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial
from itertools import chain, count
from typing import Any

from codeofconduct.consultation import actions as consultation
from codeofconduct.consultation.models import Comment, Consultation
from codeofconduct.editions import actions as editions
from codeofconduct.editions.models import Article, CoreValue, Edition
from registry.demo.clock import moment
from registry.demo.replay import Step, World
from registry.demo.words import load

EDITOR, BOARD = "fenna@demo.example", "greet@demo.example"
FORM = map("demo-code-{}".format, count())


def steps_of_the_code(world: World) -> Iterator[Step]:
    return chain(_editions(world), *(_rounds(world, one) for one in load("consultations")["consultations"]))


def _editions(world: World) -> Iterator[Step]:
    content = load("code")
    for edition in content["editions"]:
        number, adopted_on, begins_on = edition["number"], edition["adopted_on"], edition["in_force_from"]
        write = partial(_finish, world, edition) if "follows" in edition else partial(_draft, world, content, number)
        yield Step(moment(adopted_on, time(9, 50)), f"edition {number} is written", write)
        yield Step(moment(adopted_on, time(20)), f"edition {number} is adopted", partial(_adopt, world, edition))
        begin = partial(editions.bring_into_force, begins_on)
        yield Step(moment(begins_on, time(0, 1)), f"edition {number} comes into force", begin)


def _draft(world: World, content: dict[str, Any], number: str) -> None:
    values = [{**value, "articles": [_article(one) for one in value["articles"]]} for value in content["values"]]
    editions.draft(number, content["preamble"], values, by=world.person(EDITOR))


def _article(told: dict[str, str]) -> dict[str, Any]:
    questions = {name: told[name] for name in ("excellent", "ethical", "energetic")}
    return {"key": told["key"], "text": told["text"], "explanation": told["explanation"], "questions": questions}


def _finish(world: World, told: dict[str, Any]) -> None:
    """After the members were heard: the words of the edition it follows, but for what the meeting will change."""
    before = Article.objects.filter(value__edition__number=told["follows"])
    _rewrite(world, told["number"], {one.key: one.text for one in before} | told["texts"])


def _rewrite(world: World, number: str, texts: dict[str, str]) -> None:
    """As an editor does it in Wagtail: other words in some articles, and a revision."""
    edition = Edition.objects.get(number=number)
    for article in Article.objects.filter(value__edition=edition, key__in=texts):
        article.text = texts[article.key]
        article.save()
    Edition.objects.get(pk=edition.pk).save_revision(user=world.person(EDITOR), clean=False)


def _adopt(world: World, told: dict[str, Any]) -> None:
    editions.adopt(
        Edition.objects.get(number=told["number"]),
        on=told["adopted_on"],
        in_force_from=told["in_force_from"],
        meeting=told["meeting"],
        quorum=told["quorum"],
        by=world.person(BOARD),
    )


def _rounds(world: World, told: dict[str, Any]) -> Iterator[Step]:
    number = told["edition"]
    yield Step(moment(told["begun_on"]), f"edition {number} is begun", partial(_begin, world, told))
    opened = moment(told["opened_on"], time(9))
    yield Step(opened, f"edition {number} lies before the members", partial(_open, world, told))
    for minute, one in enumerate(told["comments"]):
        yield Step(moment(one["on"], time(20, minute)), "a member comments", partial(_comment, world, number, one))
        if "answer" in one:
            answered = moment(one["answered_on"], time(10, minute))
            yield Step(answered, "the editors answer", partial(_answer, world, number, one))
    over = told["until"] + timedelta(days=1)
    yield Step(moment(over, time(0, 1)), f"the consultation on {number} closes", partial(consultation.close_over, over))


def _begin(world: World, told: dict[str, Any]) -> None:
    edition = editions.follow(Edition.objects.get(number=told["follows"]), told["edition"], by=world.person(EDITOR))
    for new in told.get("added", ()):
        value = CoreValue.objects.get(edition=edition, key=new["value"])
        questions = {f"question_{name}": new[name] for name in ("excellent", "ethical", "energetic")}
        words = {name: new[name] for name in ("key", "text", "explanation")}
        Article.objects.create(value=value, sort_order=value.articles.count(), **words, **questions)
    _rewrite(world, told["edition"], told["texts"])


def _open(world: World, told: dict[str, Any]) -> None:
    edition = Edition.objects.get(number=told["edition"])
    consultation.open_round(edition, until=told["until"], by=world.person(EDITOR))


def _round(number: str) -> Consultation:
    return Consultation.objects.get(edition__number=number)


def _comment(world: World, number: str, told: dict[str, Any]) -> None:
    words = (told["article"], told["text"], told["shown_as"])
    consultation.comment(_round(number), *words, by=world.person(told["by"]), key=next(FORM))


def _answer(world: World, number: str, told: dict[str, Any]) -> None:
    said = Comment.objects.get(consultation=_round(number), text=told["text"])
    consultation.answer(said, told["answer"], told["because"], by=world.person(EDITOR), key=next(FORM))
