"""Calculations: what code computed stands with the answer, and wrong numbers are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from gpt_desktop.core.annotations import Annotation, Calculation, Claim
from gpt_desktop.core.calculation.answer_check import computed_words, is_mark, mark_words
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.retelling import retold
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.computed_card import ComputedCard
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.wrong_marks import WrongMarks


class CalculationPart(AssistantPart):
    """Adds to answers what was computed for them; to the others nothing."""

    def show_answer(self, answer: AnswerWidget) -> None:
        shown = answer.findChild(_ShownCalculations)
        if shown is None:
            message, run = answer.message, answer.run
            running = run is not None and run.busy
            if not running and not _of_calculations(message.annotations if message else ()):
                return
            shown = _ShownCalculations(answer, self.context.theme)
        shown.show_stored()


class _ShownCalculations(QObject):
    """What one answer shows; it grows while the answer is on its way."""

    def __init__(self, answer: AnswerWidget, theme: Theme) -> None:
        super().__init__(answer)
        self._answer = answer
        self._theme = theme
        self._card: ComputedCard | None = None
        self._marks: WrongMarks | None = None
        run = answer.run
        if run is not None and run.busy:
            run.annotated.connect(self._on_annotated)
            self._show(run.annotations)

    def show_stored(self) -> None:
        """Show what is known now; said aloud where the answer has just ended."""
        run, message = self._answer.run, self._answer.message
        if run is not None and run.busy:
            return
        self._show(message.annotations if message is not None else ())
        if run is not None and self._card is not None and self._card.wrong.text():
            event = QAccessibleAnnouncementEvent(self._answer, self._card.wrong.text())
            QAccessible.updateAccessibility(event)

    @Slot(object)
    def _on_annotated(self, annotation: Annotation) -> None:
        run = self._answer.run
        if run is not None and isinstance(annotation, Calculation):
            self._show(run.annotations)

    def _show(self, annotations: Sequence[Annotation]) -> None:
        known = _of_calculations(annotations)
        if not known and self._card is None:
            return
        card = self._shown_card()
        calculations = [one for one in known if isinstance(one, Calculation)]
        card.show_calculations(calculations)
        claims = [one for one in known if isinstance(one, Claim)]
        card.show_wrong(_wrong_lines(self._answer.text, claims, calculations))
        card.setVisible(bool(known))
        if claims and self._marks is None:
            self._marks = WrongMarks(self._answer.body, "calculations")
        if self._marks is not None:
            self._marks.show_marks([(one.span, _words(one)) for one in claims])

    def _shown_card(self) -> ComputedCard:
        if self._card is None:
            self._card = ComputedCard(self._theme)
            self._answer.add_below(self._card)
        return self._card


def _of_calculations(annotations: Sequence[Annotation]) -> list[Annotation]:
    return [
        one
        for one in annotations
        if isinstance(one, Calculation) or (isinstance(one, Claim) and is_mark(one))
    ]


def _wrong_lines(
    text: str, claims: Sequence[Claim], calculations: Sequence[Calculation]
) -> list[str]:
    """What is wrong; what was computed instead is said where the card does not say it."""
    said = {computed_words(one) for one in calculations}
    plain = [one.span.of(text) for one in claims if _words(one) in said]
    lines = [mark_words(text, one) for one in claims if _words(one) not in said]
    numbers = tr(", ").join(dict.fromkeys(plain))
    return [tr("Wrong in the answer: {numbers}", numbers=numbers), *lines] if plain else lines


def _words(claim: Claim) -> str:
    return "\n".join(retold(check.words) for check in claim.checks)
