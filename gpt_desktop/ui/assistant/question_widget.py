"""What the person said, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.folded_text import FoldedText
from gpt_desktop.ui.assistant.message_editor import Editing, EditorWords, MessageEditor
from gpt_desktop.ui.assistant.speaker import speaker
from gpt_desktop.ui.assistant.version_switch import VersionSwitch, stepped
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, small_button
from gpt_desktop.ui.widgets.copying import Copying


class QuestionWidget(QWidget):
    """A question as it was typed. Its buttons show under the pointer.

    Signals:
        edited: the question's id, and its new words.
        version_requested: the id of another question to be shown in its place.
        menu_requested: the button under which what else can be done is to be offered.
    """

    edited = Signal(str, str)
    version_requested = Signal(str)
    menu_requested = Signal(object)

    def __init__(
        self, context: ViewContext, message: StoredMessage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = tr("You: {text}", text=message.content)
        self.setAccessibleName(name)
        self._context = context
        self._message = message
        self._versions: tuple[str, ...] = ()
        self._switch: VersionSwitch | None = None
        self._actions: QWidget | None = None
        self._buttons: list[IconButton] = []  # copy, edit, more
        self.folded = FoldedText(context.theme, message.content)
        self.body = self.folded.body
        self.body.setAccessibleName(name)
        self._card = QFrame()
        set_role(self._card, "card")
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        inner.addWidget(self.folded)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_TINY)
        self._column.addWidget(speaker(tr("You")))
        self._column.addWidget(self._card)
        self._editing = Editing(
            context.theme, self._column, self._card, lambda: self.text, _words()
        )
        self._editing.sent.connect(self._on_sent)

    @property
    def editor(self) -> MessageEditor | None:
        """Where it is being edited."""
        return self._editing.editor

    @property
    def text(self) -> str:
        return self._message.content

    @property
    def message(self) -> StoredMessage:
        return self._message

    def add_below(self, widget: QWidget) -> None:
        """Put something of a part under the question."""
        self._column.addWidget(widget)

    @property
    def message_id(self) -> str:
        return self._message.id

    @property
    def place_id(self) -> str:
        """Names what it may be a version of; see ``ConversationStore.versions``."""
        return self._message.parent_id or ""

    @property
    def has_versions(self) -> bool:
        """Whether anything else was said in its place."""
        return len(self._versions) > 1

    @property
    def may_go(self) -> bool:
        """Whether it can be shown again as it is: not edited, nothing selected or unfolded."""
        unfolded = self.folded.folds and not self.folded.folded
        selected = self.body.textCursor().hasSelection()
        return self.editor is None and not unfolded and not selected

    @property
    def copy(self) -> IconButton:
        """The button, made when first wanted: a long conversation has hundreds."""
        self._made_actions()
        return self._buttons[0]

    @property
    def edit(self) -> IconButton:
        """The same."""
        self._made_actions()
        return self._buttons[1]

    @property
    def more(self) -> IconButton:
        """The same."""
        self._made_actions()
        return self._buttons[2]

    def set_versions(self, versions: Mapping[str, tuple[str, ...]]) -> None:
        """What else was asked in its place."""
        self._versions = versions.get(self.place_id, ())
        shown = self._message.id in self._versions
        if shown and self._switch is None:
            self._switch = VersionSwitch(self._context, of_questions=True)
            self._switch.step_requested.connect(self.step_version)
            row = QHBoxLayout()
            row.addWidget(self._switch)
            row.addStretch()
            self._column.addLayout(row)
        if self._switch is not None:
            self._switch.setVisible(shown)
            if shown:
                place = self._versions.index(self._message.id)
                self._switch.show_place(place + 1, len(self._versions))

    @Slot(int)
    def step_version(self, step: int) -> None:
        """Ask for the question before (-1) or after (1), where there is one."""
        other = stepped(self._versions, self._message.id, step)
        if other is not None:
            self.version_requested.emit(other)

    @Slot()
    def start_editing(self) -> None:
        """Turn the question into a field, where it may be edited."""
        self._editing.start()
        if self._actions is not None:
            self._actions.hide()

    @Slot()
    def stop_editing(self) -> None:
        """Show the question as it was asked."""
        self._editing.stop()

    def enterEvent(self, event: QEnterEvent) -> None:
        if self.editor is None:
            self._made_actions().show()
            self._place_actions()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._actions is not None:
            self._actions.hide()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._actions is not None:
            self._place_actions()

    def _made_actions(self) -> QWidget:
        if self._actions is not None:
            return self._actions
        self._actions = QWidget(self)
        copy = small_button(self._context.theme, "copy", tr("Copy the question"))
        Copying(copy, lambda: self.text)
        edit = small_button(self._context.theme, "pencil", tr("Edit the question"), "Ctrl+E")
        edit.clicked.connect(self.start_editing)
        more = small_button(self._context.theme, "ellipsis", tr("More about this message"))
        more.clicked.connect(self._on_more)
        self._buttons = [copy, edit, more]
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_TINY)
        row.addWidget(edit)
        row.addWidget(copy)
        row.addWidget(more)
        return self._actions

    def _place_actions(self) -> None:
        actions = self._made_actions()
        actions.adjustSize()
        actions.move(self.width() - actions.width(), -GAP_TINY // 2)

    @Slot(str)
    def _on_sent(self, text: str) -> None:
        self.edited.emit(self._message.id, text)

    @Slot()
    def _on_more(self) -> None:
        self.menu_requested.emit(self.more)


def _words() -> EditorWords:
    return EditorWords(tr("Edit the question"), tr("Write a message"), tr("Ask anew"))
