"""Stories: a manuscript in any state, by the way it would get there."""

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
from codeofconduct.stories.offered import Offered, Part
from codeofconduct.stories.states import S
from codeofconduct.stories.text import as_written, text_digest
from tests.factories.accounts import UserFactory

COPY = Offered(
    "De naaimachine", (Part("Wat gebeurde er?", ("Een vrouw verstelt kleding.", "Ze wil weten of het mag.")),)
)
QUESTIONS = ("Wat weegt hier?", "Wie ontbreekt?", "Wat zegt de wet?", "Wat zegt je buik?", "Wat zou jij niet doen?")
TITLE, SLUG = "Een naald en een draad", "een-naald-en-een-draad"
SITUATION = "Iemand verdient een beetje bij en vertelt het zelf."
PICTURE = "Ik schreef het samen met haar op."


def offered(donor=None, copy: Offered = COPY) -> Manuscript:
    return stories.offer(copy, by=donor or UserFactory(member=True), key="")


def composed(by=None) -> Manuscript:
    return stories.compose(by=by or UserFactory(code_editor=True), key="")


def write(manuscript: Manuscript, *, by=None, articles=(), **changes) -> Story:
    """What an editor writes in Wagtail and saves as a draft; ``images``: pairs, ``card``: questions."""
    story = as_written(Story.objects.get(pk=manuscript.story_id))
    text = {"title": TITLE, "slug": SLUG, "situation": SITUATION, "question": "Wat zou jij doen?"} | changes
    images = text.pop("images", [("Een collega in het zuiden", PICTURE), ("Iemand met twaalf jaar", "Ik vroeg door.")])
    card = text.pop("card", QUESTIONS)
    for name, value in text.items():
        setattr(story, name, value)
    story.images.set(StoryImage(who=who, picture=picture, sort_order=n) for n, (who, picture) in enumerate(images))
    story.card_questions.set(CardQuestion(text=one, sort_order=n) for n, one in enumerate(card))
    story.article_links.set(StoryArticle(article=one, sort_order=n) for n, one in enumerate(articles))
    story.save_revision(user=by or manuscript.rewritten_by, clean=False)
    return story


def in_state(state: str, *, donor=None, editor=None, copy: Offered = COPY, **text) -> Manuscript:
    """A manuscript in any state. ``text`` as for ``write``."""
    editor = editor or UserFactory(code_editor=True)
    manuscript = offered(donor, copy)
    if state == S.RETURNED:
        return withdrawal.give_back(manuscript, "Dank je wel. Het lijkt te veel op een ander.", by=editor, key="")
    if state == S.WITHDRAWN:
        return withdrawal.withdraw(manuscript, by=manuscript.donor)
    if state != S.OFFERED:
        manuscript = stories.take_up(manuscript, by=editor)
        write(manuscript, **text)
    for step in (S.PUT_BEFORE, S.AGREED, S.READ, S.PUBLISHED):
        if state in _UNTIL[step]:
            manuscript = _step(manuscript, step, editor)
    return Manuscript.objects.get(pk=manuscript.pk)


_UNTIL = {
    S.PUT_BEFORE: {S.PUT_BEFORE, S.AGREED, S.READ, S.PUBLISHED},
    S.AGREED: {S.AGREED, S.READ, S.PUBLISHED},
    S.READ: {S.READ, S.PUBLISHED},
    S.PUBLISHED: {S.PUBLISHED},
}


def _step(manuscript: Manuscript, to: str, editor) -> Manuscript:
    if to == S.PUT_BEFORE:
        return stories.put_before(manuscript, by=editor)
    if to == S.AGREED:
        return stories.agree(manuscript, manuscript.agreed_sha256, by=manuscript.donor)
    if to == S.READ:
        return stories.read(manuscript, manuscript.agreed_sha256, by=UserFactory(board=True))
    return stories.publish(manuscript, by=editor)


def published(**text) -> Story:
    """A public story."""
    return in_state(S.PUBLISHED, **text).story


def bundle(*held: Story, title: str = "Voor wie handhaaft", slug: str = "voor-wie-handhaaft", **changes) -> Bundle:
    """A public bundle of these stories."""
    made = Bundle(title=title, slug=slug, for_whom="voor inspecteurs", **changes)
    made.bundled.set(BundledStory(story=one, sort_order=n) for n, one in enumerate(held))
    StoriesPage.objects.get().add_child(instance=made)
    made.save_revision(clean=False).publish()
    return Bundle.objects.get(pk=made.pk)


def digest_now(manuscript: Manuscript) -> str:
    return text_digest(as_written(Story.objects.get(pk=manuscript.story_id)))
