"""How explanations are laid out: the passage on top, two explanations side by side below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.learn.explain import EXPLAIN_KIND
from gpt_desktop.core.tasks.learn.tutor_options import LANGUAGE
from gpt_desktop.ui.learn.explain_side import ExplainSide
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import NoticeLine
from gpt_desktop.ui.widgets.option_box import OptionBox
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.work.history_side import HistorySide

_SIDE_BY_SIDE = 640  # pixels from which on there is room for two columns
EXPLAIN_KEYS, SWAP_KEYS, HISTORY_KEYS = "Ctrl+Return", "Ctrl+Shift+X", "Ctrl+Shift+H"


class ExplainPage(QWidget):
    """Widgets and their places; what they do is the section's."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self.history = HistorySide(context, EXPLAIN_KIND)
        self.history.hide()
        self.passage = TextEditor(
            theme,
            tr("A passage to explain: type it, paste it, or drop a document here."),
            tr("Passage"),
        )
        set_role(self.passage, "sheet")
        self.passage.set_lines(2, 5)
        self.explain = text_button(tr("Explain"), "primary")
        self.explain.setToolTip(with_shortcut(tr("Explain"), EXPLAIN_KEYS))
        self.language = OptionBox(LANGUAGE)
        self.language.set_label("automatic", tr("As the passage"))
        self.open_file = IconButton(theme, "paperclip", tr("Open a file…"), "Ctrl+O")
        self.swap = IconButton(theme, "arrow-left-right", tr("Swap the two sides"), SWAP_KEYS)
        self.save = IconButton(theme, "download", tr("Save both as…"), "Ctrl+S")
        self.past = IconButton(theme, "history", tr("History"), HISTORY_KEYS)
        self.warning = NoticeLine(theme)
        self.sides = (
            ExplainSide(context, tr("Left explanation"), "child"),
            ExplainSide(context, tr("Right explanation"), "expert"),
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The history beside it takes its width too.
        if event.type() is QEvent.Type.Resize and watched is self._scroller:
            wide = self._scroller.width() >= _SIDE_BY_SIDE
            directions = QBoxLayout.Direction
            self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(GAP_SMALL)
        tools.addWidget(self.explain)
        tools.addWidget(self.language, 1)
        tools.addStretch(1)
        for button in (self.open_file, self.swap, self.save, self.past):
            tools.addWidget(button)
        self._columns.setSpacing(GAP_LARGE)
        for side in self.sides:
            self._columns.addWidget(side, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addWidget(self.passage)
        column.addLayout(tools)
        column.addWidget(self.warning)
        column.addLayout(self._columns, 1)
        self._scroller = QScrollArea()
        self._scroller.setWidget(body)
        self._scroller.setWidgetResizable(True)
        self._scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroller.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.history)
        row.addWidget(self._scroller, 1)
