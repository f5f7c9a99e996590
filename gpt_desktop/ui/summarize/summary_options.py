"""What a person asks of a summary: two choices at hand, the rest one click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Choice, OptionSpec
from gpt_desktop.core.tasks.options import LENGTH
from gpt_desktop.core.tasks.summarize.options import ANSWER, ASK, FOCUS, LANGUAGE, STYLE
from gpt_desktop.ui.summarize.more_options import MoreOptions
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.option_bar import OptionBar
from gpt_desktop.ui.widgets.option_box import OptionBox

_AT_HAND = (STYLE.id, LENGTH.id)
_BELOW = QPoint(0, GAP_TINY)


class SummaryOptions(QWidget):
    """The style and the length in a row, and a button for the others.

    Attributes:
        boxes: of every option, by its id.
        question: the field for what the text should answer; shown with that style only. The
            page lays it out, since it takes a line of its own.

    Signals:
        changed: another value was chosen or written, of any.
        question_entered: the question is whole, by Return.
    """

    changed = Signal()
    question_entered = Signal()

    def __init__(self, specs: Sequence[OptionSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        near = [spec for spec in specs if spec.id in _AT_HAND]
        bar = OptionBar(near)
        self.question = OptionBox(_spec(specs, ASK.id))
        far = {
            spec.id: OptionBox(spec, labelled=False, by_name=spec.id == LANGUAGE.id)
            for spec in specs
            if spec.id not in {*_AT_HAND, ASK.id}
        }
        self.boxes = {**bar.boxes, ASK.id: self.question, **far}
        self.more = text_button(tr("More"))
        self.more.setToolTip(tr("More options"))
        self._far = far
        self._popup = MoreOptions(list(far.values()), self)
        self.question.set_hint(tr("What should the text answer?"))
        far[FOCUS.id].set_hint(tr("Everything, or such as: costs"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_MEDIUM)
        row.addWidget(bar)
        row.addWidget(self.more)
        self.more.clicked.connect(self.show_more)
        self._popup.closed.connect(self.more.setFocus)
        self.question.entered.connect(self.question_entered)
        bar.changed.connect(self._on_changed)
        for box in (self.question, *far.values()):
            box.value_changed.connect(self._on_changed)
        self._show_state()

    @property
    def popup(self) -> MoreOptions:
        return self._popup

    @property
    def lacks_question(self) -> bool:
        """Whether an answer is wanted and nothing was asked yet."""
        return self.boxes[STYLE.id].value() == ANSWER and not self.question.value().strip()

    def values(self) -> dict[str, str]:
        """By option id, as a request has them."""
        return {name: box.value() for name, box in self.boxes.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Choose those that are there; what is no choice changes nothing."""
        for name, box in self.boxes.items():
            if name in values:
                box.set_value(str(values[name]))

    def offer_languages(self, choices: Sequence[Choice]) -> None:
        """Offer only what the model writes."""
        self.boxes[LANGUAGE.id].offer(choices)

    @Slot()
    def show_more(self) -> None:
        """Open the small window under its button."""
        self._popup.open_at(self.more.mapToGlobal(self.more.rect().bottomLeft()) + _BELOW)

    @Slot()
    def _on_changed(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self.question.setVisible(self.boxes[STYLE.id].value() == ANSWER)
        set_by_hand = sum(box.value() != box.spec.default for box in self._far.values())
        self.more.setText(f"{tr('More')} · {set_by_hand}" if set_by_hand else tr("More"))


def _spec(specs: Sequence[OptionSpec], option_id: str) -> OptionSpec:
    return next(spec for spec in specs if spec.id == option_id)
