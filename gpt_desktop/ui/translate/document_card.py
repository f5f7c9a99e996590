"""A file that is translated: what it is, how far it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.tasks.base import Choice, OptionSpec
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine
from gpt_desktop.ui.widgets.option_box import OptionBox

_COLUMN = OptionSpec("column", mark("Column"), (Choice("", ""),), "")


class DocumentCard(QFrame):
    """Stands below the panes; hidden while there is no file.

    Signals:
        column_chosen: the name of a table's column.
        closed: the person wants to see it no more.
    """

    column_chosen = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_role(self, "card")
        self.name = ElidedLabel("strong")
        self.words = ElidedLabel("second")
        self.column = OptionBox(_COLUMN)
        self.progress = ProgressLine(theme)
        self.error = ErrorCard(theme, action=tr("Save elsewhere…"))
        self.translate = text_button(tr("Translate the document"), "primary")
        self.take_text = text_button(tr("Take its text only"))
        self.pause = text_button(tr("Pause"))
        self.resume = text_button(tr("Continue"), "primary")
        self.write = text_button(tr("Write the document"))
        self.open = text_button(tr("Open"), "primary")
        self.folder = text_button(tr("Show in folder"))
        self.table = text_button(tr("Bilingual table…"))
        self.elsewhere = text_button(tr("Save elsewhere…"))
        self.review = text_button("", "link")
        self.close_button = IconButton(theme, "x", tr("Close"))
        self.close_button.clicked.connect(self.closed)
        self.column.value_changed.connect(self.column_chosen)
        self._buttons: tuple[QPushButton, ...] = (
            *(self.translate, self.take_text, self.pause, self.resume, self.open, self.folder),
            *(self.write, self.elsewhere, self.table, self.review),
        )
        self._lay_out()
        self.hide()

    def show_reading(self, path: Path) -> None:
        """It is being read."""
        self._show(path.name, tr("Reading…"), ())

    def show_offer(self, path: Path, count: int, columns: Sequence[str], column: str) -> None:
        """It was read and can be translated."""
        words = tr_count("{count:,} text to translate", "{count:,} texts to translate", count)
        self._show(path.name, words, (self.translate, self.take_text) if count else ())
        if len(columns) > 1:
            self.column.blockSignals(True)
            self.column.offer([Choice(each, each) for each in columns])
            self.column.set_value(column)
            self.column.blockSignals(False)
            self.column.show()

    def show_running(self, path: Path) -> None:
        """It is being translated."""
        self._show(path.name, tr("Being translated; what is finished is kept."), (self.pause,))

    def show_stopped(self, path: Path) -> None:
        """It is translated in part."""
        words = tr("Translated in part. It goes on where it was, also tomorrow.")
        self._show(path.name, words, (self.resume, self.write, self.table))

    def show_translated(self, path: Path) -> None:
        """All of it is translated, and not written yet or changed since."""
        self._show(path.name, tr("Translated."), (self.write, self.elsewhere, self.table))

    def show_writing(self, path: Path) -> None:
        """It is being written."""
        self._show(path.name, tr("Being written…"), ())

    def show_written(self, target: Path, marked: int) -> None:
        """It is written; so many of its texts should be looked at."""
        self._show(
            tr("Written: {name}", name=target.name),
            str(target.parent),
            (self.open, self.folder, self.table, self.elsewhere),
        )
        words = tr_count("{count:,} text to look at", "{count:,} texts to look at", marked)
        self.review.setText(words)
        self.review.setVisible(bool(marked))

    def show_error(self, error: Exception, *, offers_place: bool) -> None:
        """Something failed; what was possible stays possible."""
        self.progress.clear()
        self.error.show_error(error, offers_action=offers_place)
        self.show()

    def _show(self, name: str, words: str, buttons: Collection[QPushButton]) -> None:
        self.name.set_text(name)
        self.words.set_text(words)
        for button in self._buttons:
            button.setVisible(button in buttons)
        self.column.hide()
        self.progress.clear()
        self.error.hide()
        self.show()

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.name)
        said.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addLayout(said, 1)
        row.addWidget(self.column)
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self.error)
