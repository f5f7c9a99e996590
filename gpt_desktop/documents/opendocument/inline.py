"""The words inside a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from gpt_desktop.documents.opendocument.names import (
    DC,
    DRAW,
    OFFICE,
    TABLE,
    TEXT,
    XLINK,
    count_of,
)
from gpt_desktop.documents.opendocument.styles import Styles

_MANY_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 1000
_DEEPEST = 100
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_SILENT = (
    TEXT + "ruby-text",
    TEXT + "hidden-text",
    TEXT + "hidden-paragraph",
    TEXT + "note-citation",
    TEXT + "tracked-changes",
    TEXT + "number",
    TEXT + "script",
    OFFICE + "event-listeners",
    DRAW + "image",
)
# What has paragraphs of its own; those of a drawn shape stand in it without a box.
_APART = (DRAW + "text-box", TABLE + "table", TEXT + "p", TEXT + "h", TEXT + "list")
_NOTES = (OFFICE + "annotation", TEXT + "note")


@dataclass(slots=True)
class Inline:
    """A paragraph's words, and what stands apart from them.

    Attributes:
        boxes: elements with paragraphs of their own, such as text boxes.
        notes: the text of each note, with its author where it is a comment.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class InlineReader:
    """Reads paragraphs.

    Args:
        formulas: the embedded formulas, in a line, by the name of their object.
    """

    def __init__(self, styles: Styles, formulas: dict[str, str]) -> None:
        self._styles = styles
        self._formulas = formulas

    def read(self, paragraph: Any) -> Inline:
        found = Inline()
        style = paragraph.get(TEXT + "style-name") or ""
        if not self._styles.is_hidden("paragraph", style):
            self._walk(paragraph, found, 0)
        return found

    def _walk(self, element: Any, found: Inline, depth: int) -> None:
        found.pieces.append(_blanks(element.text))
        for child in element:
            if depth < _DEEPEST:
                self._child(child, found, depth)
            found.pieces.append(_blanks(child.tail))

    def _child(self, child: Any, found: Inline, depth: int) -> None:
        tag = child.tag
        if tag in _SIGNS:
            found.pieces.append(_SIGNS[tag])
        elif tag == TEXT + "s":
            found.pieces.append(" " * min(count_of(child, TEXT + "c"), _MOST_BLANKS))
        elif tag in _NOTES:
            self._note(child, found)
        elif tag in _APART:
            found.boxes.append(child)
        elif tag == DRAW + "object":
            name = (child.get(XLINK + "href") or "").removeprefix("./").strip("/")
            found.pieces.append(self._formulas.get(name, ""))
        elif tag not in _SILENT and not self._hidden(child):
            self._walk(child, found, depth + 1)

    def _note(self, element: Any, found: Inline) -> None:
        if element.tag == OFFICE + "annotation":
            found.notes.append((self.plain(element), element.findtext(DC + "creator") or ""))
        else:
            body = element.find(TEXT + "note-body")
            found.notes.append(("" if body is None else self.plain(body), ""))

    def plain(self, element: Any) -> str:
        """The words of all paragraphs in an element, in a line."""
        names = (TEXT + "p", TEXT + "h")
        return " ".join(" ".join(self.read(each).text.split()) for each in element.iter(*names))

    def _hidden(self, element: Any) -> bool:
        if element.tag != TEXT + "span":
            return False
        return self._styles.is_hidden("text", element.get(TEXT + "style-name") or "")


def _blanks(text: str | None) -> str:
    """Blanks and line ends of the XML count as one blank (part 3, 6.1.2)."""
    return _MANY_BLANKS.sub(" ", text) if text else ""
