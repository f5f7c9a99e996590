"""Finds any command, setting or conversation by its words (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from gpt_desktop.background.call import Question
from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_HUGE, GAP_SMALL
from gpt_desktop.ui.view.commands import Command, matching
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.command_delegate import CommandDelegate
from gpt_desktop.ui.window.command_list import CommandList

_WIDTH, _HEIGHT = 560, 384
_PAUSE_MS = 120
_MOST_CONVERSATIONS = 20
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class CommandPalette(QFrame):
    """The field keeps the focus; the arrow keys choose, Enter does, Esc closes.

    Signals:
        conversation_chosen: the id of one to open, and the words it was found by.
    """

    conversation_chosen = Signal(str, str)

    def __init__(
        self,
        context: ViewContext,
        commands: Callable[[], Sequence[Command]],
        parent: QWidget,
    ) -> None:
        """``commands`` gives all there are, read anew at each opening."""
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "menu")
        self._context = context
        self._over = parent
        self._gather = commands
        self._commands: tuple[Command, ...] = ()
        self._conversations: list[Command] = []
        title = tr("Searching the conversations")
        self._search = Question(context.lanes.io, title, self)
        self._search.answered.connect(self._on_conversations)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find a command, setting or conversation"))
        self.field.setAccessibleName(tr("Find a command, setting or conversation"))
        self.model = CommandList(self)
        self.list = QListView()
        self._nothing = QLabel(tr("Nothing has these words."))
        self._pause = QTimer(self)
        self._lay_out()
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search_conversations)

    def open(self) -> None:
        """Show it over the upper middle of the window, empty."""
        self._commands = tuple(self._gather())
        self._conversations = []
        self.field.clear()
        self._show_found()
        window = self._over.window()
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, 2 * GAP_HUGE)))
        self.show()
        self.field.setFocus()
        self._search_conversations()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._move(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAccessibleName(tr("Commands"))
        set_role(self.list, "side")
        set_role(self._nothing, "second")
        self._nothing.setMargin(GAP_SMALL)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandDelegate(self._context.theme, self.list))
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)

    @Slot()
    def _on_text(self) -> None:
        self._conversations = []
        self._show_found()
        self._pause.start()

    def _show_found(self) -> None:
        found = [*matching(self._commands, self.field.text()), *self._conversations]
        self.model.set_commands(found)
        self._nothing.setVisible(not found)
        self.list.setCurrentIndex(self.model.index(0))

    def _move(self, step: int) -> None:
        last = self.model.rowCount() - 1
        row = max(0, min(last, self.list.currentIndex().row() + step))
        self.list.setCurrentIndex(self.model.index(row))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._run(index)

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        command = self.model.commands[index.row()]
        self.close()
        command.run()

    @Slot()
    def _search_conversations(self) -> None:
        query, store = self.field.text().strip(), self._context.services.conversations
        self._search.ask(lambda: store.list_conversations(query))

    @Slot(object)
    def _on_conversations(self, found: list[Conversation]) -> None:
        group, choose = tr("Conversation"), self.conversation_chosen.emit
        words = self.field.text().strip()
        self._conversations = [
            Command(one.title, group, partial(choose, one.id, words))
            for one in found[:_MOST_CONVERSATIONS]
        ]
        current = self.list.currentIndex().row()
        self._show_found()
        self.list.setCurrentIndex(self.model.index(max(0, current)))
