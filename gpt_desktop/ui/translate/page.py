"""How the Translate view is laid out, with places for what its parts bring."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.translate.aligned_rows import AlignedRows
from gpt_desktop.ui.translate.language_bar import LanguageBar
from gpt_desktop.ui.translate.side_panels import SidePanels
from gpt_desktop.ui.translate.source_pane import SourcePane
from gpt_desktop.ui.translate.target_pane import TargetPane
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.lines import NoticeLine
from gpt_desktop.ui.widgets.notice_list import NoticeList
from gpt_desktop.ui.work.history_side import HistorySide

_BOTH_SIDES = 1200  # pixels that the history, a panel and the panes need


class TranslatePage(QWidget):
    """The history on the left, the panes under the language bar, a panel of a part on the right.

    Attributes:
        bar: the languages and tools.
        rows: the translation, row by row in both panes.
        panels: what parts show beside the panes.
        pair_notices: what is to be said of the languages before anything is translated.
        stale: says that the result is of another text.
    """

    def __init__(
        self, context: ViewContext, source: OptionSpec, target: OptionSpec, history: HistorySide
    ) -> None:
        super().__init__()
        self._theme = context.theme
        self.bar = LanguageBar(context.theme, source, target)
        self.panels = SidePanels(context.theme)
        self.source_pane = SourcePane(context)
        self.result = TargetPane(context)
        self.rows = AlignedRows(self.source_pane.rows, self.result.rows)
        self.pair_notices = NoticeList(context.theme)
        self.stale = NoticeLine(context.theme)
        self._foot = QVBoxLayout()
        self._history = history
        self._lay_out(history)
        self.panels.changed.connect(self._make_room)

    def add_panel(
        self, icon: str, name: str, title: str, panel: QWidget, shortcut: str = ""
    ) -> IconButton:
        """A panel right of the panes, with its button at the end of the language bar.

        Args:
            name: kept in drafts, such as ``glossary``.
            title: stands above it and names its button, translated.
            shortcut: shown with it; the caller binds it: ``view.add_shortcut(keys,
                button.click)``.
        """
        button = IconButton(self._theme, icon, title, shortcut)
        self.bar.add_tool(button)
        self.panels.add(name, title, panel, button)
        return button

    def add_foot(self, widget: QWidget) -> None:
        """Below both panes, over their whole width."""
        self._foot.addWidget(widget)

    def show_history(self, shown: bool) -> None:
        """Show or hide it; on a small screen it takes the place of a panel."""
        if shown and self.width() < _BOTH_SIDES:
            self.panels.open("")
        self._history.setVisible(shown)

    @Slot()
    def _make_room(self) -> None:
        """On a small screen the panes need what the history takes."""
        if self.panels.opened and self.width() < _BOTH_SIDES:
            self._history.hide()

    def _lay_out(self, history: HistorySide) -> None:
        panes = QHBoxLayout()
        panes.setSpacing(GAP_MEDIUM)
        panes.addWidget(self.source_pane, 1)
        panes.addWidget(self.result, 1)
        middle = QVBoxLayout()
        middle.setSpacing(GAP_SMALL)
        middle.setContentsMargins(GAP_LARGE, 0, GAP_LARGE, GAP_MEDIUM)
        middle.addLayout(panes, 1)
        middle.addLayout(self._foot)
        # Below both panes, so that these stay as high as each other.
        for widget in (
            self.source_pane.progress,
            self.source_pane.error,
            self.stale,
            self.pair_notices,
            self.result.state,
            self.result.caption,
        ):
            middle.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(history)
        row.addLayout(column, 1)
        row.addWidget(self.panels)
