"""What a progress says in words: what is being done, and how far it is."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.progress import ARRIVAL_WORDS, Phase, Progressed, Unit
from gpt_desktop.ui.widgets.quantities import size_words

_WORDS = {
    **ARRIVAL_WORDS,
    Phase.LOADING: mark("Loading the model…"),
    Phase.READING: mark("Reading…"),
    Phase.THINKING: mark("Thinking…"),
    Phase.WRITING: mark("Writing…"),
    Phase.MERGING: mark("Putting the parts together…"),
    Phase.COMPARING: mark("Comparing with the text…"),
}


def phase_words(progressed: Progressed) -> str:
    """What is being done."""
    label = progressed.label
    match progressed.phase:
        case Phase.LOADING if label:
            return tr("Loading {model}…", model=label)
        case Phase.SECTIONS:
            return _section_words(progressed)
        case Phase.OPENING:
            return tr("Reading {name}", name=label)
        case phase:
            words = tr(_WORDS[phase])
            return f"{words} ({label})" if label and phase in ARRIVAL_WORDS else words


def amount_words(progressed: Progressed) -> str:
    """How far it is; a count of sections is in the words already."""
    done, total = progressed.done, progressed.total
    if progressed.phase in (Phase.SECTIONS, Phase.WRITING):
        return ""
    if not total:
        return size_words(done) if done and progressed.unit is Unit.BYTES else ""
    match progressed.unit:
        case Unit.BYTES:
            return tr("{done} of {total}", done=size_words(done), total=size_words(total))
        case Unit.PAGES:
            return tr("{done} of {total} pages", done=done, total=total)
        case Unit.PARTS:
            return tr("{done} of {total}", done=done, total=total)
        case _:
            return f"{progressed.percent} %"


def _section_words(progressed: Progressed) -> str:
    number = min(progressed.done + 1, progressed.total)
    words = tr("Section {number} of {total}", number=number, total=progressed.total)
    return f"{words}: {progressed.label}" if progressed.label else words
