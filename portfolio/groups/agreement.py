"""The agreement a new group is offered to begin with. Its convener makes it the group's own before anybody reads it."""

from django.utils.translation import gettext as _


def offered() -> str:
    """In the language of who reads it."""
    return "\n\n".join(
        [
            _("What is said here, stays here. We do not tell others who was here, or what somebody said."),
            _("We talk about residents and colleagues without names. Nobody should be able to guess who it is."),
            _("Everyone decides for themselves what they tell. You can always pass, or stop."),
            _("We record nothing, and we do not write down what another says."),
            _("Is somebody in danger? Then we look for help together."),
            _("Does something not go well? Then we talk about it with each other first."),
        ]
    )
