"""How the tutor is laid out: the exercise on top, the learner's steps beside the tutor's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.session import ASKED, ROLE_NAMES, SESSION_KIND, Role
from gpt_desktop.core.tasks.learn.tutor_options import LANGUAGE, LEVEL, SUBJECT
from gpt_desktop.ui.learn.formula_preview import FormulaPreview
from gpt_desktop.ui.learn.tutor_cards import StepCards
from gpt_desktop.ui.learn.tutor_lines import LinesEditor
from gpt_desktop.ui.learn.tutor_verdicts import LineVerdicts
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import NoticeLine, wrapping_label
from gpt_desktop.ui.widgets.option_bar import OptionBar
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.work.history_side import HistorySide
from gpt_desktop.ui.work.result_state import ResultState

_SIDE_BY_SIDE = 720  # pixels from which on there is room for two columns
KEYS = {Role.HINT: "Alt+H", Role.NEARER: "Alt+N", Role.EXAMPLE: "Alt+E", Role.SOLUTION: "Alt+S"}
CHECK_KEYS, NEXT_KEYS, HISTORY_KEYS = "Ctrl+Shift+Return", "Ctrl+Return", "Ctrl+Shift+H"


class TutorPage(QWidget):
    """Widgets and their places; what they do is the section's."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self.history = HistorySide(context, SESSION_KIND)
        self.history.hide()
        self.exercise = TextEditor(
            theme,
            tr("An exercise or a question: type it, paste it, or drop a file here."),
            tr("Exercise"),
        )
        set_role(self.exercise, "sheet")
        self.exercise.set_lines(2, 3)
        self.drawn = FormulaPreview(context, self.exercise)
        self.options = OptionBar((SUBJECT, LEVEL, LANGUAGE))
        self.open_file = IconButton(theme, "paperclip", tr("Open a file…"), "Ctrl+O")
        self.new = IconButton(theme, "plus", tr("New exercise"), "Ctrl+N")
        self.past = IconButton(theme, "history", tr("History"), HISTORY_KEYS)
        self.save = IconButton(theme, "download", tr("Save the session as…"), "Ctrl+S")
        self.copy = IconButton(theme, "copy", tr("Copy the session"), "Ctrl+Shift+C")
        self.more = IconButton(theme, "ellipsis", tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.language = NoticeLine(theme)
        self.lines = LinesEditor(theme)
        set_role(self.lines, "sheet")
        self.lines.set_lines(5)
        self.check = text_button(tr("Check my steps"), "primary")
        self.check.setToolTip(with_shortcut(tr("Check my steps"), CHECK_KEYS))
        self.drawn_lines = FormulaPreview(context, self.lines)
        self.verdicts = LineVerdicts(theme)
        self.asks: dict[Role, QPushButton] = {}
        for role in ASKED:
            name = tr(ROLE_NAMES[role])
            self.asks[role] = text_button(name)
            self.asks[role].setToolTip(with_shortcut(name, KEYS[role]))
        self.stop = IconButton(theme, "square", tr("Stop"), "Esc")
        self.state = ResultState(context, growing_text_tells=True)
        self.cards = StepCards(context)
        self.nothing = wrapping_label("second")
        self.nothing.setText(
            tr(
                "Ask for a hint first, then a nearer one, then a similar example; the solution "
                "comes last. What code worked out says “computed”; the rest says “not checked”."
            )
        )
        self.question = QLineEdit()
        self.question.setPlaceholderText(tr("Ask about this exercise…"))
        self.question.setAccessibleName(tr("Ask about this exercise…"))
        self.ask = text_button(tr("Ask"))
        self._following = False
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The history beside it takes its width too.
        if event.type() is QEvent.Type.Resize and watched is self._scroller:
            wide = self._scroller.width() >= _SIDE_BY_SIDE
            directions = QBoxLayout.Direction
            self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        return super().eventFilter(watched, event)

    def go_to_end(self) -> None:
        """Show what was said last, also as it becomes longer; until the person scrolls."""
        self._following = True
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if self._following:
            self._scroller.ensureWidgetVisible(self.ask, 0, GAP)

    @Slot()
    def _leave(self) -> None:
        self._following = False

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addWidget(self.exercise)
        column.addWidget(self.drawn)
        column.addLayout(self._tools())
        column.addWidget(self.language)
        self._columns.setSpacing(GAP_LARGE)
        self._columns.addLayout(self._own_side(), 1)
        self._columns.addLayout(self._tutor_side(), 1)
        column.addLayout(self._columns, 1)
        self._scroller = QScrollArea()
        self._scroller.setWidget(body)
        self._scroller.setWidgetResizable(True)
        self._scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroller.installEventFilter(self)
        bar = self._scroller.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.actionTriggered.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.history)
        row.addWidget(self._scroller, 1)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.options, 1)
        for button in (self.open_file, self.new):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _own_side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP_SMALL)
        heading = _heading(tr("Your steps"))
        heading.setMinimumHeight(self.copy.sizeHint().height())  # one line with that beside it
        column.addWidget(heading)
        column.addWidget(self.lines)
        column.addWidget(self.drawn_lines)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.verdicts)
        column.addStretch(1)
        return column

    def _tutor_side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP_SMALL)
        heading = QHBoxLayout()
        heading.addWidget(_heading(tr("The tutor")))
        heading.addStretch(1)
        for tool in (self.copy, self.save, self.past, self.more):
            heading.addWidget(tool)
        column.addLayout(heading)
        asks = QHBoxLayout()
        asks.setSpacing(GAP_SMALL)
        for button in self.asks.values():
            asks.addWidget(button)
        asks.addStretch(1)
        asks.addWidget(self.stop)
        column.addLayout(asks)
        column.addWidget(self.nothing)
        column.addWidget(self.cards)
        column.addWidget(self.state)
        below = QHBoxLayout()
        below.setSpacing(GAP_SMALL)
        below.addWidget(self.question, 1)
        below.addWidget(self.ask)
        column.addLayout(below)
        column.addStretch(1)
        return column


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    set_role(label, "heading")
    return label
