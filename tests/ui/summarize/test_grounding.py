"""Every sentence of a summary leads to where its document says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import Annotation, Check, Claim, DocumentSpan, Span
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.document_entry import DocumentEntry, new_entry
from gpt_desktop.ui.summarize.page import SummaryPage
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.document_text import DocumentText
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

DOCUMENT = make_document(
    Path("minutes.pdf"),
    "Minutes",
    (
        Block(BlockKind.HEADING, "Minutes 🫖", 1, page=1),
        Block(BlockKind.PARAGRAPH, "The river rose in the night.", page=1),
        Block(BlockKind.ITEM, "1. The road is closed.", page=2),
        Block(BlockKind.ITEM, "2. It was decided that the bridge must be rebuilt.", page=2),
        Block(BlockKind.NOTE, "Seen by nobody.", page=3, recognised=True),
    ),
    page_count=3,
)
TEXT = "The river rose. The road is *open*. Nobody knows."


def place(words: str) -> DocumentSpan:
    start = DOCUMENT.text.index(words)
    return DocumentSpan(DOCUMENT.id, Span(start, start + len(words)))


WRONG = "closed, not open"
CLAIMS = (
    Claim(Span(0, 15), 0.9, (place("The river rose in the night."), place("Seen by nobody."))),
    Claim(Span(16, 35), 0.2, (place("The road is closed."),), (Check("roles", WRONG),)),
    Claim(Span(36, 49), 0.0),
)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [TEXT] * 4)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> SummarizeView:
    view = shown(qtbot, SummarizeView(context))
    entry = new_entry(view.new_work(), Path("minutes.pdf"))
    entry.set_document(DOCUMENT)
    entry.work.show_text(TEXT)
    view._add(entry, show=True)
    return view


@pytest.fixture
def page(view: SummarizeView) -> SummaryPage:
    return view.page


def annotate(qtbot: QtBot, page: SummaryPage, claims: tuple[Annotation, ...] = CLAIMS) -> None:
    entry = page.side.current()
    assert isinstance(entry, DocumentEntry)
    for claim in claims:
        entry.work.annotations.append(claim)
        entry.work.annotated.emit(claim)
    marks = page.grounding.marks
    qtbot.waitUntil(lambda: len(marks.places) == len(claims) and all(marks.places))


def words_marked(page: SummaryPage) -> str:
    span = page.document.editor.marked
    assert span is not None
    cursor = QTextCursor(page.document.editor.document())
    cursor.setPosition(span.start)
    cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def click(qtbot: QtBot, page: SummaryPage, number: int) -> None:
    text, span = page.result.body.text, page.grounding.marks.places[number]
    assert span is not None
    cursor = QTextCursor(text.document())
    cursor.setPosition(span.start + 3)
    middle = text.cursorRect(cursor).center()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))


def test_it_is_counted_and_what_is_not_borne_is_underlined(qtbot: QtBot, page: SummaryPage) -> None:
    assert page.grounding.line.isHidden()
    annotate(qtbot, page)
    assert page.grounding.line.summary.text().startswith("1 of 3 sentences have a source.")
    [wrong] = page.result.body.text.extraSelections()
    assert wrong.cursor.selectedText() == "The road is open."
    assert wrong.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline


def test_a_click_leads_to_the_passage_and_on_to_the_next(qtbot: QtBot, page: SummaryPage) -> None:
    annotate(qtbot, page)
    click(qtbot, page, 0)
    assert words_marked(page) == "The river rose in the night."
    line = page.grounding.line
    assert line.source.text() == "page 1 · passage 1 of 2"
    qtbot.mouseClick(line.source, Qt.MouseButton.LeftButton)
    assert words_marked(page) == "Seen by nobody."
    assert line.source.text() == "page 3 · passage 2 of 2"


def test_who_drags_over_the_text_selects(qtbot: QtBot, page: SummaryPage) -> None:
    annotate(qtbot, page)
    port = page.result.body.text.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
    qtbot.mouseMove(port, QPoint(60, 8))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert page.grounding.line.current == -1


def test_by_keys_through_all_sentences(
    qtbot: QtBot, view: SummarizeView, page: SummaryPage
) -> None:
    annotate(qtbot, page)
    line = page.grounding.line
    assert line.wrong.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_F8)
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert line.wrong.text() == WRONG
    assert words_marked(page) == "The road is closed."
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert line.wrong.text() == "No passage of the document says this."
    assert line.source.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert line.current == 1


def test_what_is_covered_and_what_is_left_out(qtbot: QtBot, page: SummaryPage) -> None:
    annotate(qtbot, page)
    left_out, strip = page.grounding.left_out, page.document.strip
    qtbot.waitUntil(lambda: not left_out.isHidden())
    assert [each.of(DOCUMENT.text) for each in strip.covered] == [
        "The river rose in the night.\n\n1. The road is closed.",
        "Seen by nobody.",
    ]
    assert "%" in strip.toolTip()
    assert left_out.list.isHidden()
    qtbot.mouseClick(left_out.button, Qt.MouseButton.LeftButton)
    item = left_out.list.item(0)
    assert item.text() == "Decision · 2. It was decided that the bridge must be rebuilt."
    box = left_out.list.visualItemRect(item)
    qtbot.mouseClick(left_out.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert words_marked(page).endswith("the bridge must be rebuilt.")


def test_a_new_text_takes_all_of_it_back(qtbot: QtBot, page: SummaryPage) -> None:
    annotate(qtbot, page)
    click(qtbot, page, 0)
    entry = page.side.current()
    assert entry is not None
    entry.work.show_text("Something else.")
    qtbot.waitUntil(page.grounding.line.isHidden)
    assert page.document.editor.marked is None
    assert page.document.strip.covered == ()
    assert page.grounding.left_out.isHidden()


def test_the_document_shows_its_structure(qtbot: QtBot, context: ViewContext) -> None:
    text = DocumentText(context.theme)
    qtbot.addWidget(text)
    text.show_document(DOCUMENT)
    assert text.toPlainText() == DOCUMENT.text

    def form(words: str) -> QTextCharFormat:
        cursor = text.document().find(words)
        assert not cursor.isNull()
        return cursor.charFormat()

    assert form("Minutes").fontWeight() > form("The river").fontWeight()
    assert form("Seen").fontItalic()
    assert not form("The river").fontItalic()
    assert form("Seen").foreground() != form("The river").foreground()


@pytest.mark.parametrize("letters", [100, 200_000])
def test_a_passage_of_a_long_document_is_shown_once_it_is_there(
    qtbot: QtBot, context: ViewContext, letters: int
) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, "Tea. " * 20)] * (letters // 100)
    long = make_document(Path("a"), "", [*blocks, Block(BlockKind.PARAGRAPH, "The end.")])
    text = DocumentText(context.theme)
    qtbot.addWidget(text)
    text.show_document(long)
    start = long.text.index("The end.")
    text.show_passage(Span(start, start + 8))
    qtbot.waitUntil(lambda: bool(text.extraSelections()))
    assert text.extraSelections()[0].cursor.selectedText() == "The end."
