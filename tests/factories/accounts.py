"""People: the smallest valid person, a trait per role."""

import factory
from factory.django import DjangoModelFactory

from accounts import groups
from accounts.models import User

PASSWORD = "een heel lang wachtwoord"


class UserFactory(DjangoModelFactory):
    """``UserFactory(member=True)``, ``UserFactory(board=True)`` ...; board and readers are members too."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"mens{n}@example.nl")
    name = factory.Sequence(lambda n: f"Mens {n}")
    password = factory.django.Password(PASSWORD)
    roles = ()

    class Params:
        member = factory.Trait(roles=(groups.MEMBERS,))
        reader = factory.Trait(roles=(groups.MEMBERS, groups.READERS))
        board = factory.Trait(roles=(groups.MEMBERS, groups.BOARD))
        secretary = factory.Trait(roles=(groups.SECRETARIES,))
        code_editor = factory.Trait(roles=(groups.CODE_EDITORS,))
        superuser = factory.Trait(is_staff=True, is_superuser=True)

    @classmethod
    def _create(cls, model_class, *args, roles=(), **kwargs):
        user = super()._create(model_class, *args, **kwargs)
        for name in roles:
            groups.join(user, name)
        return user
