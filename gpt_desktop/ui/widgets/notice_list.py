"""The notices of a result, one under the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.lines import NoticeLine


class NoticeList(QWidget):
    """Hidden while there is none. A notice is shown once.

    Signals:
        model_wanted: as of a ``NoticeLine``.
    """

    model_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[NoticeLine] = []
        self._shown: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_TINY)
        self.hide()

    @property
    def lines(self) -> tuple[NoticeLine, ...]:
        return tuple(self._lines)

    @property
    def shown(self) -> tuple[Notice, ...]:
        return tuple(self._shown)

    def add(self, notice: Notice) -> None:
        if notice in self._shown:
            return
        line = NoticeLine(self._theme, self)
        line.show_notice(notice)
        line.model_wanted.connect(self.model_wanted)
        self._column.addWidget(line)
        self._lines.append(line)
        self._shown.append(notice)
        self.show()

    def set_notices(self, notices: Iterable[Notice]) -> None:
        """Show exactly these."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self._shown = [], []
        self.hide()
        for notice in notices:
            self.add(notice)
