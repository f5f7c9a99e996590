"""Under an answer: how sure the model was of it, and the card of the word chosen in it."""

from __future__ import annotations

from collections.abc import Generator
from math import exp

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.annotations import Alternative, Probability
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.kept_certainty import MeasuredTokens, kept_certainty, unpacked
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.certainty_card import CertaintyCard
from gpt_desktop.ui.assistant.certainty_marks import UNSURE, CertaintyMarks
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label


class AnswerCertaintyLine(QWidget):
    """Belongs to one answer.

    Signals:
        measured: the answer's id, and its tokens as ``MeasuredTokens``.
        failed: an Exception.
        went_on: the answer's id, and the words that another version is to begin with.
    """

    measured = Signal(str, object)
    failed = Signal(object)
    went_on = Signal(str, str)

    def __init__(self, context: ViewContext, answer: AnswerWidget) -> None:
        super().__init__(answer)
        self._context = context
        self._answer = answer
        self._message: StoredMessage | None = None
        self._tokens: tuple[Probability, ...] = ()
        self._job: Job | None = None
        self._measured: MeasuredTokens | None = None
        self._model_now = ""
        self._current = -1
        self.marks = CertaintyMarks(answer.body)
        self.words = wrapping_label("second")
        self.button = text_button(tr("Show certainty"), "link")
        self.look = text_button(tr("Look at unsure words"), "link")
        self.card: CertaintyCard | None = None
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self.look)
        self._legend = QLabel(
            tr(
                "Shaded: less than 50 % probable, darker: less than 20 %. "
                "This says how the model chose its words, not whether they are true."
            )
        )
        self._legend.setWordWrap(True)
        set_role(self._legend, "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_SMALL)
        self._column.addLayout(row)
        self._column.addWidget(self._legend)
        answer.add_below(self)
        self.marks.chosen.connect(self.choose)
        self.button.clicked.connect(self.measure)
        self.look.clicked.connect(lambda: self.step(1))

    def show_message(
        self, message: StoredMessage, known: MeasuredTokens | None, model_now: str
    ) -> None:
        """Show what is known of an answer, or the way to know it.

        Args:
            model_now: the id of the model that would be asked now, or "".
        """
        if self._message is not None and self._message.content != message.content:
            self._put_away()
        self._message = message
        self._model_now = model_now
        self._measured = known
        self._tokens = known.tokens if known is not None else ()
        self.marks.show_tokens(self._tokens)
        self._show_words()
        self.show()

    def leave(self) -> None:
        """Show nothing any more."""
        if self._job is not None:
            self._job.cancel()
        self._put_away()
        self._tokens = ()
        self._measured = None
        self.marks.show_tokens(())
        self.hide()

    def reads_kept(self, message: StoredMessage) -> bool:
        """Begin to read what was stored with the answer; False where nothing was."""
        kept = kept_certainty(message.annotations, message.content)
        if kept is None:
            return False

        def work(token: CancelToken) -> Generator[TaskEvent, None, MeasuredTokens]:
            token.raise_if_cancelled()
            yield from ()
            return unpacked(kept)

        if self._job is None:
            self._start(Job(tr("Reading certainty"), work, asked=False), self._context.lanes.io)
        return True

    @Slot()
    def measure(self) -> None:
        """Ask the model; it reads the answer once."""
        measure, message = self._context.services.certainty, self._message
        if measure is None or message is None or self._job is not None:
            return

        def work(token: CancelToken) -> Generator[TaskEvent, None, MeasuredTokens]:
            return measure(message.id, token)

        job = Job(tr("Measuring certainty"), work, asked=False)
        self._start(job, self._context.lanes.inference)

    def _start(self, job: Job, lane: Lane) -> None:
        job.succeeded.connect(self._on_measured)
        job.failed.connect(self.failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self._show_words()
        lane.start(job)

    @Slot(int)
    def choose(self, number: int) -> None:
        """Open the card of a token."""
        if not 0 <= number < len(self._tokens) or self._message is None:
            return
        self._current = number
        token = self._tokens[number]
        card = self._shown_card()
        card.show_token(token.span.of(self._message.content), token)
        card.show()
        self.marks.choose(number)

    @Slot(int)
    def step(self, step: int) -> None:
        """To the next unsure word, or the one before."""
        unsure = self._unsure
        if not unsure:
            return
        beyond = [each for each in unsure if (each > self._current) == (step > 0)]
        beyond = [each for each in beyond if each != self._current]
        self.choose((beyond or unsure)[0 if step > 0 else -1])
        self._shown_card().list.setFocus()

    @property
    def _unsure(self) -> list[int]:
        return [
            number
            for number, token in enumerate(self._tokens)
            if exp(token.logprob) < UNSURE and token.span.start < token.span.end
        ]

    def _shown_card(self) -> CertaintyCard:
        if self.card is None:
            theme, settings = self._context.theme, self._context.settings()
            self.card = CertaintyCard(theme, settings.temperature)
            self.card.chosen.connect(self._on_chosen)
            self.card.stepped.connect(self.step)
            self.card.closed.connect(self._put_away)
            self._column.addWidget(self.card)
        return self.card

    @Slot()
    def _put_away(self) -> None:
        self._current = -1
        if self.card is not None:
            self.card.hide()
        self.marks.choose(-1)

    def _show_words(self) -> None:
        known, count = bool(self._tokens), len(self._unsure)
        measuring = tr("Measuring certainty…") if self._job is not None else ""
        said = tr_count(
            "The model was unsure of {count} word or part of one.",
            "The model was unsure of {count} words or parts of words.",
            count,
        )
        other = self._other_model()
        self.words.setText((said if known else measuring) + other)
        self.button.setText(tr("Measure again") if other else tr("Show certainty"))
        self.button.setVisible((not known or bool(other)) and self._job is None)
        self.look.setVisible(known and count > 0)
        self._legend.setVisible(known)

    def _other_model(self) -> str:
        """Where another model than the one chosen now said how sure it was."""
        if self._measured is None or not self._tokens:
            return ""
        current = self._context.services.model.current
        now = self._model_now or (current.id if current is not None else "")
        if not now or now == self._measured.model_id:
            return ""
        name = self._measured.model
        return " " + tr("Measured with {model}; another model is chosen now.", model=name)

    @Slot(object)
    def _on_measured(self, found: MeasuredTokens) -> None:
        if self._message is not None:
            self.measured.emit(self._message.id, found)
            if not self.isHidden():
                self._measured, self._tokens = found, found.tokens
                self.marks.show_tokens(found.tokens)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self._show_words()

    @Slot(object)
    def _on_chosen(self, other: Alternative) -> None:
        if self._message is not None and 0 <= self._current < len(self._tokens):
            before = self._message.content[: self._tokens[self._current].span.start]
            self._put_away()
            self.went_on.emit(self._message.id, before + other.text)
