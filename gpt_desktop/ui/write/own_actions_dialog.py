"""The person's own actions: a list, and what the chosen one does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.writing_actions import PLACE_WORDS, ResultPlace, WritingAction
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, SIDE_LIST_WIDTH
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.text_editor import TextEditor

_WIDTH, _HEIGHT = 760, 460


@dataclass
class _Row:
    """An action as it is being written: its fields may be empty."""

    name: str = ""
    prompt: str = ""
    key: str = ""
    result: ResultPlace = ResultPlace.CARD


class OwnActionsDialog(QDialog):
    """Saves nothing itself.

    Args:
        taken: keys that do something else in the window.
        path: of the file they are kept in.

    Signals:
        saved: a tuple of ``WritingAction``, all of them.
    """

    saved = Signal(object)

    def __init__(
        self,
        theme: Theme,
        actions: Sequence[WritingAction],
        taken: Collection[str],
        path: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Own actions"))
        self.resize(_WIDTH, min(_HEIGHT, parent.height()))
        self._taken, self._path = frozenset(taken), path
        self._rows = [_Row(one.name, one.prompt, one.key, one.result) for one in actions]
        self._shown = -1
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Own actions"))
        self.list.setFixedWidth(SIDE_LIST_WIDTH)
        set_role(self.list, "side")
        self.name = QLineEdit()
        self.prompt = TextEditor(
            theme, tr("Such as: Make it polite. Keep all facts."), tr("What the model is told")
        )
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.place = QComboBox()
        for place in ResultPlace:
            self.place.addItem(tr(PLACE_WORDS[place]), place)
        self.wrong = wrapping_label()
        set_role(self.wrong, "warning")
        self.add = text_button(tr("New action"))
        self.delete = text_button(tr("Delete"))
        self.open_file = text_button(tr("Open the file"), "link")
        self.open_file.setToolTip(path)
        self.cancel = text_button(tr("Cancel"))
        self.save = text_button(tr("Save"), "primary")
        self._lay_out()
        self._connect()
        self._fill(0)

    @Slot()
    def add_action(self) -> None:
        """Begin another one."""
        self._rows.append(_Row())
        self._fill(len(self._rows) - 1)
        self.name.setFocus()

    @Slot()
    def delete_action(self) -> None:
        """Take the chosen one out."""
        if 0 <= self._shown < len(self._rows):
            del self._rows[self._shown]
            self._fill(max(0, self._shown - 1))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_row)
        self.name.textEdited.connect(self._on_edited)
        self.prompt.textChanged.connect(self._on_edited)
        self.key.keySequenceChanged.connect(self._on_edited)
        self.place.activated.connect(self._on_edited)
        self.add.clicked.connect(self.add_action)
        self.delete.clicked.connect(self.delete_action)
        self.open_file.clicked.connect(self._open_file)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)

    def _fill(self, current: int) -> None:
        self._shown = -1
        self.list.clear()
        self.list.addItems([row.name or tr("New action") for row in self._rows])
        self.list.setCurrentRow(min(current, len(self._rows) - 1))
        self._show_row(self.list.currentRow())

    @Slot(int)
    def _show_row(self, number: int) -> None:
        self._shown = -1  # what follows is no editing
        row = self._rows[number] if 0 <= number < len(self._rows) else _Row()
        self.name.setText(row.name)
        self.prompt.setPlainText(row.prompt)
        self.key.setKeySequence(QKeySequence(row.key))
        self.place.setCurrentIndex(list(ResultPlace).index(row.result))
        self._shown = number
        for widget in (self.name, self.prompt, self.key, self.place, self.delete):
            widget.setEnabled(number >= 0)
        self._tell()

    @Slot()
    def _on_edited(self) -> None:
        if not 0 <= self._shown < len(self._rows):
            return
        row = self._rows[self._shown]
        row.name = " ".join(self.name.text().split())
        row.prompt = self.prompt.text().strip()
        row.key = self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        row.result = ResultPlace(self.place.currentData())
        self.list.item(self._shown).setText(row.name or tr("New action"))
        self._tell()

    def _tell(self) -> None:
        told = self._told()
        self.wrong.setText(told)
        self.wrong.setVisible(bool(told))
        self.save.setEnabled(not told)

    def _told(self) -> str:
        """What is wrong, in words, or ""."""
        names = [row.name for row in self._rows]
        keys = [row.key for row in self._rows if row.key]
        for row in self._rows:
            if not row.name or not row.prompt:
                return tr("Each action needs a name, and what the model is told.")
            if names.count(row.name) > 1:
                return tr("There are two actions named “{name}”.", name=row.name)
            if keys.count(row.key) > 1 or row.key in self._taken:
                return tr("The key {key} does something else already.", key=row.key)
        return ""

    @Slot()
    def _save(self) -> None:
        actions = [WritingAction(row.name, row.prompt, row.key, row.result) for row in self._rows]
        self.saved.emit(tuple(actions))
        self.accept()

    @Slot()
    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._path))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP_SMALL)
        left.addWidget(self.list, 1)
        under = QHBoxLayout()
        under.addWidget(self.add)
        under.addWidget(self.delete)
        left.addLayout(under)
        form = QFormLayout()
        form.setVerticalSpacing(GAP_SMALL)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("What the model is told"), self.prompt)
        form.addRow(tr("Key"), self.key)
        form.addRow(tr("The result goes"), self.place)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.open_file)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addLayout(form, 1)
        right.addWidget(self.wrong)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM)
        row.setSpacing(GAP_MEDIUM)
        row.addLayout(left)
        row.addLayout(right, 1)
