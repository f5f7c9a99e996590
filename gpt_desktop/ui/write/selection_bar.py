"""The small bar of actions over a selection."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPlainTextEdit, QToolButton

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY

_SETTLE_MS = 180
_MOST_USED = 5


class SelectionBar(QFrame):
    """Shows itself above the selection of an editor once the selection has settled.

    It never takes the focus; the same actions are in a menu for the keyboard. Once an action
    was chosen it stays away until something else is selected.
    """

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor.viewport())
        set_role(self, "field")
        self.setAccessibleName(tr("Actions on the selection"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._editor = editor
        self._done: tuple[int, int] | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP_TINY, GAP_TINY, GAP_TINY, GAP_TINY)
        self._row.setSpacing(0)
        self.buttons: list[QToolButton] = []
        self._more = QMenu(tr("More"), self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._place)
        editor.selectionChanged.connect(self._on_selection_changed)
        editor.textChanged.connect(self.hide)
        editor.verticalScrollBar().valueChanged.connect(self._on_selection_changed)
        editor.installEventFilter(self)
        self.hide()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """What it offers, in place of what it offered."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(action) for action in actions[:_MOST_USED]]
        if len(actions) > _MOST_USED:
            self._more.clear()
            self._more.addActions(list(actions[_MOST_USED:]))
            self.buttons.append(self._button(self._more.menuAction()))
        for button in self.buttons:
            self._row.addWidget(button)

    @Slot()
    def dismiss(self) -> None:
        """An action was chosen for what is selected."""
        self._settling.stop()
        self._done = self._selection()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._on_selection_changed()
        return super().eventFilter(watched, event)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(action.text())
        return button

    @Slot()
    def _on_selection_changed(self) -> None:
        # A resize or a scrolled page asks for a place anew, too.
        if self._editor.textCursor().hasSelection() and self._selection() != self._done:
            self._done = None
            self._settling.start()
        else:
            self._settling.stop()
            self.hide()

    def _selection(self) -> tuple[int, int]:
        cursor = self._editor.textCursor()
        return cursor.anchor(), cursor.position()

    @Slot()
    def _place(self) -> None:
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._settling.start()
            return
        first = self._rect_at(cursor.selectionStart()).topLeft()
        last = self._rect_at(cursor.selectionEnd()).bottomLeft()
        self.adjustSize()
        area = self._editor.viewport().rect()
        x = max(GAP_SMALL, min(first.x(), area.width() - self.width() - GAP_SMALL))
        above = first.y() - self.height() - GAP_TINY
        y = above if above >= 0 else last.y() + GAP_TINY
        self.move(x, max(GAP_SMALL, min(y, area.height() - self.height() - GAP_SMALL)))
        self.show()
        self.raise_()

    def _rect_at(self, position: int) -> QRect:
        cursor = self._editor.textCursor()
        cursor.setPosition(position)
        return self._editor.cursorRect(cursor)
