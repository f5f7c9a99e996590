"""How "Inside a model" is laid out: a sentence on top, then what becomes of it, step by step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.learn.inside_chain import InsideChain
from gpt_desktop.ui.learn.inside_draws import InsideDraws
from gpt_desktop.ui.learn.inside_next import NextTokens
from gpt_desktop.ui.learn.inside_temperatures import InsideTemperatures
from gpt_desktop.ui.learn.inside_tokens import InsideAttention, TokenList
from gpt_desktop.ui.learn.inside_training import TinyTraining
from gpt_desktop.ui.learn.inside_words import ATTENTION, LOGITS, SAMPLING, TOKENS, TRAINING
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine, wrapping_label

_WIDEST = 720  # pixels, as all reading
LOOK_KEYS, DRAW_KEYS = "Ctrl+Return", "Ctrl+Shift+Return"


class InsidePage(QWidget):
    """Widgets and their places; what they do is the section's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLineEdit()
        self.sentence.setAccessibleName(tr("Your sentence"))
        self.sentence.setPlaceholderText(tr("Type a sentence or the beginning of one"))
        self.look = text_button(tr("Look inside"), "primary")
        self.look.setToolTip(with_shortcut(tr("Look inside"), LOOK_KEYS))
        self.chain = InsideChain(theme)
        self.progress = ProgressLine(theme)
        self.error = ErrorCard(theme)
        self.tokens = TokenList()
        self.attention = InsideAttention(theme)
        self.next = NextTokens(theme)
        self.draw = text_button(tr("Draw a token"))
        self.draw.setToolTip(with_shortcut(tr("Draw a token"), DRAW_KEYS))
        self.likeliest = text_button(tr("Take the likeliest"))
        self.drawn = wrapping_label("second")
        self.drawn.hide()
        self.temperatures = InsideTemperatures(theme)
        self.draws = InsideDraws(theme)
        self.next.temperatures.value_changed.connect(self.draws.set_temperature)
        self.training = TinyTraining(theme)
        self.found = QWidget()
        self._lay_out()
        self.found.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP_SMALL)
        top.addWidget(self.sentence, 1)
        top.addWidget(self.look)
        draws = QHBoxLayout()
        draws.setSpacing(GAP_SMALL)
        draws.addWidget(self.draw)
        draws.addWidget(self.likeliest)
        draws.addStretch(1)
        found = _column(self.found)
        _step(found, tr("1 · Tokens"), tr(TOKENS))
        found.addWidget(self.tokens)
        _step(found, tr("2 · Attention"), tr(ATTENTION))
        found.addWidget(self.attention)
        _step(found, tr("3 · Logits and softmax"), tr(LOGITS))
        found.addWidget(self.next)
        beside = wrapping_label("second")
        beside.setText(tr("Probabilities at each temperature"))
        found.addWidget(beside)
        found.addWidget(self.temperatures)
        _step(found, tr("4 · Drawing the next token"), tr(SAMPLING))
        found.addLayout(draws)
        found.addWidget(self.drawn)
        found.addWidget(self.draws)
        body = QWidget()
        body.setMaximumWidth(_WIDEST)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = _column(body)
        column.addWidget(self.chain)
        column.addLayout(top)
        for widget in (self.progress, self.error, self.found):
            column.addWidget(widget)
        _step(column, tr("How it learned this"), tr(TRAINING))
        column.addWidget(self.training)
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP_MEDIUM)
        row.addStretch(1)
        row.addWidget(body, 100)
        row.addStretch(1)
        scroller = QScrollArea()
        scroller.setWidget(middle)
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroller)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    return column


def _step(column: QVBoxLayout, title: str, words: str) -> None:
    """A heading with what is told below it."""
    heading = QLabel(title)
    set_role(heading, "heading")
    told = wrapping_label("second")
    told.setText(words)
    column.addWidget(heading)
    column.addWidget(told)
