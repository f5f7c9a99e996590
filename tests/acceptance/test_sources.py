"""A summary by the real model leads back to its document, also after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.summarize.page import SummaryPage
from tests.acceptance.whole_app import WholeApp

TEXT = """# The library of Norby

The library of Norby was opened on 3 May 1911 by Greta Holm, a teacher. It stands beside the old
harbour and was paid for by the fishermen of the town. At first it had 400 books and one room.

In 1954 a storm took its roof away. The town repaired it within a year, since many people had
given money for it. Today the library has 21,000 books, and about 300 people come each week.
"""


@pytest.mark.model
def test_a_sentence_of_a_real_summary_leads_to_its_source(
    app: WholeApp, qtbot: QtBot, tmp_path: Path, default_model_folder: Path
) -> None:
    del default_model_folder  # it has to be there
    app.generator = None
    path = tmp_path / "library.md"
    path.write_text(TEXT, encoding="utf-8")
    window = app.open()
    view = app.summarize(window)
    window.open_files([path])
    qtbot.waitUntil(lambda: done(view.page), timeout=300_000)
    told = source_clicked(qtbot, view.page)
    app.close()
    again = app.summarize(app.open())
    qtbot.waitUntil(lambda: done(again.page))
    assert source_clicked(qtbot, again.page) == told


def done(page: SummaryPage) -> bool:
    entry = page.side.current()
    return (
        entry is not None
        and entry.work.state is WorkState.DONE
        and entry.document is not None
        and any(page.grounding.marks.places)
    )


def source_clicked(qtbot: QtBot, page: SummaryPage) -> str:
    """Click the first sentence that has a source; the passage that is then pointed at."""
    entry = page.side.current()
    assert entry is not None
    claims = [each for each in entry.work.annotations if isinstance(each, Claim)]
    number = next(at for at, claim in enumerate(claims) if claim.sources)
    text, place = page.result.body.text, page.grounding.marks.places[number]
    assert place is not None
    cursor = QTextCursor(text.document())
    cursor.setPosition(place.start + 2)
    middle = text.cursorRect(cursor).center()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    [marked] = page.document.editor.extraSelections()
    words = marked.cursor.selectedText()
    assert claims[number].sources[0].span.of(page.document.editor.toPlainText()) == words
    return words
