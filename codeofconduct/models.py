"""Hands the rooms' models to Django."""

from codeofconduct.affirmation.models import Affirmation
from codeofconduct.consultation.models import Comment, Consultation
from codeofconduct.editions.models import Article, CodePage, CoreValue, Edition, SiteRoot
from codeofconduct.methods.models import MethodPage, MethodRole, MethodsPage, MethodStep
from codeofconduct.news.models import Event, NewsItem, NewsPage
from codeofconduct.stories.models import (
    Bundle,
    BundledStory,
    CardQuestion,
    Manuscript,
    StoriesPage,
    Story,
    StoryArticle,
    StoryImage,
    TakenBack,
)

__all__ = [
    "Affirmation",
    "Article",
    "Bundle",
    "BundledStory",
    "CardQuestion",
    "CodePage",
    "Comment",
    "Consultation",
    "CoreValue",
    "Edition",
    "Event",
    "Manuscript",
    "MethodPage",
    "MethodRole",
    "MethodStep",
    "MethodsPage",
    "NewsItem",
    "NewsPage",
    "SiteRoot",
    "StoriesPage",
    "Story",
    "StoryArticle",
    "StoryImage",
    "TakenBack",
]
