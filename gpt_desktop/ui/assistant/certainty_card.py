"""What else the model could have written at a place, and what sampling makes of it there."""

from __future__ import annotations

from math import exp

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.annotations import Alternative, Probability
from gpt_desktop.core.certainty import reshaped
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.certainty_chart import CertaintyChart
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.value_slider import ValueSlider

_STEPS = 20  # of the sliders to 1
_ROWS = 6
_SHOWN = 10  # of the alternatives
_BLANKS = str.maketrans({" ": "␣", "\n": "⏎", "\t": "⇥"})


class CertaintyCard(QFrame):
    """Signals:
    chosen: an Alternative to go on from in this place.
    stepped: -1 to the unsure word before, 1 to the next.
    closed: it is to be put away.
    """

    chosen = Signal(object)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, temperature: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._alternatives: tuple[Alternative, ...] = ()
        self.word = wrapping_label()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What the model could have written here"))
        self.chart = CertaintyChart(theme)
        value = round(temperature * _STEPS)
        self.temperature = ValueSlider(tr("Temperature"), (0, 2 * _STEPS), value, _temperature)
        self.top_p = ValueSlider(tr("Top-p"), (1, _STEPS), _STEPS, _top_p)
        self.go_on = text_button(tr("Go on from this word"), "primary")
        self.previous = IconButton(theme, "chevron-up", tr("Unsure word before"))
        self.next = IconButton(theme, "chevron-down", tr("Next unsure word"))
        self.close_button = IconButton(theme, "x", tr("Close"))
        self._lay_out()
        self.list.itemActivated.connect(self._on_go_on)
        self.list.currentRowChanged.connect(self._show_choice)
        self.go_on.clicked.connect(self._on_go_on)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)
        for slider in (self.temperature, self.top_p):
            slider.value_changed.connect(self._show_shares)

    def show_token(self, written: str, token: Probability) -> None:
        """Show a place: what is written there, and what else could be."""
        self._alternatives = token.alternatives[:_SHOWN]
        percent = _percent(token.logprob)
        self.word.setText(
            tr("“{word}” had a probability of {percent}.", word=shown(written), percent=percent)
        )
        self.list.clear()
        for each in self._alternatives:
            item = QListWidgetItem(f"{_percent(each.logprob)}   {shown(each.text)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.text}, {item.text()[:7]}")
            self.list.addItem(item)
        self.list.setFixedHeight(
            sum(self.list.sizeHintForRow(row) for row in range(min(_ROWS, self.list.count())))
            + 2 * self.list.frameWidth()
        )
        self._show_choice()
        self._show_shares()

    @Slot()
    def _show_choice(self) -> None:
        self.go_on.setEnabled(self._choice() is not None)

    @Slot()
    def _show_shares(self) -> None:
        logprobs = [each.logprob for each in self._alternatives]
        temperature = self.temperature.slider.value() / _STEPS
        top_p = self.top_p.slider.value() / _STEPS
        self.chart.show_shares(
            [exp(each) for each in logprobs], reshaped(logprobs, temperature, top_p)
        )

    @Slot()
    def _on_go_on(self) -> None:
        choice = self._choice()
        if choice is not None:
            self.chosen.emit(choice)

    def _choice(self) -> Alternative | None:
        """The current one; there is no going on from an answer's end."""
        row = self.list.currentRow()
        there = 0 <= row < len(self._alternatives) and self._alternatives[row].text
        return self._alternatives[row] if there else None

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(GAP_SMALL)
        header.addWidget(self.word, 1)
        for button in (self.previous, self.next, self.close_button):
            header.addWidget(button)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(GAP_SMALL)
        right.setSpacing(GAP_SMALL)
        left.addWidget(self.list)
        left.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch()
        right.addWidget(self.chart)
        for name, slider in ((tr("Temperature"), self.temperature), (tr("Top-p"), self.top_p)):
            label = QLabel(name)
            set_role(label, "caption")
            right.addWidget(label)
            right.addWidget(slider)
        right.addStretch()
        both = QHBoxLayout()
        both.setSpacing(GAP_MEDIUM)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP_MEDIUM, GAP_MEDIUM)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addLayout(both)


def shown(text: str) -> str:
    """A token so that its blanks are seen; the end of an answer has no letters."""
    return text.translate(_BLANKS) or tr("(end of the answer)")


def _percent(logprob: float) -> str:
    percent = 100 * exp(logprob)
    return f"{percent:.0f} %" if percent >= 10 else f"{percent:.1f} %"


def _temperature(value: int) -> str:
    return f"{value / _STEPS:.2f}"


def _top_p(value: int) -> str:
    return f"{value / _STEPS:.2f}"
