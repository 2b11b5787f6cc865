"""What the public pages of a story share: whether it is public, and how others chose."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from codeofconduct.stories.manuscript import Manuscript
from codeofconduct.stories.states import S
from codeofconduct.stories.text import articles_touched, text_digest

GONE = 410


def is_public(story: Any) -> bool:
    """Live, and by the verb that publishes. One query."""
    return story.live and Manuscript.objects.filter(story_id=story.pk, state=S.PUBLISHED).exists()


def may_go_live(revision: Any) -> bool:
    """Whether this is the text that donor and second reader said yes to, at the moment the verb publishes it."""
    manuscript = Manuscript.objects.filter(story_id=revision.object_id, state=S.PUBLISHED).first()
    return manuscript is not None and text_digest(revision.as_object()) == manuscript.agreed_sha256


def others(story: Any, request: HttpRequest) -> HttpResponse:
    """How others chose: one after the other, none of them the right one."""
    context = {"page": story, "images": story.images.all(), "articles": articles_touched(story)}
    return render(request, "codeofconduct/stories/others.html", context)


def taken_back(request: HttpRequest) -> HttpResponse:
    """410: it was here, and its donor took it back."""
    return render(request, "codeofconduct/stories/taken_back.html", {"kept": False}, status=GONE)
