"""How studying is laid out: the text on top, the quiz of it below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.learn.study_options import COUNT, FORM, STUDY_KIND
from gpt_desktop.ui.learn.quiz_card import QuizCard
from gpt_desktop.ui.learn.quoted_text import QuotedText
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import NoticeLine, wrapping_label
from gpt_desktop.ui.widgets.option_box import OptionBox
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.work.history_side import HistorySide
from gpt_desktop.ui.work.result_state import ResultState

MAKE_KEYS, HISTORY_KEYS, LEARN_KEYS = "Ctrl+Return", "Ctrl+Shift+H", "Ctrl+L"


class StudyPage(QWidget):
    """Widgets and their places; what they do is the section's."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self.history = HistorySide(context, STUDY_KIND)
        self.history.hide()
        self.text = TextEditor(
            theme,
            tr("A text to learn from: type it, paste it, or drop a document here."),
            tr("Text"),
        )
        set_role(self.text, "sheet")
        self.text.set_lines(2, 5)
        self.make = text_button(tr("Make a quiz"), "primary")
        self.make.setToolTip(with_shortcut(tr("Make a quiz"), MAKE_KEYS))
        self.stop = text_button(tr("Stop"))
        self.stop.hide()
        self.count = OptionBox(COUNT)
        self.form = OptionBox(FORM, labelled=False, shrinks=True)
        self.open_file = IconButton(theme, "paperclip", tr("Open a file…"), "Ctrl+O")
        self.save = IconButton(theme, "download", tr("Save the quiz as…"), "Ctrl+S")
        self.cards = IconButton(theme, "layers", tr("Save as cards…"))
        self.learn = IconButton(theme, "repeat-2", tr("Learn these cards"), LEARN_KEYS)
        self.past = IconButton(theme, "history", tr("History"), HISTORY_KEYS)
        self.warning = NoticeLine(theme)
        self.state = ResultState(context)
        self.nothing = wrapping_label("second")
        self.nothing.setText(
            tr(
                "Names, dates and numbers of the text become gaps to fill and answers to choose. "
                "Each question leads to the passage that answers it."
            )
        )
        self.whole = QuotedText(context)
        self.card = QuizCard(context)
        self.left_out = wrapping_label("second")
        self.left_out.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(GAP_SMALL)
        tools.addWidget(self.make)
        tools.addWidget(self.stop)
        tools.addWidget(self.count)
        tools.addWidget(self.form, 1)
        tools.addStretch(1)
        for button in (self.open_file, self.save, self.cards, self.learn, self.past):
            tools.addWidget(button)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addWidget(self.text)
        column.addLayout(tools)
        for part in (self.warning, self.state, self.nothing, self.card, self.whole, self.left_out):
            column.addWidget(part)
        column.addStretch(1)
        scroller = QScrollArea()
        scroller.setWidget(body)
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.history)
        row.addWidget(scroller, 1)
