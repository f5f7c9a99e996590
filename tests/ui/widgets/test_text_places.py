"""Sentences of Markdown are found in what was drawn of it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from gpt_desktop.core.annotations import Span
from gpt_desktop.ui.widgets.document_text import DrawnText, drawn_text
from gpt_desktop.ui.widgets.formula_object import OBJECT_LETTER, formula_format
from gpt_desktop.ui.widgets.formula_pictures import Formula
from gpt_desktop.ui.widgets.text_places import QtPlaces, qt_place, spans_as_drawn

MARKDOWN = "## Tea 🫖\n\n- **Sow** in `May`.\n- Water it. Water it.\n- 六月采茶。"
WORDS = "Tea 🫖\u2029Sow in May.\u2029Water it. Water it.\u2029六月采茶。"


@pytest.fixture
def shown(qapp: QApplication) -> DrawnText:
    """In a document; its last letter stands for a formula."""
    document = QTextDocument(qapp)
    document.setPlainText(WORDS)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    form = formula_format(QTextCharFormat(), "$a+b$", Formula("a+b", False))
    cursor.insertText(OBJECT_LETTER, form)
    return drawn_text(document)


def span_of(words: str, after: int = 0) -> Span:
    start = MARKDOWN.index(words, after)
    return Span(start, start + len(words))


def drawn(span: Span | None) -> str:
    assert span is not None
    units = WORDS.encode("utf-16-le")
    return units[2 * span.start : 2 * span.end].decode("utf-16-le")


def test_places_are_counted_as_qt_does() -> None:
    assert [qt_place("a🫖b", place) for place in range(4)] == [0, 1, 3, 4]


def test_sentences_without_their_marks(shown: DrawnText) -> None:
    first, again = span_of("Water it."), span_of("Water it.", MARKDOWN.index("Water it.") + 1)
    wanted = [span_of("**Sow** in `May`."), first, again, span_of("六月采茶。")]
    found = spans_as_drawn(MARKDOWN, wanted, shown)
    words = ["Sow in May.", "Water it.", "Water it.", "六月采茶。"]
    assert [drawn(each) for each in found] == words
    assert found[1] != found[2]


@pytest.mark.parametrize("words", ["never drawn", "…", ""])
def test_what_is_not_there_is_told_and_costs_the_others_nothing(
    shown: DrawnText, words: str
) -> None:
    text = f"{words} Sow in May."
    spans = [Span(0, len(words)), Span(len(words) + 1, len(text))]
    missing, found = spans_as_drawn(text, spans, shown)
    assert missing is None
    assert drawn(found) == "Sow in May."


def test_a_sentence_may_end_in_a_formula(shown: DrawnText) -> None:
    text = "六月采茶。$a+b$"
    [found] = spans_as_drawn(text, [Span(0, len(text))], shown)
    assert found is not None
    assert found.end == len(WORDS.encode("utf-16-le")) // 2 + 1


def test_places_from_and_to_qt() -> None:
    text = "a\U0001f600b\U0001f600\U0001f600c"
    places = QtPlaces(text)
    for place in range(len(text) + 1):
        assert places.to_qt(place) == qt_place(text, place)
        assert places.from_qt(places.to_qt(place)) == place
    assert QtPlaces("plain").to_qt(3) == 3
