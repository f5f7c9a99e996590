"""How the Write view is laid out: kinds and brief above, the text, the proposals beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.core.tasks.write.options import ACTION, ACTIONS, KINDS, TONE
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
from gpt_desktop.ui.write.brief_card import BriefCard, KindRow
from gpt_desktop.ui.write.menu import WriteMenu
from gpt_desktop.ui.write.proposal_column import PROPOSAL_WIDTH, ProposalColumn
from gpt_desktop.ui.write.selection_bar import SelectionBar
from gpt_desktop.ui.write.text_target import edit_target


class WritePage(QWidget):
    """The text keeps to the reading width; with proposals the whole is wider by their column."""

    def __init__(
        self, context: ViewContext, options: Sequence[OptionSpec], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.kinds = KindRow(KINDS)
        # What to write is chosen by the row of kinds and by the menu.
        self.brief = BriefCard(context, [spec for spec in options if spec is not ACTION])
        self.editor = TextEditor(
            context.theme,
            tr("Write here, or choose above what to write. Select text to work on it."),
            tr("Text"),
        )
        set_role(self.editor, "sheet")
        self.editor.set_lines(1)
        self.menu = WriteMenu(ACTIONS, TONE.choices, self)
        self.work_on = text_button(tr("Work on the text"))
        self.work_on.setToolTip(with_shortcut(tr("Work on the text"), "Ctrl+J"))
        self.work_on.setMenu(self.menu)
        self.toggle = IconButton(
            context.theme, "panel-left", tr("Show or hide the history"), "Ctrl+B"
        )
        self.copy = IconButton(context.theme, "copy", tr("Copy the text"), "Ctrl+Shift+C")
        self.save = IconButton(context.theme, "download", tr("Save as…"), "Ctrl+S")
        self.copying = Copying(self.copy, self.editor.text)
        self.error = ErrorCard(context.theme)
        self.bar = SelectionBar(self.editor, self.menu.actions())
        self.count, self.scope = QLabel(), QLabel()
        set_role(self.count, "caption")
        set_role(self.scope, "caption")
        self.column = ProposalColumn()
        self.column.occupied_changed.connect(self._fit_width)
        self._body = QWidget()
        self._lay_out()
        self._fit_width()

    def show_kind(self) -> None:
        """Show the brief of the kind that is chosen, or none."""
        kind = self.kinds.kind()
        labels = {choice.value: choice.label for choice in KINDS}
        self.brief.setVisible(bool(kind))
        if kind:
            self.brief.heading.setText(tr(labels[kind]))

    @Slot()
    def show_count(self) -> None:
        """Count the words."""
        count = count_words(self.editor.toPlainText())
        self.count.setText(tr_count("{count:,} word", "{count:,} words", count) if count else "")
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

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._top())
        column.addLayout(self._middle(), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_MEDIUM)
        row.addStretch(1)
        row.addWidget(self._body, 1000)
        row.addStretch(1)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(GAP_TINY)
        top.addWidget(self.toggle)
        top.addSpacing(GAP_TINY)
        top.addWidget(self.kinds)
        top.addStretch(1)
        for widget in (self.work_on, self.copy, self.save):
            top.addWidget(widget)
        return top

    def _middle(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.scope, 1)
        foot.addWidget(self.count)
        text = QVBoxLayout()
        text.setSpacing(GAP_SMALL)
        text.addWidget(self.error)
        text.addWidget(self.brief)
        text.addWidget(self.editor, 1)
        text.addLayout(foot)
        middle = QHBoxLayout()
        middle.setSpacing(GAP_MEDIUM)
        middle.addLayout(text, 1)
        middle.addWidget(self.column, 0, Qt.AlignmentFlag(0))
        return middle

    @Slot()
    def _fit_width(self) -> None:
        beside = GAP_MEDIUM + PROPOSAL_WIDTH if self.column.occupied else 0
        self._body.setMaximumWidth(READING_WIDTH + beside)
