"""What a sentence left open: a line a question, with answers to choose where there are some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gpt_desktop.core.agenda.proposal import Field, Question, Suggestion
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_LETTERS_OF_A_ROW = 36  # in a narrow card


class QuestionRows(QWidget):
    """Signals:
    chosen: the Question, and the Suggestion that answers it.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Question, QWidget]] = []
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_TINY)
        self.hide()

    @property
    def open(self) -> tuple[Question, ...]:
        """Those without an answer."""
        return tuple(question for question, row in self._rows if not row.isHidden())

    def show_questions(self, questions: Iterable[Question]) -> None:
        """Ask these instead."""
        for _, row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        for question in questions:
            row = self._row(question)
            self._column.addWidget(row)
            self._rows.append((question, row))
        self.setVisible(bool(self._rows))

    def answer(self, fields: Sequence[Field]) -> None:
        """What is about these fields has its answer."""
        for question, row in self._rows:
            if question.field in fields:
                row.hide()
        self.setVisible(bool(self.open))

    def _row(self, question: Question) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = wrapping_label("warning" if question.needed else "second")
        words.setText(question.words)
        column.addWidget(words)
        letters = sum(len(suggestion.label) for suggestion in question.suggestions)
        answers = QHBoxLayout() if letters <= _LETTERS_OF_A_ROW else QVBoxLayout()
        answers.setSpacing(GAP_TINY)
        column.addLayout(answers)
        for suggestion in question.suggestions:
            button = text_button(suggestion.label, "link")
            button.setAccessibleDescription(question.words)
            button.setProperty("answer", _Answer(question, suggestion))
            button.clicked.connect(self._on_clicked)
            self.buttons.append(button)
            answers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        answers.addStretch()
        return row

    @Slot()
    def _on_clicked(self) -> None:
        answer = self.sender().property("answer")
        self.chosen.emit(answer.question, answer.suggestion)


class _Answer:
    """A question with one of its answers, as a button keeps it."""

    def __init__(self, question: Question, suggestion: Suggestion) -> None:
        self.question = question
        self.suggestion = suggestion
