"""Places in a text as Qt counts them: in halves of characters where Unicode has large ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from gpt_desktop.core.annotations import Span
from gpt_desktop.ui.widgets.document_text import DrawnText

# A character that Qt counts as two.
_LARGE = re.compile("[\U00010000-\U0010ffff]")


def qt_length(text: str) -> int:
    """How long a text is for Qt."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def qt_place(text: str, place: int) -> int:
    """Where Qt has the character at a place of a text."""
    return qt_length(text[:place])


class QtPlaces:
    """Places of one text, from and to how Qt counts them; quick for many of them."""

    def __init__(self, text: str) -> None:
        self._large = [found.start() for found in _LARGE.finditer(text)]
        # Where Qt has each of them: every one before it has moved it by one.
        self._qt = [place + number for number, place in enumerate(self._large)]

    def to_qt(self, place: int) -> int:
        """Where Qt has the character at a place of the text."""
        return place + bisect_left(self._large, place)

    def from_qt(self, place: int) -> int:
        """The reverse; the second half of a character counts as what follows it."""
        return place - bisect_left(self._qt, place)


def spans_as_drawn(text: str, spans: Iterable[Span], drawn: DrawnText) -> list[Span | None]:
    """Where parts of a Markdown text stand in what was drawn of it, as Qt counts.

    Letters and digits are compared, since marks of Markdown are not drawn and lists get marks
    of their own. The parts come in their order.

    Returns:
        None for a part that was not found.
    """
    there = [number for number, character in enumerate(drawn.text) if character.isalnum()]
    letters = "".join(drawn.text[number] for number in there)
    found: list[Span | None] = []
    at = 0
    for span in spans:
        wanted = "".join(filter(str.isalnum, span.of(text)))
        place = letters.find(wanted, at) if wanted else -1
        if place < 0:
            found.append(None)
            continue
        at = place + len(wanted)
        last = _last(drawn.text, there[at - 1])
        found.append(Span(drawn.starts[there[place]], drawn.ends[last]))
    return found


def _last(drawn: str, last: int) -> int:
    """The last of the marks that close a sentence behind its last letter."""
    end = last + 1
    while end < len(drawn) and not drawn[end].isalnum() and not drawn[end].isspace():
        end += 1
    return end - 1


def text_selection(
    document: QTextDocument, span: Span, form: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    """What ``setExtraSelections`` takes, for a span as Qt counts."""
    cursor = QTextCursor(document)
    cursor.setPosition(span.start)
    cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = form
    return selection
