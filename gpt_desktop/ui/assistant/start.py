"""What stands where a conversation will be: what the model is good for, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import current_language, mark, tr
from gpt_desktop.core.languages import language
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_MEDIUM, GAP_SMALL, READING_WIDTH
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

EXAMPLES = (
    mark("Explain in simple words why the sky is blue."),
    mark("Write a short e-mail that thanks a neighbour for watering my plants."),
    mark("Give me five ideas for a weekend without a screen."),
    mark("Tell me a bedtime story about a curious fox."),
)
_LARGE_MODEL = 3_000_000_000  # parameters


class AssistantStart(QWidget):
    """Without a model, it says so and leads to where there are some.

    Signals:
        example_chosen: a text to send.
        models_requested: the person wants to get a model.
    """

    example_chosen = Signal(str)
    models_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel()
        set_role(self.heading, "title")
        self.words = wrapping_label("second")
        self.get_model = text_button(tr("Get a model"), "primary")
        self.get_model.clicked.connect(self.models_requested)
        self.examples = [self._example(source) for source in EXAMPLES]
        reading = QVBoxLayout()
        reading.setSpacing(GAP_SMALL)
        reading.addStretch(2)
        reading.addWidget(self.heading)
        reading.addWidget(self.words)
        reading.addSpacing(GAP_MEDIUM)
        reading.addWidget(self.get_model, 0, Qt.AlignmentFlag.AlignLeft)
        for button in self.examples:
            reading.addWidget(button)
        reading.addStretch(3)
        column = QWidget()
        column.setMaximumWidth(READING_WIDTH)
        column.setLayout(reading)
        reading.setContentsMargins(0, 0, 0, 0)
        around = QHBoxLayout(self)
        around.setContentsMargins(GAP_LARGE, 0, GAP_LARGE, 0)
        around.addStretch()
        around.addWidget(column, 1000)
        around.addStretch()

    def show_model(self, facts: ModelFacts | None) -> None:
        """Speak of a model, or of there being none."""
        self.get_model.setVisible(facts is None)
        for button in self.examples:
            button.setVisible(facts is not None)
        if facts is None:
            self.heading.setText(tr("There is no model on this computer yet."))
            self.words.setText(tr("Answers are written by a model that runs here, offline."))
            return
        self.heading.setText(tr("What would you like to write or know?"))
        self.words.setText(_honest_words(facts))
        for button, source in zip(self.examples, EXAMPLES, strict=True):
            button.setText(tr(source) if _speaks_interface(facts) else source)

    def _example(self, source: str) -> QPushButton:
        button = text_button(tr(source), "example")
        button.clicked.connect(self._on_example)
        return button

    @Slot()
    def _on_example(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.example_chosen.emit(button.text())


def _speaks_interface(facts: ModelFacts) -> bool:
    """Whether the model was trained in the window's language."""
    interface = current_language().split("_")[0]
    return any(code.split("-")[0] == interface for code in facts.languages)


def _honest_words(facts: ModelFacts) -> str:
    words = [tr("{model} runs on this computer. Nothing you write leaves it.", model=facts.name)]
    if facts.parameters >= _LARGE_MODEL:
        words.append(tr("It can be wrong: check facts before you rely on them."))
    else:
        words += (
            tr("It is a small model: good for explaining everyday things and short texts."),
            tr("It often gets facts, dates and sums wrong, and it cannot look anything up."),
        )
    if facts.languages and not _speaks_interface(facts):
        names = ", ".join(tr(language(code).name) for code in facts.languages)
        words.append(
            tr("Write to it in {languages}: it was trained in nothing else.", languages=names)
        )
    return "".join(words) if current_language().startswith("zh") else " ".join(words)
