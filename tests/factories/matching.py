"""People who ask for company, and who was proposed to whom: through the verbs."""

from portfolio.matching import actions, pairing
from portfolio.matching.models import Proposal
from portfolio.matching.sealing import Told
from portfolio.matching.states import Kind
from tests.factories.intervision import a_colleague, new_key


def an_ask(member=None, *themes, kind=Kind.PARTNER, words="", municipality="Lindehove", group=None):
    """Somebody asks, by default for a partner about trust."""
    member, themes = member or a_colleague(), themes or ("trust",)
    return actions.ask(kind, themes, Told(words, municipality), by=member, key=new_key(), group=group)


def a_proposal(one=None, other=None, **about):
    """Two people from two municipalities who were proposed to each other."""
    first, second = an_ask(one, **about), an_ask(other, municipality="Kromrade", **about)
    pairing.pair_up()
    return Proposal.objects.with_all().get(one__in=[first, second], other__in=[first, second])


def say(proposal, said, by):
    return actions.answer(proposal, said, by=by)


def laid(member):
    """What is proposed to this person, once everyone was looked at."""
    pairing.pair_up()
    return Proposal.objects.visible_to(member).with_all().filter(met_at=None).first()
