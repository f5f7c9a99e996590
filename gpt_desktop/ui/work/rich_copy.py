"""Copied Markdown as rich text too, so that a word processor shows headings and lists."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication

from gpt_desktop.background.call import Question
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.work.saving.web_page import html_of


class RichCopy(QObject):
    """Adds the HTML as soon as it is made; the words alone are there at once.

    A long text takes longer to turn into HTML than the window may wait.
    """

    def __init__(self, copying: Copying, lane: Lane) -> None:
        super().__init__(copying)
        self._making = Question(lane, tr("Copying a result"), self)
        self._making.answered.connect(self._on_made)
        copying.copied.connect(self._on_copied)

    @Slot(str)
    def _on_copied(self, text: str) -> None:
        self._making.ask(partial(_both, text))

    @Slot(object)
    def _on_made(self, made: tuple[str, str]) -> None:
        text, html = made
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() != text:
            return  # something else was copied meanwhile
        data = QMimeData()
        data.setText(text)
        data.setHtml(html)
        clipboard.setMimeData(data)


def _both(text: str) -> tuple[str, str]:
    return text, html_of(text)
