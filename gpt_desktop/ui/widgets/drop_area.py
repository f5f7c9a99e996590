"""The large empty place that takes files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import (
    GAP,
    GAP_HUGE,
    GAP_LARGE,
    GAP_MEDIUM,
    GAP_SMALL,
    RADIUS_CARD,
)

_ICON_SIZE = 40


def dropped_files(source: QMimeData) -> list[Path]:
    """The local files that are being dragged."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]


class DropArea(QWidget):
    """A heading, a line of explanation and buttons, framed by a dashed line.

    It lights up while files are held over it.
    """

    files_dropped = Signal(object)  # list[Path]

    def __init__(
        self,
        theme: Theme,
        heading: str,
        explanation: str,
        buttons: Sequence[QPushButton],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lit = False
        self.setAcceptDrops(True)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_HUGE, GAP_LARGE, GAP_HUGE, GAP_LARGE)
        column.setSpacing(GAP_SMALL)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addSpacing(GAP)
        column.addWidget(_centred(heading, "heading"))
        column.addWidget(_centred(explanation, "second"))
        column.addSpacing(GAP_MEDIUM)
        column.addLayout(_row(buttons))
        column.addStretch(3)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(on=False)
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # drawn whole: it is one frame
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(palette.accent if self._lit else palette.line), 1.5)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(palette.accent_ground if self._lit else palette.panel))
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, RADIUS_CARD, RADIUS_CARD)
        painter.end()

    def _light(self, *, on: bool) -> None:
        self._lit = on
        self.update()

    @Slot()
    def _follow_theme(self) -> None:
        colour = self._theme.palette.second_text
        picture = self._theme.icon("file-text", colour, _ICON_SIZE)
        self._icon.setPixmap(picture.pixmap(_ICON_SIZE, _ICON_SIZE))
        self.update()


def _centred(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    set_role(label, role)
    return label


def _row(buttons: Iterable[QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP_SMALL)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row
