"""A kept translation to be changed: its words in both languages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.unit import TranslationUnit
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button

_LINES = 3  # of each text that are seen at once


class UnitForm(QWidget):
    """Ctrl+Enter saves.

    Signals:
        written: the ``TranslationUnit`` as it was, and its words in both languages.
        left: the person gave up, or it was saved.
    """

    written = Signal(object, str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit: TranslationUnit | None = None
        self.source = _Editor(tr("Text"))
        self.target = _Editor(tr("Translation"))
        self.save = text_button(tr("Save"))
        self.cancel = text_button(tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.source)
        column.addWidget(self.target)
        column.addLayout(buttons)
        for editor in (self.source, self.target):
            editor.textChanged.connect(self._show_state)
            editor.finished.connect(self._write)
        self.save.clicked.connect(self._write)
        self.cancel.clicked.connect(self.leave)
        self.hide()

    def begin(self, unit: TranslationUnit) -> None:
        """Change a unit."""
        self._unit = unit
        self.source.setPlainText(unit.source)
        self.target.setPlainText(unit.target)
        self.show()
        self.target.setFocus()
        self.target.selectAll()

    @Slot()
    def _show_state(self) -> None:
        texts = (self.source.toPlainText(), self.target.toPlainText())
        self.save.setEnabled(all(text.strip() for text in texts))

    @Slot()
    def _write(self) -> None:
        if self._unit is not None and self.save.isEnabled():
            unit, texts = self._unit, (self.source.toPlainText(), self.target.toPlainText())
            self.leave()
            self.written.emit(unit, *texts)

    @Slot()
    def leave(self) -> None:
        """Give up changing."""
        self._unit = None
        self.hide()
        self.left.emit()


class _Editor(QPlainTextEdit):
    """A few lines.

    Signals:
        finished: Ctrl+Enter, which elsewhere in the view translates.
    """

    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        frame = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 2 * frame)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _finishes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _finishes(event):
            self.finished.emit()
        else:
            super().keyPressEvent(event)


def _finishes(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
