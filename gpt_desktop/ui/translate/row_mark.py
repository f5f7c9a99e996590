"""What stands at the margin of a row, and why."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.annotations import Segment, SegmentOrigin
from gpt_desktop.core.errors import joined_sentences
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import language
from gpt_desktop.core.retelling import retold

MARK_SIZE = 16


@dataclass(frozen=True, slots=True)
class RowMark:
    """An icon in a colour of the palette, or none, and what is said when it is pointed at."""

    icon: str
    colour: str
    words: str


def mark_of(segment: Segment) -> RowMark | None:
    """The mark of a segment; None where there is nothing to say of it."""
    if segment.checks:
        return RowMark("triangle-alert", "warning", reason_words(segment))
    if segment.origin is SegmentOrigin.PERSON:
        return RowMark("pencil", "second_text", tr("Written by you. A new run keeps it."))
    if segment.origin is SegmentOrigin.MEMORY:
        return RowMark("history", "second_text", tr("From your earlier translations."))
    if segment.origin is SegmentOrigin.KEPT:
        return RowMark("", "second_text", _kept_words(segment))
    return None


def reason_words(segment: Segment) -> str:
    """Why a segment is marked; checks may have been said in another language of the window."""
    words = ""
    for check in segment.checks:
        words = joined_sentences(words, retold(check.words)) if words else retold(check.words)
    return words


def _kept_words(segment: Segment) -> str:
    if not segment.language:
        return tr("Left as it was: there is nothing to translate in it.")
    name = tr(language(segment.language).name)
    return tr("Left as it was: it is in {language} already.", language=name)
