"""The person's terms beside the panes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.term import Term
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.translate.phrase_list import Phrase, phrase_at, phrase_view
from gpt_desktop.ui.translate.term_form import TermForm
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, wrapping_label


class GlossaryPanel(QWidget):
    """Enter or a double click changes a term, Delete takes it out.

    Signals:
        filtered: another search, or other languages.
        removed: the ``Term`` that is to go.
    """

    filtered = Signal()
    removed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = wrapping_label("second")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search terms"))
        self.search.setAccessibleName(tr("Search terms"))
        self.search.setClearButtonEnabled(True)
        self.everything = QCheckBox(tr("Terms of all languages"))
        self.list, self.rows = phrase_view(theme, tr("Glossary"))
        self.form = TermForm()
        self.change = IconButton(theme, "pencil", tr("Change the term"), tr("Enter"))
        self.remove = IconButton(theme, "trash-2", tr("Take the term out"), "Del")
        self.import_ = text_button(tr("Import…"))
        self.export = text_button(tr("Export…"))
        self.error = ErrorCard(theme)
        self._lay_out()
        self.search.textChanged.connect(self.filtered)
        self.everything.toggled.connect(self.filtered)
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._show_state)
        self.rows.modelReset.connect(self._show_state)
        self.change.clicked.connect(self._change_current)
        self.remove.clicked.connect(self._remove_current)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._remove_current)
        self._show_state()

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(GAP_SMALL)
        for button in (self.import_, self.export):
            actions.addWidget(button)
        actions.addStretch()
        for small in (self.change, self.remove):
            actions.addWidget(small)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.error)
        column.addWidget(self.summary)
        column.addWidget(self.search)
        column.addWidget(self.everything)
        column.addWidget(self.list, 1)
        column.addLayout(actions)
        column.addWidget(self.form)

    def show_terms(self, rows: Sequence[Phrase], summary: str) -> None:
        """Show these, and a line in words; the current term stays it where it is there."""
        current = self._current
        self.rows.show_rows(rows)
        self.summary.setText(summary)
        for number, row in enumerate(rows):
            if current is not None and row.item == current:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(self.rows.index(number), flag)

    @property
    def _current(self) -> Term | None:
        phrase = phrase_at(self.list.currentIndex())
        return phrase.item if phrase is not None and isinstance(phrase.item, Term) else None

    @Slot()
    def _show_state(self) -> None:
        for button in (self.change, self.remove):
            button.setEnabled(self._current is not None)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        phrase = phrase_at(index)
        if phrase is not None and isinstance(phrase.item, Term):
            self.form.begin(phrase.item)

    @Slot()
    def _change_current(self) -> None:
        self._on_activated(self.list.currentIndex())

    @Slot()
    def _remove_current(self) -> None:
        if self._current is not None:
            self.removed.emit(self._current)
