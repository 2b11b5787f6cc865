"""What the last part of a story's address looks like, for every room that has an address below it."""

from django.urls import register_converter


class StorySlug:
    """Wagtail allows letters of every script, digits, - and _."""

    regex = r"[-\w]+"
    to_python = to_url = str


register_converter(StorySlug, "story")
