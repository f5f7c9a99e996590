"""How the Write view is laid out, with places for what its parts bring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.words import count_words
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import (
    GAP,
    GAP_LARGE,
    GAP_MEDIUM,
    GAP_SMALL,
    GAP_TINY,
    READING_WIDTH,
)
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.lines import ErrorCard
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.write.proposal_column import PROPOSAL_WIDTH, ProposalColumn
from gpt_desktop.ui.write.selection_bar import SelectionBar
from gpt_desktop.ui.write.side_panels import SidePanels
from gpt_desktop.ui.write.text_target import edit_target

_LEAST_SHEET = 280  # pixels; narrower, a text and its preview are not shown side by side


class WritePage(QWidget):
    """The text keeps to the reading width; with cards beside it the whole is wider by them.

    Attributes:
        sides: what stands left of the text.
        column: cards right of the text.
        bar: the most used actions, over a selection.
    """

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.editor = TextEditor(
            context.theme,
            tr("Write here, or choose above what to write. Select text to work on it."),
            tr("Text"),
        )
        set_role(self.editor, "sheet")
        self.editor.set_lines(1)
        self.menu = QMenu(self)
        self.work_on = text_button(tr("Work on the text"))
        self.work_on.setToolTip(with_shortcut(tr("Work on the text"), "Ctrl+J"))
        self.work_on.setMenu(self.menu)
        self.copy = IconButton(context.theme, "copy", tr("Copy the text"), "Ctrl+Shift+C")
        self.save = IconButton(context.theme, "download", tr("Save as…"), "Ctrl+S")
        self.copying = Copying(self.copy, self.editor.text)
        self.error = ErrorCard(context.theme)
        self.bar = SelectionBar(self.editor)
        self.sides = SidePanels()
        self.count, self.scope = QLabel(), QLabel()
        set_role(self.count, "caption")
        set_role(self.scope, "caption")
        self.column = ProposalColumn()
        self.column.occupied_changed.connect(self.fit_width)
        self.sides.changed.connect(self.fit_width)
        self._body = QWidget()
        self._leading, self._tools = QHBoxLayout(), QHBoxLayout()
        self._lead, self._top_row = QWidget(), QHBoxLayout()
        self._lead_row, self._lead_line = QHBoxLayout(self._lead), QHBoxLayout()
        self._above, self._foot = QVBoxLayout(), QHBoxLayout()
        self._sheets = QHBoxLayout()
        self._beside: QWidget | None = None
        self._lay_out()
        self.fit_width()

    def add_side(
        self, name: str, icon: str, words: str, panel: QWidget, shortcut: str = ""
    ) -> IconButton:
        """A panel left of the text, with the button that opens and closes it.

        Args:
            name: kept in drafts.
            words: what the button does, translated.
            shortcut: shown with the words; the caller adds it to the view.
        """
        button = IconButton(self._theme, icon, words, shortcut)
        button.clicked.connect(self._toggling(name))
        self._leading.addWidget(button)
        self.sides.add(name, panel)
        return button

    def add_lead(self, widget: QWidget) -> None:
        """At the left of the bar above the text, or below it where the window is narrow."""
        self._lead_row.addWidget(widget)

    def add_tool(self, widget: QWidget) -> None:
        """At the right of the bar above the text, before copying and saving."""
        self._tools.addWidget(widget)

    def add_above(self, widget: QWidget) -> None:
        """Between the bar and the text."""
        self._above.addWidget(widget)

    def add_foot(self, widget: QWidget) -> None:
        """Below the text, before the count of words."""
        self._foot.insertWidget(self._foot.count() - 1, widget)

    def add_beside(self, widget: QWidget) -> None:
        """Right of the text, as wide as it; hidden until ``show_beside``. There is one place."""
        self._beside = widget
        self._sheets.addWidget(widget, 1)
        widget.hide()

    def show_beside(self, shown: bool) -> None:
        """Show or hide it; where the window is narrow it takes the text's place."""
        if self._beside is not None:
            self._beside.setVisible(shown)
            self.fit_width()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """What can be done with the text, in the menu and over a selection."""
        self.menu.clear()
        self.menu.addActions(actions)
        self.bar.set_actions(actions)

    @Slot()
    def show_count(self) -> None:
        """Count words and characters, those of the selection before those of the text."""
        text = self.editor.text()
        count = count_words(text)
        words = tr_count("{count:,} word", "{count:,} words", count)
        characters = tr_count("{count:,} character", "{count:,} characters", len(text))
        cursor = self.editor.textCursor()
        if cursor.hasSelection():
            chosen = cursor.selectedText()
            words = tr("{part} of {whole}", part=f"{count_words(chosen):,}", whole=words)
            characters = tr("{part} of {whole}", part=f"{len(chosen):,}", whole=characters)
        line = tr("{words} · {characters}", words=words, characters=characters)
        self.count.setText(line if text else "")
        self.copy.setEnabled(count > 0)
        self.save.setEnabled(count > 0)
        self.show_scope()

    @Slot()
    def show_scope(self) -> None:
        """Say what an action would work on."""
        has_text = not self.editor.document().isEmpty()
        self.work_on.setEnabled(has_text)
        scope = tr(edit_target(self.editor).scope.value) if has_text else ""
        self.scope.setText(tr("Works on {scope}", scope=scope) if scope else "")

    @Slot()
    def fit_width(self) -> None:
        """Keep the text to its width."""
        cards = GAP_MEDIUM + PROPOSAL_WIDTH if self.column.occupied else 0
        split = self._beside is not None and not self._beside.isHidden()
        sheets = 2 * READING_WIDTH + GAP_MEDIUM if split else READING_WIDTH
        self._body.setMaximumWidth(sheets + cards)
        room = self.width() - self.sides.width() * (not self.sides.isHidden()) - 2 * GAP_LARGE
        self.editor.setVisible(not split or room - cards >= 2 * _LEAST_SHEET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_lead()
        self.fit_width()

    def _place_lead(self) -> None:
        """Beside the buttons where there is room for all of them, else in a row of its own."""
        beside = self._top_row.indexOf(self._lead) >= 0
        needed = self._top_row.sizeHint().width()
        if not beside:
            needed += self._lead.sizeHint().width() + GAP_TINY
        fits = needed <= self._body.width()
        if fits and not beside:
            self._lead_line.removeWidget(self._lead)
            self._top_row.insertWidget(1, self._lead)
        elif beside and not fits:
            self._top_row.removeWidget(self._lead)
            self._lead_line.addWidget(self._lead)

    def _toggling(self, name: str) -> Callable[[], None]:
        return lambda: self.sides.toggle(name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._top())
        column.addLayout(self._lead_line)
        column.addLayout(self._middle(), 1)
        row = QHBoxLayout()
        row.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_MEDIUM)
        row.addStretch(1)
        row.addWidget(self._body, 1000)
        row.addStretch(1)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.sides)
        around.addLayout(row, 1)

    def _top(self) -> QHBoxLayout:
        for row in (self._leading, self._tools, self._lead_row):
            row.setSpacing(GAP_TINY)
        self._lead_row.setContentsMargins(0, 0, 0, 0)
        self._lead_row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        top = self._top_row
        top.setSpacing(GAP_TINY)
        top.addLayout(self._leading)
        top.addWidget(self._lead)
        top.addStretch(1)
        top.addLayout(self._tools)
        for widget in (self.work_on, self.copy, self.save):
            top.addWidget(widget)
        return top

    def _middle(self) -> QHBoxLayout:
        self._foot.setSpacing(GAP)
        self._foot.addWidget(self.scope, 1)
        self._foot.addWidget(self.count)
        self._above.setSpacing(GAP_SMALL)
        text = QVBoxLayout()
        text.setSpacing(GAP_SMALL)
        text.addWidget(self.error)
        text.addLayout(self._above)
        self._sheets.setSpacing(GAP_MEDIUM)
        self._sheets.addWidget(self.editor, 1)
        text.addLayout(self._sheets, 1)
        text.addLayout(self._foot)
        middle = QHBoxLayout()
        middle.setSpacing(GAP_MEDIUM)
        middle.addLayout(text, 1)
        middle.addWidget(self.column, 0, Qt.AlignmentFlag(0))
        return middle
