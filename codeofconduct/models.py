"""Hands the rooms' models to Django."""

from codeofconduct.affirmation.models import Affirmation
from codeofconduct.editions.models import Article, CodePage, CoreValue, Edition, SiteRoot

__all__ = ["Affirmation", "Article", "CodePage", "CoreValue", "Edition", "SiteRoot"]
