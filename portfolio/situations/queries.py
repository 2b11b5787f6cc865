"""Reading situations. Opening many costs one query for the rows and one for the key, however many there are."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.vault import Vault
from portfolio.situations.content import Content
from portfolio.situations.models import Situation, Version
from portfolio.situations.states import State
from portfolio.writing import versions


def content_of(situation: Situation) -> Content:
    """What the situation says now. Raises ``accounts.vault.CannotOpen`` when its bytes were changed or moved."""
    return Content.from_json(versions.current(situation))


def content_at(situation: Situation, revision: int) -> Content:
    """What it said at an earlier revision. Raises ``Version.DoesNotExist``."""
    version = situation.versions.get(revision=revision)
    return Content.from_json(versions.opened(version, situation, Vault.of(situation.member)))


def earlier_versions(situation: Situation) -> QuerySet[Version]:
    """Every version that was kept, newest first, the current one included."""
    return situation.versions.defer("sealed").order_by("-revision")


def open_to(user: User) -> QuerySet[Situation]:
    """This person's own, to work on. ``is_first``: they never wrote about a critical situation before."""
    mine = Situation.objects.visible_to(user)
    others = mine.filter(state=State.SITUATION).exclude(pk=OuterRef("pk"))
    is_first = ~Exists(others) & Q(state=State.NOTE)
    return mine.with_text().select_related("member__key").annotate(is_first=is_first)


def noted_on(page: str, user: User) -> Situation | None:
    """The note that an open page with a box began; it may lie in the bin."""
    if not page:
        return None
    return Situation.objects.filter(member=user, versions__page=page).order_by("created_at").first()


def page_of(situation: Situation) -> str:
    """The open page that wrote what stands there now."""
    return situation.versions.values_list("page", flat=True).get(revision=situation.revision)


def with_content(user: User) -> list[tuple[Situation, Content]]:
    """Everything this person wrote, last saved first, opened."""
    texts = versions.texts_of(Situation.objects.visible_to(user), user)
    return [(one, Content.from_json(text)) for one, text in texts]
