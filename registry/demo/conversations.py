"""The demo's intervision: one log for the group, and everyone's own answer, signed in or from the mail."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from portfolio.confirmations import actions as confirmations
from portfolio.confirmations import invitations
from portfolio.groups.models import Group
from portfolio.intervision import actions as intervision
from portfolio.intervision import insights
from portfolio.planning import actions as planning
from portfolio.sessions.facts import Facts, Invited
from portfolio.sessions.models import Participation
from registry.demo.clock import moment
from registry.demo.replay import Step, World
from registry.demo.words import load

FORM = map("demo-session-{}".format, count())
FACTS = ("held_on", "begins", "ends", "place", "group", "method", "theme", "facilitator", "lesson")
PERSONAL_LINK = re.compile(r"/meekijken/([\w-]+)/")


def steps_of_sessions(world: World) -> Iterator[Step]:
    for session in load("sessions")["sessions"]:
        logged = datetime.combine(session["held_on"], session["ends"]) + timedelta(minutes=20)
        yield Step(moment(logged.date(), logged.time()), session["theme"], partial(_log, world, session))
        for minute, (email, answer) in enumerate(session["answers"].items()):
            day = session["held_on"] + timedelta(days=answer["after_days"])
            yield Step(
                moment(day, time(20, minute)), "a colleague answers", partial(_answer, world, session, email, answer)
            )
        closes = session["held_on"] + timedelta(days=31)
        yield Step(moment(closes, time(3)), "a session closes", partial(intervision.close_due, closes))
    yesterday = timezone.localdate() - timedelta(days=1)
    for session in load("sessions")["planned"]:
        day = yesterday + timedelta(days=1 + session["in_days"])
        yield Step(moment(yesterday), session["theme"], partial(_plan, world, session, day))


def _plan(world: World, session: dict[str, Any], day: date) -> None:
    """Whenever the demo begins, there is one to look forward to."""
    colleagues = [Invited(world.people[email].name, email) for email in session["with"]]
    guests = [Invited(guest["name"], guest["email"]) for guest in session.get("guests", ())]
    facts = Facts(held_on=day, **{name: session[name] for name in FACTS if name in session})
    group = Group.objects.get(pk=world.groups[session["group"]].pk)
    planning.plan(facts, [*colleagues, *guests], by=world.person(session["by"]), key=next(FORM), group=group)


def _log(world: World, session: dict[str, Any]) -> None:
    colleagues = [Invited(world.people[email].name, email) for email in session["with"]]
    guests = [Invited(guest["name"], guest["email"]) for guest in session.get("guests", ())]
    facts = Facts(**{name: session[name] for name in FACTS})
    world.sessions[session["id"]] = intervision.log(
        facts, [*colleagues, *guests], by=world.person(session["by"]), key=next(FORM)
    )


def _answer(world: World, session: dict[str, Any], email: str, told: dict[str, Any]) -> None:
    """Signed in, or from the personal link: then from the mail itself, for the register keeps no link in clear."""
    if told.get("by_link"):
        token = _link_in_mail_to(email)
        invitation = invitations.behind(token)
        if invitation is None:
            raise LookupError(f"The link mailed to {email} is closed.")
        line = invitation.participation
        confirmations.answer(line, told["answer"], token=token, key=next(FORM))
        return
    member = world.person(email)
    line = Participation.objects.get(session=world.sessions[session["id"]], person=member)
    insights.answer_and_keep(line, told["answer"], by=member, insight=told.get("insight", ""), key=next(FORM))


def _link_in_mail_to(email: str) -> str:
    mails = sorted(Path(settings.MAIL_ROOT).iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for mail in mails:
        text = mail.read_text()
        if f"To: {email}" in text and (found := PERSONAL_LINK.search(text)):
            return found.group(1)
    raise LookupError(f"No personal link was mailed to {email}.")
