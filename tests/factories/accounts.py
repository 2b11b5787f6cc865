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

    class Params:
        member = factory.Trait(joined=[groups.MEMBERS])
        reader = factory.Trait(joined=[groups.MEMBERS, groups.READERS])
        board = factory.Trait(joined=[groups.MEMBERS, groups.BOARD])
        secretary = factory.Trait(joined=[groups.SECRETARIES])
        code_editor = factory.Trait(joined=[groups.CODE_EDITORS])
        superuser = factory.Trait(is_staff=True, is_superuser=True)

    @factory.post_generation
    def joined(self, create, extracted, **kwargs):
        for name in extracted or ():
            groups.join(self, name)
