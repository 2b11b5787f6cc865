"""First you: what a reader would do in a story's situation, kept as their own image of good work."""

from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.rescue import gives_text_back
from codeofconduct.stories.queries import published_story
from portfolio.images import actions as images
from portfolio.images.content import Content
from portfolio.situations.forms import ONE_SENTENCE
from portfolio.writing.fields import Words
from trail.exceptions import NotPossibleNow
from trail.form_keys import posted_key

REFUSED, GONE = 422, 410
LONGEST_TITLE = 100


class FirstForm(forms.Form):
    """The box of a story's page, by the rules of the portfolio."""

    picture = Words(
        label=gettext_lazy("What would you do, and why?"), required=True, error_messages={"required": ONE_SENTENCE}
    )


@gives_text_back
@require_POST
def first(request, slug):
    """Keep it, and go on to how others chose. Whatever became of the story meanwhile, the text is kept."""
    form, story = FirstForm(request.POST), published_story(slug)
    if form.is_valid() and _kept(request, form, story):
        if story:
            return redirect("stories:others", slug)
        return render(request, "codeofconduct/stories/taken_back.html", {"kept": True}, status=GONE)
    return render(request, "portfolio/images/first.html", {"form": form, "story": story}, status=REFUSED)


def _kept(request, form, story):
    title = _("With the story “%(title)s”") % {"title": story.title[:LONGEST_TITLE]} if story else ""
    content = Content(title=title, picture=form.cleaned_data["picture"])
    try:
        images.begin(content, by=request.user, key=posted_key(request))
    except NotPossibleNow as reason:
        form.add_error("picture", reason.reasons)
    return not form.errors
