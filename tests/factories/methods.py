"""The method library: pages as Wagtail publishes them."""

from codeofconduct.methods.kinds import Method
from codeofconduct.methods.models import MethodPage, MethodRole, MethodsPage, MethodStep

STEPS = (("Vertel", 10), ("Vraag door", 15), ("Rond af", 5))


def method(kind: Method = Method.INCIDENT, *, published: bool = True, steps=STEPS, **about) -> MethodPage:
    """A method of half an hour for four to eight people; ``published=False`` is a draft."""
    about = {
        "title": "Incidentmethode",
        "introduction": "Eén moment, eerst de feiten.",
        "fits": "Iets kleins dat blijft hangen.",
        "in_hand": ["moment"],
        "group_from": 4,
        "group_to": 8,
        "minutes_from": 30,
        "minutes_to": 30,
        "record": "Het thema en wie erbij was.",
        "never": "Het verhaal zelf.",
        "credit": "Eigen ontwerp.",
    } | about
    page = MethodPage(method=kind, live=False, **about)
    page.roles.set([MethodRole(name="Inbrenger", does="Vertelt.")])
    page.steps.set([step(title, minutes, place) for place, (title, minutes) in enumerate(steps)])
    MethodsPage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if published:
        revision.publish()
    return MethodPage.objects.get(pk=page.pk)


def step(title: str, minutes: int, place: int = 0) -> MethodStep:
    words = {"does": f"{title}: wat je doet.", "speaks": "De inbrenger", "silent": "De deelnemers"}
    return MethodStep(title=title, minutes=minutes, sort_order=place, **words)


def changed(page: MethodPage, **values) -> MethodPage:
    """A new revision with these values, published."""
    fresh = MethodPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()
    return MethodPage.objects.get(pk=page.pk)
