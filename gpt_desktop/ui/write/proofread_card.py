"""The changes that proofreading proposes, as a list beside the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.annotations import Edit
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import NoticeLine, ProgressLine, wrapping_label
from gpt_desktop.ui.write.proofread_marks import Mark
from gpt_desktop.ui.write.proofread_rows import ProofreadRows

_MOST_ROWS = 7  # shown at a time; the list scrolls


class ProofreadCard(QFrame):
    """Lists changes with reason and gain.

    Signals:
        chosen: a Mark to show in the text.
        accepted: a list of Marks.
        rejected: a Mark.
        ignored: the Mark of a word to be left as it is from now on.
        stop_requested, closed
    """

    chosen = Signal(object)
    accepted = Signal(object)
    rejected = Signal(object)
    ignored = Signal(object)
    stop_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName(tr("Proofreading"))
        self.stop = IconButton(theme, "square", tr("Stop"), "Esc")
        self.close_button = IconButton(theme, "x", tr("Close"), "Esc")
        self.progress = ProgressLine(theme)
        self.notice = NoticeLine(theme)
        self.count = wrapping_label("caption")
        self.rows = QListWidget()
        self.rows.setAccessibleName(tr("Proposed changes"))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setItemDelegate(ProofreadRows(theme, self.rows))
        self.accept = text_button(tr("Accept"), "primary")
        self.reject = text_button(tr("Reject"))
        self.more = text_button(tr("More"))
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.accept.setToolTip(with_shortcut(tr("Accept"), "Return"))
        self.reject.setToolTip(with_shortcut(tr("Reject"), "Del"))
        self._marks: list[Mark] = []
        self._lay_out()
        self._connect()

    def show_marks(self, marks: Sequence[Mark], *, running: bool) -> None:
        """List these; the one that was current stays so, or the one after it becomes it."""
        row, current = self.rows.currentRow(), self.current
        self._marks = list(marks)
        self.rows.blockSignals(True)
        self.rows.clear()
        meaning = tr("Gain: by how much the model finds the text likelier with it, as a logarithm")
        for mark in self._marks:
            item = QListWidgetItem(f"{_change(mark.edit)}\n{_about(mark.edit)}")
            item.setToolTip(f"{item.text()}\n{meaning}")
            self.rows.addItem(item)
        if current in self._marks:
            row = self._marks.index(current)
        self.rows.setCurrentRow(min(max(row, 0), len(self._marks) - 1))
        self.rows.blockSignals(False)
        self._show_state(running=running)

    @property
    def current(self) -> Mark | None:
        """The change that the buttons are about."""
        row = self.rows.currentRow()
        return self._marks[row] if 0 <= row < len(self._marks) else None

    def make_current(self, mark: Mark) -> None:
        """Without saying that it was chosen."""
        self.rows.blockSignals(True)
        self.rows.setCurrentRow(self._marks.index(mark))
        self.rows.blockSignals(False)
        self._fill_menu()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        if notices:
            self.notice.show_notice(notices[-1])
        else:
            self.notice.clear()

    def _show_state(self, *, running: bool) -> None:
        count = len(self._marks)
        words = tr_count("{count} change", "{count} changes", count) if count else ""
        if not count and not running:
            words = tr("Nothing to change was found.")
        self.count.setText(words)
        self.count.setVisible(bool(words))
        self.stop.setVisible(running)
        if not running:
            self.progress.clear()
        for widget in (self.rows, self.accept, self.reject, self.more):
            widget.setVisible(count > 0)
        frame = 2 * self.rows.frameWidth()
        row = self.rows.sizeHintForRow(0) if count else 0
        self.rows.setFixedHeight(min(count, _MOST_ROWS) * row + frame)
        self._fill_menu()

    def _fill_menu(self) -> None:
        self.menu.clear()
        mark = self.current
        if mark is None:
            return
        alike = [each for each in self._marks if each.edit.reason == mark.edit.reason]
        kind = tr("Accept all of “{reason}” ({count})", reason=mark.edit.reason, count=len(alike))
        self.menu.addAction(kind).triggered.connect(lambda: self.accepted.emit(alike))
        every = tr("Accept all ({count})", count=len(self._marks))
        self.menu.addAction(every).triggered.connect(lambda: self.accepted.emit(list(self._marks)))
        if mark.edit.before.isalpha():
            leave = tr("Always leave “{word}” as it is", word=mark.edit.before)
            self.menu.addAction(leave).triggered.connect(lambda: self.ignored.emit(mark))

    def _lay_out(self) -> None:
        heading = QLabel(tr("Proofreading"))
        set_role(heading, "heading")
        header, foot = QHBoxLayout(), QHBoxLayout()
        header.addWidget(heading, 1)
        header.addWidget(self.stop)
        header.addWidget(self.close_button)
        foot.setSpacing(GAP_SMALL)
        foot.addWidget(self.accept)
        foot.addWidget(self.reject)
        foot.addStretch()
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP_SMALL, GAP, GAP)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        for widget in (self.progress, self.notice, self.count, self.rows):
            column.addWidget(widget)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.stop.clicked.connect(self.stop_requested)
        self.close_button.clicked.connect(self.closed)
        self.rows.currentRowChanged.connect(self._on_row_changed)
        self.rows.itemClicked.connect(self._on_clicked)
        self.rows.itemActivated.connect(self._on_accept)
        rejecting = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.rows)
        rejecting.setContext(Qt.ShortcutContext.WidgetShortcut)
        rejecting.activated.connect(self._on_reject)
        self.accept.clicked.connect(self._on_accept)
        self.reject.clicked.connect(self._on_reject)

    @Slot()
    def _on_row_changed(self) -> None:
        self._fill_menu()
        self._on_clicked()

    @Slot()
    def _on_clicked(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    @Slot()
    def _on_accept(self) -> None:
        if self.current is not None:
            self.accepted.emit([self.current])

    @Slot()
    def _on_reject(self) -> None:
        if self.current is not None:
            self.rejected.emit(self.current)


def _change(edit: Edit) -> str:
    return f"{edit.before} → {edit.after}"


def _about(edit: Edit) -> str:
    # What is wrong by itself, such as a word twice, may well be likelier to a model.
    if edit.gain is None or edit.gain <= 0:
        return edit.reason
    # The gain first: a rule's words may be too long for the row.
    return tr("gain {gain} · {reason}", reason=edit.reason, gain=f"{edit.gain:+.1f}")
