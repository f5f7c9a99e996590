"""Above the panes: what is translated from and to, and the buttons of what stands beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.core.tasks.translate.options import AUTO
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.option_box import OptionBox


class LanguageBar(QWidget):
    """The languages on the left, tools on the right, and room below for lines of parts."""

    def __init__(
        self, theme: Theme, source: OptionSpec, target: OptionSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.toggle = IconButton(theme, "panel-left", tr("Show or hide the history"), "Ctrl+B")
        self.source = OptionBox(source, labelled=False, by_name=True, first=AUTO)
        self.target = OptionBox(target, labelled=False, by_name=True)
        self.swap = IconButton(theme, "arrow-left-right", tr("Swap the languages"), "Ctrl+Shift+S")
        self._options, self._tools, self._lines = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        for widget in (self.toggle, self.source, self.swap, self.target):
            row.addWidget(widget)
        for layout in (self._options, self._tools):
            layout.setSpacing(GAP_TINY)
            row.addLayout(layout)
            if layout is self._options:
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(row)
        column.addLayout(self._lines)

    def add_option(self, widget: QWidget) -> None:
        """Beside the languages, such as how formal the translation is to be."""
        self._options.addWidget(widget)

    def add_tool(self, widget: QWidget) -> None:
        """At the right end."""
        self._tools.addWidget(widget)

    def add_line(self, widget: QWidget) -> None:
        """Below, over the whole width."""
        self._lines.addWidget(widget)
