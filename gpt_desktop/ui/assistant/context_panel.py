"""What is sent with the next question, and what of it the person may choose."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.conversations import Sending, StoredMessage
from gpt_desktop.core.errors import joined_sentences
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.assistant.look import ContextLook
from gpt_desktop.core.tasks.assistant.plan import ContextPlan, Way
from gpt_desktop.ui.assistant.context_bar import ContextBar
from gpt_desktop.ui.assistant.context_rows import ContextRows
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_LIST_HEIGHT = 168
_TOKENS_WIDTH, _STATE_WIDTH = 72, 200


class ContextPanel(QFrame):
    """Opens above the field. In the list, P pins and Delete keeps out what is current.

    Signals:
        sending_chosen: a StoredMessage and its ``Sending``.
        closed: it is to be put away.
    """

    sending_chosen = Signal(object, object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.rows = ContextRows()
        self.table = QTableView()
        self.bar = ContextBar(theme)
        self.total = wrapping_label("second")
        self.pin = text_button(tr("Pin"))
        self.keep_out = text_button(tr("Keep out"))
        self.close_button = IconButton(theme, "x", tr("Close"), "Esc")
        self._dress_table()
        self._lay_out()
        self.pin.clicked.connect(self._on_pin)
        self.keep_out.clicked.connect(self._on_keep_out)
        self.close_button.clicked.connect(self.closed)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        for keys, slot in (("P", self._on_pin), ("Del", self._on_keep_out)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self._show_choice()
        self.hide()

    @property
    def chosen(self) -> StoredMessage | None:
        """The message whose row is current."""
        rows = self.table.selectionModel().selectedRows()
        return self.rows.rows[rows[0].row()].message if rows else None

    def show_look(self, look: ContextLook) -> None:
        """Show what would be sent now; the current row stays."""
        chosen = self.chosen
        self.rows.show_look(look)
        self.total.setText(total_words(look))
        plan = look.plan
        if plan is not None:
            self.bar.show_tokens(look.cached or 0, plan.tokens, plan.context)
        self.bar.setVisible(plan is not None)
        row = None if chosen is None else self.rows.row_of(chosen.id)
        if row is None:
            self.table.scrollToBottom()
        else:
            self.table.selectRow(row)
        self._show_choice()

    def show_words(self, words: str) -> None:
        """Say why there is nothing to show."""
        self.total.setText(words)
        self.bar.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QItemSelection, QItemSelection)
    def _on_selected(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        del selected, deselected  # what is chosen now counts
        self._show_choice()

    def _show_choice(self) -> None:
        message = self.chosen
        sending = message.sending if message is not None else Sending.AUTO
        self.pin.setEnabled(message is not None)
        self.keep_out.setEnabled(message is not None)
        self.pin.setText(tr("Unpin") if sending is Sending.PINNED else tr("Pin"))
        dropped = sending is Sending.DROPPED
        self.keep_out.setText(tr("Send again") if dropped else tr("Keep out"))

    @Slot()
    def _on_pin(self) -> None:
        self._choose(Sending.PINNED)

    @Slot()
    def _on_keep_out(self) -> None:
        self._choose(Sending.DROPPED)

    def _choose(self, sending: Sending) -> None:
        message = self.chosen
        if message is not None:
            again = message.sending is sending
            self.sending_chosen.emit(message, Sending.AUTO if again else sending)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setAccessibleName(tr("What is sent"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setFixedHeight(_LIST_HEIGHT)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(1, _TOKENS_WIDTH)
        head.resizeSection(2, _STATE_WIDTH)

    def _lay_out(self) -> None:
        heading = QLabel(tr("What is sent"))
        set_role(heading, "heading")
        header = QHBoxLayout()
        header.addWidget(heading, 1)
        header.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.pin)
        buttons.addWidget(self.keep_out)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP_MEDIUM, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(self.bar)
        column.addWidget(self.total)
        column.addSpacing(GAP_TINY)
        column.addWidget(self.table)
        column.addLayout(buttons)


def total_words(look: ContextLook) -> str:
    """The sums, translated; where the question does not fit, why and what to do."""
    plan, error = look.plan, look.error
    if plan is None:
        return joined_sentences(error.what, error.why, error.next_step) if error is not None else ""
    words = joined_sentences(_way_words(plan), _tokens_words(look, plan))
    if look.cached is None:
        return words
    read = tr("{count} of them were read already.", count=f"{look.cached:,}")
    return joined_sentences(words, read)


def _tokens_words(look: ContextLook, plan: ContextPlan) -> str:
    if plan.way is not Way.CONVERSATION and not plan.tokens:
        return ""
    figures = {
        "tokens": f"{plan.tokens:,}",
        "context": f"{plan.context:,}",
        "left": f"{max(0, plan.answer_room):,}",
    }
    if look.estimated:
        return tr(
            "About {tokens} of {context} tokens, by the letters: counted exactly once the model is "
            "loaded. About {left} are left for the answer.",
            **figures,
        )
    return tr("{tokens} of {context} tokens. {left} are left for the answer.", **figures)


def _way_words(plan: ContextPlan) -> str:
    """How the answer is made where it is not made in the conversation."""
    if plan.way is Way.CONVERSATION:
        return ""
    if not plan.tokens:
        return tr("Nothing is sent to the model: code finds the answer in the documents.")
    if plan.way is Way.WHOLE:
        return tr(
            "The documents are read a section at a time, without the conversation. Of the first "
            "section:"
        )
    return tr("This model is asked of the passages alone, without the conversation.")
