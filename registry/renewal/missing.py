"""What a dossier still needs before it can be sent, in sentences. Presence only: nothing is counted or weighed."""

from django.utils import timezone
from django.utils.translation import gettext as _

from codeofconduct.affirmation.queries import has_affirmed
from codeofconduct.editions.queries import in_force
from documents.canonical import digest
from registry.policy.models import Policy
from registry.renewal.content import Sources, forgotten_gaps, said
from registry.renewal.draft import WORDING, Draft, Guarded
from registry.renewal.gather import draft_of, gather
from registry.renewal.models import Dossier


def what_is_missing(dossier: Dossier) -> list[str]:
    """At most five sentences, one for each thing that is not there yet. Empty when the dossier can go."""
    draft = draft_of(dossier)
    return list(gaps_in(dossier, draft, gather(dossier, draft)).values())


def gaps_in(dossier: Dossier, draft: Draft, sources: Sources) -> dict[str, str]:
    """The same by name (story, piece, session, edition, guard), over what was gathered already."""
    edition = in_force(timezone.localdate())
    gaps = {
        "story": (not sources.story.strip(), _("Your own story is not there yet.")),
        "piece": (not sources.pieces, _("Choose a situation or an image of good work.")),
        "session": (not sources.sessions, _("Choose a session that your colleagues confirmed.")),
        "edition": (
            bool(edition and not has_affirmed(dossier.member, edition)),
            _("Write how the code of conduct that is in force now touches your work."),
        ),
        "guard": (
            not guarded_over(draft.guarded, sources),
            _("Look once more whether a resident can be recognised."),
        ),
    }
    return {name: sentence for name, (misses, sentence) in gaps.items() if misses}


def what_needs_a_look(sources: Sources, rules: Policy) -> list[str]:
    """What stands in the way of sending although everything is there."""
    sentences = [
        _("In “%(title)s” you changed a paragraph that you had kept back. Choose again what you keep back there.")
        % {"title": source.content.get("title", "")}
        for source in sources.pieces
        if forgotten_gaps(source)
    ]
    if len(sources.story.split()) > rules.story_max_words:
        sentences.append(
            _("Your story is longer than %(words)s words. Your readers get more out of a shorter one: what can go?")
            % {"words": rules.story_max_words}
        )
    if len(sources.pieces) > rules.pieces_max:
        sentences.append(_("Choose at most %(pieces)s pieces.") % {"pieces": rules.pieces_max})
    return sentences


def guarded_over(guarded: Guarded | None, sources: Sources) -> bool:
    """Whether the guard's questions were answered over exactly these words."""
    return guarded is not None and guarded.wording == WORDING and guarded.sha256 == digest(said(sources))
