"""Markdown that grows is what the whole of it is, and loads and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QTextDocument, QTextTable
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.code_colours import coloured_code
from gpt_desktop.ui.widgets.markdown_view import MarkdownView

TEXT = """# A heading

Some **bold**, *italic*, ~~struck~~ and `inline code` with a [link](https://example.org).

1. First
2. Second
   - nested
   - more

   A paragraph in the item.
3. Third

```python
def hello(name: str) -> None:
    print("hello", 42)  # comment
```

> A quote
> of two lines.

| Name | Size |
| --- | --- |
| One | 1 |

---

مرحبا بالعالم

The end."""


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> Iterator[MarkdownView]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = MarkdownView(context.theme)
    column.addWidget(made)
    column.addStretch()
    holder.resize(760, 900)
    qtbot.addWidget(holder)
    holder.show()
    yield made
    holder.close()


def show_whole(qtbot: QtBot, view: MarkdownView, text: str) -> str:
    view.set_text(text)
    qtbot.waitUntil(lambda: not view.feeding)
    return view.document().toHtml()


@pytest.mark.parametrize("step", [1, 7, 40])
def test_streamed_text_is_the_whole_text(qtbot: QtBot, view: MarkdownView, step: int) -> None:
    for start in range(0, len(TEXT), step):
        view.append_text(TEXT[start : start + step])
    view.finish()
    qtbot.waitUntil(lambda: not view.feeding)
    streamed = view.document().toHtml()
    assert view.text() == TEXT
    assert streamed == show_whole(qtbot, view, TEXT)


def test_long_texts_come_in_pieces_and_are_whole(qtbot: QtBot, view: MarkdownView) -> None:
    long = "\n\n".join(f"Paragraph {number} of many." for number in range(400))
    view.set_text(long)
    assert view.feeding
    assert view.text() == long
    qtbot.waitUntil(lambda: not view.feeding)
    assert view.toPlainText().count("Paragraph") == 400
    assert view.toPlainText().endswith("Paragraph 399 of many.")


def test_structure_is_rendered(qtbot: QtBot, view: MarkdownView) -> None:
    show_whole(qtbot, view, TEXT)
    document = view.document()
    plain = view.toPlainText()
    assert "**" not in plain
    assert "~~" not in plain
    assert document.find("First").currentList().count() == 3
    table = document.find("Size").currentTable()
    assert isinstance(table, QTextTable)
    assert (table.rows(), table.columns()) == (2, 2)
    assert document.find("مرحبا").block().textDirection() == Qt.LayoutDirection.RightToLeft


def test_html_and_pictures_are_shown_as_text(qtbot: QtBot, view: MarkdownView) -> None:
    text = "<b>no</b> <script>x</script> ![pic](file:///etc/passwd)\n\n<div>block</div>"
    html = show_whole(qtbot, view, text)
    assert "<b>no</b>" in view.toPlainText()
    assert "<div>block</div>" in view.toPlainText()
    assert "<img" not in html


def test_no_resource_is_ever_loaded(view: MarkdownView) -> None:
    for address in ("file:///etc/passwd", "http://127.0.0.1/x.png", "qrc:/x"):
        found = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
        assert isinstance(found, QImage)
        assert found.size().width() == 1


def test_links_open_by_click_and_only_known_kinds(
    view: MarkdownView, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    for address in ("https://example.org", "file:///etc/passwd", "mailto:a@b.c", "javascript:x"):
        view.anchorClicked.emit(QUrl(address))
    assert opened == ["https://example.org", "mailto:a@b.c"]
    assert not view.openLinks()


def test_what_is_copied_is_plain_text(qtbot: QtBot, view: MarkdownView) -> None:
    show_whole(qtbot, view, "Some **bold** words")
    view.selectAll()
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Some bold words"
    assert not data.hasHtml()


def test_it_is_as_high_as_its_text(qtbot: QtBot, view: MarkdownView) -> None:
    show_whole(qtbot, view, "One line")
    one = view.height()
    show_whole(qtbot, view, "One\n\nTwo\n\nThree")
    qtbot.waitUntil(lambda: view.height() > 2 * one)
    assert view.verticalScrollBar().maximum() == 0


def test_frozen_blocks_stay_selected_while_text_comes(view: MarkdownView) -> None:
    view.append_text("First paragraph.\n\nSecond")
    view.setTextCursor(view.document().find("First paragraph"))
    for _ in range(20):
        view.append_text(" more\n\nand")
    assert view.textCursor().selectedText() == "First paragraph"


def test_code_pieces_join_to_the_code(context: ViewContext) -> None:
    code = 'def f():\n    return "x"  # why\n'
    palette = context.theme.palette
    pieces = list(coloured_code(code, "python", palette))
    assert "".join(piece for piece, _ in pieces) == code
    colours = dict(pieces)
    assert colours["def"] == palette.accent
    assert colours["# why"] == palette.second_text
    assert list(coloured_code(code, "no such language", palette)) == [(code, palette.text)]


def test_a_growing_answer_of_24_kb_stays_cheap(view: MarkdownView) -> None:
    big = "\n\n".join([TEXT] * 40)[:24_000]
    costs = []
    for start in range(0, len(big), 40):
        begun = perf_counter()
        view.append_text(big[start : start + 40])
        costs.append(perf_counter() - begun)
    # The median stands for the work; single steps may have waited for the machine. What is
    # written costs what the last block costs, however much stands above it.
    assert median(costs[-100:]) < 8 * median(costs[50:150])
