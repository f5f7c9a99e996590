"""The words of a paragraph of a web page, as they would be shown."""

from __future__ import annotations

import re

from gpt_desktop.documents.structure import is_wide

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BREAK = "\x00"  # stands in for <br>, which is no blank


class Inline:
    """Gathers the words until their paragraph ends."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, text: str | None) -> None:
        if text:
            self._parts.append(text.replace(_BREAK, ""))

    def line_break(self) -> None:
        self._parts.append(_BREAK)

    def as_written(self) -> str:
        """With each blank and line end; nothing is left here."""
        text, self._parts = "".join(self._parts).replace(_BREAK, "\n"), []
        return text.replace("\r\n", "\n").strip("\n").rstrip()

    def as_shown(self) -> str:
        """Blanks joined, lines only where they were asked for; nothing is left here."""
        if not self._parts:
            return ""
        text, self._parts = "".join(self._parts), []
        lines = [_BLANKS.sub(_blank, line).strip(" ") for line in text.split(_BREAK)]
        return "\n".join(lines).strip("\n")


def _blank(found: re.Match[str]) -> str:
    """One blank, or none where a line ends between letters that are written without any."""
    text, start, end = found.string, found.start(), found.end()
    if "\n" in found[0] and start > 0 and end < len(text):
        before, after = text[start - 1], text[end]
        if is_wide(before) and is_wide(after):
            return ""
    return " "
