"""One question at a time: answered, judged, and shown with its passage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.annotations import ItemKind, StudyItem
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.answers import GAP
from gpt_desktop.core.learning.judging import Judgement, judge
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP as SPACE
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_SHOWN_GAP = "______"


class QuizCard(QFrame):
    """Counts what was right; the questions that were wrong can be asked once more.

    Signals:
        passage_wanted: a StudyItem whose passage is to be shown in the text.
        deleted: a StudyItem that the person does not want.
    """

    passage_wanted = Signal(object)
    deleted = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName(tr("Quiz"))
        self._items: tuple[StudyItem, ...] = ()
        self._round: tuple[StudyItem, ...] = ()
        self._judged: dict[StudyItem, Judgement] = {}
        self._place = 0
        theme = context.theme
        self.count = QLabel()
        self.score = QLabel()
        self.question = wrapping_label("strong")
        self.answer = QLineEdit()
        self.answer.setAccessibleName(tr("Your answer"))
        self.answer.setPlaceholderText(tr("Your answer"))
        self.choices: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self._choice_column = QVBoxLayout()
        self.check = text_button(tr("Check"), "primary")
        self.verdict = wrapping_label("strong")
        self.passage = wrapping_label("second")
        self.show_passage = text_button(tr("Show in the text"), "inline")
        self.back = IconButton(theme, "chevron-left", tr("Previous question"), "Alt+Left")
        self.next = IconButton(theme, "chevron-right", tr("Next question"), "Alt+Right")
        self.remove = IconButton(theme, "trash-2", tr("Delete this question"))
        self.again = text_button(tr("Ask the wrong ones again"))
        for label in (self.count, self.score):
            set_role(label, "caption")
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def item(self) -> StudyItem | None:
        """The question that is shown."""
        return self._round[self._place] if self._round else None

    def show_items(self, items: Sequence[StudyItem]) -> None:
        """Ask these; what was answered of them before stays answered."""
        kept = tuple(items)
        self._judged = {each: verdict for each, verdict in self._judged.items() if each in kept}
        current = self.item
        self._items = self._round = kept
        self._place = kept.index(current) if current in kept else min(self._place, len(kept) - 1)
        self._place = max(0, self._place)
        self.setVisible(bool(kept))
        if kept and self.item != current:
            self._show()
        self._show_count()

    @Slot()
    def forward(self) -> None:
        """To the next question."""
        self._go(self._place + 1)

    @Slot()
    def backward(self) -> None:
        """To the one before."""
        self._go(self._place - 1)

    @Slot()
    def answer_now(self) -> None:
        """Judge what was answered; once judged, go on."""
        item = self.item
        if item is None:
            return
        if item in self._judged:
            self.forward()
            return
        given = self._given()
        if not given:
            self.verdict.setText(tr("Answer first."))
            self._field().setFocus()
            return
        self._judged[item] = judge(item, given)
        self._show_verdict(item)
        self._show_count()
        self.check.setFocus()

    def choose(self, number: int) -> None:
        """Take a choice; the first number is 1."""
        if 0 < number <= len(self.choices) and self.choices[number - 1].isEnabled():
            self.choices[number - 1].setChecked(True)
            self.choices[number - 1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field had a use for: digits choose, Return answers and goes on."""
        others = (self.back, self.next, self.remove, self.again, self.show_passage)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.focusWidget() not in others:
                self.answer_now()
        elif event.text().isdigit() and self.choices:
            self.choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    @Slot()
    def ask_wrong_again(self) -> None:
        """Ask those once more that were not right."""
        wrong = tuple(each for each in self._items if self._judged.get(each) is not Judgement.RIGHT)
        self._judged = {each: v for each, v in self._judged.items() if each not in wrong}
        self._round, self._place = wrong or self._items, 0
        self._show()

    def _go(self, place: int) -> None:
        if self._round and 0 <= place < len(self._round):
            self._place = place
            self._show()

    def _given(self) -> str:
        item = self.item
        if item is None or not item.choices:
            return self.answer.text().strip()
        return next(
            (item.choices[n] for n, each in enumerate(self.choices) if each.isChecked()), ""
        )

    def _field(self) -> QWidget:
        return self.choices[0] if self.choices else self.answer

    def _show(self) -> None:
        item = self.item
        if item is None:
            return
        self.question.setText(item.question.replace(GAP, _SHOWN_GAP))
        self.question.setAccessibleName(item.question.replace(GAP, tr("gap")))
        if item.kind is ItemKind.TERM:
            self.question.setText(tr("What does “{term}” mean?", term=item.question))
            self.question.setAccessibleName(self.question.text())
        self._show_choices(item)
        self.answer.clear()
        self.answer.setVisible(not item.choices)
        judged = item in self._judged
        self.verdict.clear()
        self.passage.hide()
        self.show_passage.hide()
        self._set_open(not judged)
        if judged:
            self._show_verdict(item)
        self._show_count()
        if self.isVisible():
            self._field().setFocus()

    def _show_choices(self, item: StudyItem) -> None:
        for old in self.choices:
            self._group.removeButton(old)
            self._choice_column.removeWidget(old)
            old.deleteLater()
        self.choices = []
        for number, words in enumerate(item.choices, start=1):
            button = QRadioButton(f"{number}  {words}".replace("&", "&&"))
            button.setAccessibleName(words)
            self._group.addButton(button)
            self._choice_column.addWidget(button)
            self.choices.append(button)

    def _show_verdict(self, item: StudyItem) -> None:
        words = {
            Judgement.RIGHT: tr("Right: {answer}", answer=item.answer),
            Judgement.WRONG: tr("Not right. The text says: {answer}", answer=item.answer),
            Judgement.OPEN: tr(
                "The text says: {answer}. Compare for yourself whether your answer says the same.",
                answer=item.answer.rstrip(".。"),
            ),
        }
        self.verdict.setText(words[self._judged[item]])
        self.passage.setText(item.words)
        self.passage.setVisible(item.kind is not ItemKind.TERM)  # there it is the answer
        self.show_passage.show()
        self._set_open(False)

    def _set_open(self, is_open: bool) -> None:
        self.answer.setEnabled(is_open)
        for button in self.choices:
            button.setEnabled(is_open)
        last = self._place == len(self._round) - 1
        self.check.setText(tr("Check") if is_open else tr("Next question"))
        self.check.setEnabled(is_open or not last)

    def _show_count(self) -> None:
        total = len(self._round)
        self.count.setText(
            tr("Question {number} of {total}", number=self._place + 1, total=total) if total else ""
        )
        right = sum(each is Judgement.RIGHT for each in self._judged.values())
        judged = sum(each is not Judgement.OPEN for each in self._judged.values())
        self.score.setText(
            tr("{right} of {answered} right", right=right, answered=judged) if judged else ""
        )
        self.back.setEnabled(self._place > 0)
        self.next.setEnabled(self._place < total - 1)
        self.again.setVisible(bool(self._items) and right < len(self._judged) == len(self._items))

    def _connect(self) -> None:
        self.check.clicked.connect(self.answer_now)
        self.next.clicked.connect(self.forward)
        self.back.clicked.connect(self.backward)
        self.again.clicked.connect(self.ask_wrong_again)
        self.remove.clicked.connect(self._on_removed)
        self.show_passage.clicked.connect(self._on_passage)

    @Slot()
    def _on_removed(self) -> None:
        if self.item is not None:
            self.deleted.emit(self.item)

    @Slot()
    def _on_passage(self) -> None:
        if self.item is not None:
            self.passage_wanted.emit(self.item)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.count)
        top.addWidget(self.score)
        top.addStretch(1)
        for button in (self.back, self.next, self.remove):
            top.addWidget(button)
        self._choice_column.setSpacing(GAP_SMALL)
        foot = QHBoxLayout()
        foot.addWidget(self.check)
        foot.addWidget(self.again)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, SPACE, GAP_MEDIUM, GAP_MEDIUM)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self.question)
        column.addLayout(self._choice_column)
        column.addWidget(self.answer)
        column.addWidget(self.verdict)
        column.addWidget(self.passage)
        column.addWidget(self.show_passage, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
