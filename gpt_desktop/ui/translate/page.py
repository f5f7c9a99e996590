"""How the Translate view is laid out, with places for what its parts bring."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpacerItem, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.translate.language_bar import LanguageBar
from gpt_desktop.ui.translate.side_panels import SidePanels
from gpt_desktop.ui.translate.source_pane import SourcePane
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.lines import NoticeLine
from gpt_desktop.ui.widgets.notice_list import NoticeList
from gpt_desktop.ui.work.history_side import HistorySide
from gpt_desktop.ui.work.result_pane import ResultPane


class TranslatePage(QWidget):
    """The history on the left, the panes under the language bar, a panel of a part on the right.

    Attributes:
        bar: the languages and tools.
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
        self.source_pane = SourcePane(
            context,
            heading=QLabel(),
            placeholder=tr("Write or paste a text, or drop a file here."),
            accessible_name=tr("Text to translate"),
            run=tr("Translate"),
        )
        self.result = ResultPane(
            context,
            tr("Translation"),
            tr("The translation appears here."),
            heading=QLabel(),
            state_elsewhere=True,
        )
        self.pair_notices = NoticeList(context.theme)
        self.stale = NoticeLine(context.theme)
        self._foot = QVBoxLayout()
        self._lay_out(history)

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

    def _lay_out(self, history: HistorySide) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(GAP_SMALL)
        middle.setContentsMargins(GAP_LARGE, 0, GAP_LARGE, GAP_MEDIUM)
        middle.addLayout(self._panes(), 1)
        middle.addLayout(self._foot)
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

    def _panes(self) -> QHBoxLayout:
        words = QVBoxLayout()
        for widget in (self.stale, self.pair_notices, self.result.state):
            words.addWidget(widget)
        words.addStretch()
        foot = QHBoxLayout()
        foot.addLayout(words, 1)
        self.source_pane.run.ensurePolished()
        # As high as the foot of the other pane, so that both texts end on one line.
        foot.addSpacerItem(QSpacerItem(0, self.source_pane.run.sizeHint().height()))
        right = QVBoxLayout()
        right.setSpacing(GAP_SMALL)
        right.addWidget(self.result, 1)
        right.addLayout(foot)
        panes = QHBoxLayout()
        panes.setSpacing(GAP_MEDIUM)
        panes.addWidget(self.source_pane, 1)
        panes.addLayout(right, 1)
        return panes
