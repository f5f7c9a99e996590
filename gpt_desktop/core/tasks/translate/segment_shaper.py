"""The translation alone: no label, no announcement, no marks around it, no line after it."""

from __future__ import annotations

import re

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import Language
from gpt_desktop.core.tasks.chatter import may_be_chatter, strip_chatter

_QUOTES = '"“”„«»「」『』'
_WORDS = (
    "translation",
    "translated text",
    "translation result",
    "output",
    "answer",
    "text",
    "译文",
)
_COLON = re.compile(r"\s*[:：]\s*")
_OWN_LABEL = re.compile(r"\W*\w+\s*[:：]")  # "Englisch: gut" may well become "English: good"


class SegmentShaper:
    """A ``Shaper`` for the translation of one line.

    What the source has itself is no label: a source that begins with one keeps it.

    Args:
        source: the segment.
        languages: whose names a model may write before the text.
    """

    def __init__(self, source: str, *languages: Language) -> None:
        names = [n for each in languages for n in (each.name, each.native_name, tr(each.name))]
        labels = sorted({word.casefold() for word in (*names, *_WORDS)}, key=len, reverse=True)
        self._labels = [] if _OWN_LABEL.match(source) else labels
        self._announced = ":" not in source and "：" not in source
        self._quoted = not any(mark in source for mark in _QUOTES)
        self._unquoted = False
        self._begun = False
        self._held = ""
        self.full = False

    def feed(self, text: str) -> str:
        if self.full:
            return ""
        self._held += text
        if not self._begun and not self._begin(at_end=False):
            return ""
        line, newline, _ = self._held.partition("\n")
        self.full = bool(newline)
        if self.full:
            self._held = ""
            return self._ended(line)
        shown = line[: len(self._ended(line))]
        self._held = line[len(shown) :]
        return shown

    def finish(self) -> str:
        if self.full:
            return ""
        if not self._begun:
            self._begin(at_end=True)
        held, self._held = self._held, ""
        return self._ended(held.partition("\n")[0])

    def _begin(self, *, at_end: bool) -> bool:
        """Take off what stands before the translation; whether that is decided."""
        while True:
            self._held = self._held.lstrip()
            if not at_end and (not self._held or self._undecided()):
                return False
            rest = self._cut(self._held)
            if rest == self._held:
                break
            self._held = rest
        if self._quoted and self._held[:1] in _QUOTES and self._held:
            self._held, self._unquoted = self._held[1:], True
        self._begun = True
        return True

    def _undecided(self) -> bool:
        start = self._held.casefold()
        if any(label.startswith(start) or start.strip() == label for label in self._labels):
            return True
        return self._announced and may_be_chatter(self._held)

    def _cut(self, text: str) -> str:
        for label in self._labels:
            if _labelled(text, label):
                colon = _COLON.match(text, len(label))
                return text[colon.end() :] if colon else text
        return strip_chatter(text) if self._announced else text

    def _ended(self, line: str) -> str:
        """Without what is held back at the end: white space, and a mark that closes the whole."""
        return line.rstrip().rstrip(_QUOTES if self._unquoted else "") if line else line


def _labelled(text: str, label: str) -> bool:
    return text[: len(label)].casefold() == label and bool(_COLON.match(text, len(label)))
