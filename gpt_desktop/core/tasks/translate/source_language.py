"""Which language each part of a text is in."""

from __future__ import annotations

from gpt_desktop.core.language_detection import clear_language, script_counts, writing_systems
from gpt_desktop.core.translation.left_alone import own_language
from gpt_desktop.core.translation.segments import SourceSegment

_WHOLE = 0.6  # of a text in which nothing is said to be in another language


class SourceLanguages:
    """Finds a segment's language: by itself, by the lines around it, or by the whole text.

    Args:
        text: the whole one.
        chosen: code of the language the person said it is in, or "".
    """

    def __init__(self, text: str, chosen: str = "") -> None:
        self._chosen = chosen
        self.whole = chosen or clear_language(text, _WHOLE)

    def around(self, words: str) -> str:
        """Of a paragraph or line: its own where it says so, else the whole text's."""
        return self._chosen or own_language(words) or self.whole

    def of(self, segment: SourceSegment, target: str) -> str:
        """Of a segment; what the person said counts but where it is in the target already."""
        own = own_language(segment.text)
        if self._chosen:
            return own if own == target else self._chosen
        return own or (segment.language if _written_as(segment.text, segment.language) else "")


def _written_as(text: str, code: str) -> bool:
    """Whether a text has letters that a language is written in, or none at all."""
    scripts = set(script_counts(text))
    return not scripts or bool(scripts & writing_systems(code))
