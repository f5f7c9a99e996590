"""The parts of the Assistant view in their places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.composer import Composer
from gpt_desktop.ui.assistant.conversation_side import ConversationSide
from gpt_desktop.ui.assistant.start import AssistantStart
from gpt_desktop.ui.assistant.thinking_switch import ThinkingSwitch
from gpt_desktop.ui.assistant.transcript import Transcript
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_SMALL, GAP_TINY, READING_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import ErrorCard, NoticeLine
from gpt_desktop.ui.work.model_button import ModelButton

_HEADER_HEIGHT = 52


class AssistantPage(QWidget):
    """Side list left; title, transcript and composer right."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = ConversationSide(context)
        self.toggle = IconButton(context.theme, "panel-left", tr("Show or hide the list"), "Ctrl+B")
        self.title = ElidedLabel("heading")
        self.tools = QHBoxLayout()
        self.menu_button = IconButton(context.theme, "ellipsis", tr("More about this conversation"))
        self.menu_button.hide()  # until there is anything in it
        self._foot_parts = QVBoxLayout()
        self.model = ModelButton(context.theme)
        self.thinking = ThinkingSwitch(context.theme)
        self.start = AssistantStart()
        self.transcript = Transcript(context)
        self.error = ErrorCard(context.theme)
        self.language = NoticeLine(context.theme)
        self.composer = Composer(context)
        self._pages = QStackedWidget()
        self._start_page = _scrolling(self.start)
        self._pages.addWidget(self._start_page)
        self._pages.addWidget(self.transcript)
        main = self._main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self._header())
        main.addWidget(self._pages, 1)
        main.addWidget(self._foot())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.side)
        self._row.addLayout(main, 1)
        self.transcript.focus_left.connect(self.composer.edit.setFocus)

    def show_start(self, start: bool) -> None:
        """Show the start in place of the transcript, or the other way round."""
        self._pages.setCurrentWidget(self._start_page if start else self.transcript)

    def add_tool(self, widget: QWidget) -> None:
        """Put a button of a part into the header, beside the model."""
        self.tools.addWidget(widget)

    def add_beside(self, widget: QWidget) -> None:
        """Put something of a part right of the conversation."""
        self._row.addWidget(widget)

    def add_head(self, widget: QWidget) -> None:
        """Put something of a part between the header and the transcript."""
        self._main.insertWidget(1, widget)

    def add_to_foot(self, widget: QWidget) -> None:
        """Put something of a part above the composer."""
        self._foot_parts.insertWidget(self._foot_parts.count() - 1, widget)

    def show_model(self, model: ModelFacts | None, thinks: bool) -> None:
        """Name the model that answers, and whether it thinks before."""
        self.model.show_words(model.name if model is not None else "")
        self.model.setVisible(model is not None)
        self.thinking.show_choice(model, thinks)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setFixedHeight(_HEADER_HEIGHT)
        row = QHBoxLayout()
        row.setContentsMargins(GAP_SMALL, 0, GAP_LARGE, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.toggle)
        row.addWidget(self.title, 1)
        row.addLayout(self.tools)
        row.addWidget(self.thinking)
        row.addWidget(self.model)
        row.addWidget(self.menu_button)
        line = QFrame()
        set_role(line, "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(header)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(line)
        return header

    def _foot(self) -> QWidget:
        column = QWidget()
        column.setMaximumWidth(READING_WIDTH)
        column.setLayout(self._foot_parts)
        parts = self._foot_parts
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(GAP_SMALL)
        for widget in (self.error, self.language, self.composer):
            parts.addWidget(widget)
        foot = QWidget()
        around = QHBoxLayout(foot)
        around.setContentsMargins(GAP_LARGE, GAP_TINY, GAP_LARGE, GAP)
        around.addStretch()
        around.addWidget(column, 1000, Qt.AlignmentFlag.AlignBottom)
        around.addStretch()
        return foot


def _scrolling(start: QWidget) -> QScrollArea:
    """On a low screen the examples scroll, rather than make the window taller than it."""
    area = QScrollArea()
    area.setWidget(start)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
