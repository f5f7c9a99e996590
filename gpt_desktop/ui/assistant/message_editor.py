"""The field in which a message is written anew, in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button, with_shortcut
from gpt_desktop.ui.widgets.text_editor import TextEditor

_FEWEST_LINES, _MOST_LINES = 2, 12


@dataclass(frozen=True, slots=True)
class EditorWords:
    """What an editor says, translated.

    Attributes:
        name: of the field, for screen readers.
        empty: what stands in the empty field.
        done: the button that ends it; a verb.
    """

    name: str
    empty: str
    done: str


class MessageEditor(QWidget):
    """Ctrl+Enter ends it, Esc leaves the message as it was.

    Signals:
        sent: the new words.
        cancelled: the old ones are to stay.
    """

    sent = Signal(str)
    cancelled = Signal()

    def __init__(
        self, theme: Theme, text: str, words: EditorWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = TextEditor(theme, words.empty, words.name)
        set_role(self.field, "sheet")
        self.field.setPlainText(text)
        self.field.set_lines(_FEWEST_LINES, _MOST_LINES)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.send = text_button(words.done, "primary")
        self.send.setToolTip(with_shortcut(words.done, "Ctrl+Return"))
        self.cancel = text_button(tr("Cancel"))
        self.cancel.setToolTip(with_shortcut(tr("Cancel"), "Esc"))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.send.clicked.connect(self._on_send)
        self.cancel.clicked.connect(self.cancelled)
        self.field.textChanged.connect(self._on_changed)
        for keys, slot in (
            ("Ctrl+Return", self._on_send),
            ("Ctrl+Enter", self._on_send),
            ("Esc", self.cancelled.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot()
    def _on_changed(self) -> None:
        self.send.setEnabled(bool(self.field.toPlainText().strip()))

    @Slot()
    def _on_send(self) -> None:
        text = self.field.text().strip()
        if text:
            self.sent.emit(text)


class Editing(QObject):
    """Puts an editor into a message's column, in place of what shows it.

    Args:
        column: of the message.
        shown: what is hidden meanwhile.
        text: what the message says.

    Signals:
        sent: the new words; the editor stays until ``stop``.
        stopped: the message is shown again.
    """

    sent = Signal(str)
    stopped = Signal()

    def __init__(
        self,
        theme: Theme,
        column: QVBoxLayout,
        shown: QWidget,
        text: Callable[[], str],
        words: EditorWords,
    ) -> None:
        super().__init__(shown)
        self._theme = theme
        self._column = column
        self._shown = shown
        self._text = text
        self._words = words
        self.editor: MessageEditor | None = None

    def start(self) -> None:
        """Turn the message into a field; nothing where it is one."""
        if self.editor is not None:
            return
        self.editor = MessageEditor(self._theme, self._text(), self._words)
        self.editor.sent.connect(self.sent)
        self.editor.cancelled.connect(self.stop)
        self._column.insertWidget(self._column.indexOf(self._shown), self.editor)
        self._shown.hide()
        # Now, not in the next turn of the event loop: its keys hold only once it is seen.
        self.editor.show()
        self.editor.field.setFocus()

    @Slot()
    def stop(self) -> None:
        """Show the message as it is."""
        if self.editor is not None:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and self.editor.isAncestorOf(focused)
            self._column.removeWidget(self.editor)
            self._shown.show()
            if had_focus:
                self._shown.setFocus()  # as the editor goes, Qt would give it to anything
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        self._shown.show()
        self.stopped.emit()
