"""Kept translations beside the panes: those like the current segment, and all there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.memory import MemoryMatch
from gpt_desktop.core.translation.unit import TranslationUnit
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.translate.phrase_list import Phrase, phrase_at, phrase_view
from gpt_desktop.ui.translate.unit_form import UnitForm
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, wrapping_label

_MATCHES = 2  # that are seen at once


class MemoryPanel(QWidget):
    """Enter or a double click uses a match, or changes a unit; Delete takes a unit out.

    Signals:
        queried: another search.
        used: the translation of a match, for the current segment.
        removed: the ``TranslationUnit`` that is to go.
    """

    queried = Signal()
    used = Signal(str)
    removed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.above = QWidget()  # makes room while one is changed
        self.like = wrapping_label("caption")
        self.matches, self.match_rows = phrase_view(theme, tr("Translations of similar sentences"))
        self.use = text_button(tr("Use for this segment"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search kept translations"))
        self.search.setAccessibleName(tr("Search kept translations"))
        self.search.setClearButtonEnabled(True)
        self.list, self.rows = phrase_view(theme, tr("Kept translations"))
        self.summary = wrapping_label("caption")
        self.form = UnitForm()
        self.change = IconButton(theme, "pencil", tr("Change the translation"), tr("Enter"))
        self.remove = IconButton(theme, "trash-2", tr("Keep it no more"), "Del")
        self.import_ = text_button(tr("Import…"))
        self.export = text_button(tr("Export…"))
        self.keeps_all = QCheckBox(tr("Keep the model's translations too"))
        self.keeps_all.setToolTip(
            tr("Otherwise only what you wrote or found right is kept. Marked segments never are.")
        )
        self.error = ErrorCard(theme)
        self._lay_out()
        self._connect()
        self.show_matches("", ())

    def _lay_out(self) -> None:
        above = QVBoxLayout(self.above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(GAP_SMALL)
        above.addWidget(self.like)
        above.addWidget(self.matches)
        above.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        actions = QHBoxLayout()
        actions.setSpacing(GAP_SMALL)
        actions.addWidget(self.import_)
        actions.addWidget(self.export)
        actions.addStretch()
        actions.addWidget(self.change)
        actions.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.error)
        column.addWidget(self.above)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.summary)
        column.addWidget(self.form)
        column.addLayout(actions)
        column.addWidget(self.keeps_all)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.queried)
        self.matches.activated.connect(self._use)
        self.use.clicked.connect(self._use_current)
        self.list.activated.connect(self._change)
        self.change.clicked.connect(self._change_current)
        self.remove.clicked.connect(self._remove_current)
        self.form.left.connect(self._on_left)
        self.list.selectionModel().currentChanged.connect(self._show_state)
        self.rows.modelReset.connect(self._show_state)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._remove_current)
        self._show_state()

    def show_matches(self, words: str, matches: Sequence[MemoryMatch]) -> None:
        """Show these, and a line above them; no line hides all of it."""
        self.match_rows.show_rows(
            [
                Phrase(match.source, match.target, f"{int(100 * match.likeness)} %", match)
                for match in matches
            ]
        )
        self.like.setText(words)
        self.like.setVisible(bool(words))
        self.matches.setVisible(bool(matches))
        self.use.setVisible(bool(matches))
        if matches:
            height = self.matches.sizeHintForRow(0)
            self.matches.setFixedHeight(height * min(_MATCHES, len(matches)))
            self.matches.setCurrentIndex(self.match_rows.index(0))

    def show_units(self, rows: Sequence[Phrase], summary: str) -> None:
        """Show these, and a line in words."""
        self.rows.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.summary.setText(summary)

    @property
    def _current(self) -> TranslationUnit | None:
        phrase = phrase_at(self.list.currentIndex())
        if phrase is None or not isinstance(phrase.item, TranslationUnit):
            return None
        return phrase.item

    @Slot()
    def _show_state(self) -> None:
        for button in (self.change, self.remove):
            button.setEnabled(self._current is not None)

    @Slot(QModelIndex)
    def _use(self, index: QModelIndex) -> None:
        phrase = phrase_at(index)
        if phrase is not None:
            self.used.emit(phrase.target)

    @Slot()
    def _use_current(self) -> None:
        self._use(self.matches.currentIndex())

    @Slot(QModelIndex)
    def _change(self, index: QModelIndex) -> None:
        phrase = phrase_at(index)
        if phrase is not None and isinstance(phrase.item, TranslationUnit):
            self.above.hide()
            self.form.begin(phrase.item)

    @Slot()
    def _on_left(self) -> None:
        self.above.show()
        self.list.setFocus()

    @Slot()
    def _change_current(self) -> None:
        self._change(self.list.currentIndex())

    @Slot()
    def _remove_current(self) -> None:
        if self._current is not None:
            self.removed.emit(self._current)
