"""What a task's progress says in words."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Phase, Progressed


def phase_words(progressed: Progressed) -> str:
    """What is being done."""
    match progressed.phase:
        case Phase.LOADING:
            if progressed.label:
                return tr("Loading {model}…", model=progressed.label)
            return tr("Loading the model…")
        case Phase.READING:
            return tr("Reading…")
        case Phase.WRITING:
            return tr("Writing…")
        case Phase.MERGING:
            return tr("Putting the parts together…")
        case Phase.SECTIONS:
            return _section_words(progressed)


def share_words(progressed: Progressed) -> str:
    """How far it is: a count of sections is in the words, tokens as a percentage."""
    counted = progressed.phase in (Phase.SECTIONS, Phase.WRITING)
    if not progressed.total or counted:
        return ""
    return f"{100 * progressed.done // progressed.total} %"


def _section_words(progressed: Progressed) -> str:
    number = min(progressed.done + 1, progressed.total)
    words = tr("Section {number} of {total}", number=number, total=progressed.total)
    return f"{words}: {progressed.label}" if progressed.label else words
