"""Above the panes: what is translated from and to, and the buttons of what stands beside them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import language
from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.core.tasks.translate.options import AUTO
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.translate.language_remarks import source_remarks, target_remarks
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.option_box import OptionBox


class LanguageBar(QWidget):
    """The languages on the left, tools on the right, and room below for lines of parts."""

    def __init__(
        self, theme: Theme, source: OptionSpec, target: OptionSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.toggle = IconButton(theme, "panel-left", tr("Show or hide the history"), "Ctrl+B")
        self._theme = theme
        self._facts: ModelFacts | None = None
        self._found = ""
        self.source = OptionBox(source, labelled=False, by_name=True, first=AUTO, shrinks=True)
        self.target = OptionBox(target, labelled=False, by_name=True, shrinks=True)
        self.swap = IconButton(theme, "arrow-left-right", tr("Swap the languages"), "Ctrl+Shift+S")
        self._options, self._tools, self._lines = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.toggle)
        row.addWidget(self.source, 100)
        row.addWidget(self.swap)
        row.addWidget(self.target, 100)
        for layout in (self._options, self._tools):
            layout.setSpacing(GAP_TINY)
        row.addLayout(self._options)
        row.addStretch(1)
        row.addLayout(self._tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(row)
        column.addLayout(self._lines)
        theme.changed.connect(self._show_remarks)
        for box in (self.source, self.target):
            box.value_changed.connect(self._show_remarks)

    def show_detected(self, code: str) -> None:
        """Say which language the text is in, "" where that is not clear."""
        self._found = code
        words = tr("Detect language")
        if code:
            words = tr("{language} (detected)", language=tr(language(code).name))
        self.source.set_label(AUTO, words)
        self._show_remarks()

    def show_model(self, facts: ModelFacts | None) -> None:
        """Say in which languages a model is weak."""
        self._facts = facts
        self._show_remarks()

    @Slot()
    def _show_remarks(self) -> None:
        facts, colour = self._facts, self._theme.palette.second_text
        source = self._found if self.source.value() == AUTO else self.source.value()
        self.source.set_remarks(source_remarks(facts, self.target.value()), colour)
        self.target.set_remarks(target_remarks(facts, source), colour)

    def add_option(self, widget: QWidget) -> None:
        """Beside the languages, such as how formal the translation is to be."""
        self._options.addWidget(widget)

    def add_tool(self, widget: QWidget) -> None:
        """At the right end."""
        self._tools.addWidget(widget)

    def add_line(self, widget: QWidget) -> None:
        """Below, over the whole width."""
        self._lines.addWidget(widget)
