"""Choosing an article beside a story by its words; the model says from which editions."""

from django import forms

WORDS_SHOWN = 70


class ArticleSelect(forms.Select):
    """The articles of every adopted edition, newest edition first, each with the beginning of its text."""

    def optgroups(self, name, value, attrs=None):
        choices = self.choices
        if hasattr(choices, "queryset"):
            known = choices.queryset.select_related("value__edition")
            choices.queryset = known.order_by("-value__edition__in_force_from", "value__sort_order", "sort_order")
        return super().optgroups(name, value, attrs)

    def create_option(self, name, value, label, *args, **kwargs):
        article = getattr(value, "instance", None)
        if article is not None:
            label = f"{article.key} ({article.value.edition.number}) {article.text[:WORDS_SHOWN]}"
        return super().create_option(name, value, label, *args, **kwargs)
