"""What was said in a conversation, in a reading column that follows its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Role
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_run import ConversationRun
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, READING_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button

_NEAR_END = 24  # pixels
_BATCH = 30  # messages
_SETTLING_MS = 200


class Transcript(QScrollArea):
    """A long conversation is built from its end, a message at a time, and on demand.

    Older messages come when the person nears the beginning of those there are.

    It follows the end while that is in sight. Whoever scrolls up stays where they read, and
    finds a button that leads back.

    Signals:
        again_requested: the last question is to be answered anew.
        continue_requested: the id of a cut answer to be gone on from.
        edited: the id of a question, and its new words.
        version_requested: the id of a message to be shown in place of another.
        question_shown: a QuestionWidget that came into sight.
        answer_shown: an AnswerWidget that came into sight, or whose answer has just ended.
    """

    again_requested = Signal()
    continue_requested = Signal(str)
    edited = Signal(str, str)
    version_requested = Signal(str)
    question_shown = Signal(object)
    answer_shown = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._widgets: list[QuestionWidget | AnswerWidget] = []
        self._unbuilt: list[StoredMessage] = []
        self._versions: Mapping[str, tuple[str, ...]] = {}
        self._to_build = 0
        self._to_append: list[StoredMessage] = []
        self._follows = True
        self._from_end = 0
        self._column = QVBoxLayout()
        self._row = QHBoxLayout()
        self.newest = text_button(tr("↓ Newest"))
        self._lay_out()
        self._builder = QTimer(self)
        self._builder.setInterval(0)
        self._builder.timeout.connect(self._build_next)
        self._appender = QTimer(self)
        self._appender.setInterval(0)
        self._appender.timeout.connect(self._append_next)
        # The room a message takes is known only some turns of the event loop after it came.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range_changed)
        bar.valueChanged.connect(self._on_scrolled)

    @property
    def building(self) -> bool:
        """Whether messages are coming in now, at the beginning or at the end."""
        return self._builder.isActive() or self._appender.isActive()

    @property
    def settling(self) -> bool:
        """Whether messages that came in just now are still taking their room."""
        return self._settling.isActive()

    @property
    def widgets(self) -> tuple[QuestionWidget | AnswerWidget, ...]:
        return tuple(self._widgets)

    @property
    def last_answer(self) -> AnswerWidget | None:
        last = self._widgets[-1] if self._widgets else None
        return last if isinstance(last, AnswerWidget) else None

    @property
    def last_question(self) -> QuestionWidget | None:
        for widget in reversed(self._widgets[-2:]):
            if isinstance(widget, QuestionWidget):
                return widget
        return None

    def clear(self) -> None:
        """Show nothing."""
        self._builder.stop()
        self._appender.stop()
        self._unbuilt, self._to_append, self._versions = [], [], {}
        for widget in self._widgets:
            self._drop(widget)
        self._widgets = []
        self._follows, self._from_end = True, 0
        self.newest.hide()

    def show_messages(self, messages: Sequence[StoredMessage]) -> None:
        """Show stored messages, the end first."""
        self.clear()
        self._unbuilt = [message for message in messages if message.role is not Role.SYSTEM]
        self._build_batch()
        self._build_next()

    def show_version(self, messages: Sequence[StoredMessage]) -> None:
        """Show another path: what both have in common stays where it is.

        Args:
            messages: the whole path, with another message in some place than the one shown.
        """
        shown = {message.id for message in messages}
        for place, widget in enumerate(self._widgets):
            if widget.message_id in shown:
                continue
            found = [each.parent_id or "" for each in messages]
            start = found.index(widget.place_id) if widget.place_id in found else None
            if start is not None and len(messages) - start <= _BATCH:
                self._replace_from(place, messages[start:])
                return
            break
        self.show_messages(messages)

    def show_running(self, messages: Sequence[StoredMessage], run: ConversationRun) -> None:
        """Show a conversation and the answer that is on its way in it.

        Args:
            messages: as stored; they may have been read before the question was asked, or
                asked again.
        """
        question_id = run.waiting.parent_id
        shown = [message for message in messages if message.parent_id != question_id]
        self.show_messages(shown)
        if all(message.id != question_id for message in shown):
            self.add_question(run.question)
        self.add_answer(run)

    def ask(self, question: StoredMessage) -> None:
        """Show what is answered now, in place of what it is another version of."""
        shown = self.last_question
        if shown is not None and shown.message_id == question.id:
            shown.stop_editing()
            return
        if shown is not None and shown.place_id == (question.parent_id or ""):
            self.drop_from(shown.message_id)
        self.add_question(question)

    def step_version(self, step: int) -> None:
        """To the last question, the answer before (-1) or after (1) the one shown."""
        if self.last_answer is not None:
            self.last_answer.step_version(step)

    def model_changed(self) -> None:
        """Another model would answer again."""
        if self.last_answer is not None:
            self.last_answer.model_changed()

    def set_versions(self, versions: Mapping[str, tuple[str, ...]]) -> None:
        """Let messages lead to others in their place; see ``ConversationStore.versions``."""
        self._versions = versions
        for widget in self._widgets:
            widget.set_versions(versions)

    def drop_from(self, message_id: str) -> None:
        """Show no more of what was said from a message on."""
        self._append_rest()
        ids = [widget.message_id for widget in self._widgets]
        if message_id in ids:
            place = ids.index(message_id)
            for widget in self._widgets[place:]:
                self._drop(widget)
            self._widgets = self._widgets[:place]

    def add_question(self, message: StoredMessage) -> None:
        """Add what the person just said, and follow the end again."""
        self._append_rest()
        question = self._question(message)
        self._column.addWidget(question)
        self._widgets.append(question)
        self._mark_last()
        self.follow_end()

    def add_answer(self, run: ConversationRun) -> None:
        """Show an answer on its way; it takes the place of an old one to the same question."""
        self._append_rest()
        old = self.last_answer
        if old is not None:
            self._widgets.pop()
            self._drop(old)
        answer = self._answer()
        answer.follow(run)
        self.answer_shown.emit(answer)
        self._column.addWidget(answer)
        self._widgets.append(answer)
        self._mark_last()
        self.follow_end()

    @Slot()
    def follow_end(self) -> None:
        """Go to the end and stay there as it grows."""
        self._follows, self._from_end = True, 0
        self.newest.hide()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    @Slot(int)
    def turn_page(self, pages: int) -> None:
        """Scroll by so many heights of what is in sight, up where negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.viewport():
            self._place_button()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.setContentsMargins(0, GAP_MEDIUM, 0, GAP_MEDIUM)
        self._column.setSpacing(GAP_LARGE)
        reading = QWidget()
        reading.setMaximumWidth(READING_WIDTH)
        whole = QVBoxLayout(reading)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column)
        whole.addStretch()
        content = QWidget()
        self._row.addStretch()
        self._row.addWidget(reading, 1000)
        self._row.addStretch()
        content.setLayout(self._row)
        self._set_margins(0)
        self.setWidget(content)
        self.newest.setParent(self)
        self.newest.hide()
        self.newest.clicked.connect(self.follow_end)
        self.viewport().installEventFilter(self)

    def _build_batch(self) -> None:
        if self._unbuilt and not self._builder.isActive():
            self._to_build = _BATCH
            self._builder.start()

    @Slot()
    def _build_next(self) -> None:
        if not self._unbuilt or not self._to_build:
            self._builder.stop()
            return
        self._to_build -= 1
        self._settling.start()
        widget = self._widget_of(self._unbuilt.pop())
        self._column.insertWidget(0, widget)
        self._widgets.insert(0, widget)
        self._mark_last()

    def _replace_from(self, place: int, messages: Sequence[StoredMessage]) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._widgets[place].isAncestorOf(focused)
        for widget in self._widgets[place:]:
            self._drop(widget)
        self._widgets = self._widgets[:place]
        self._to_append = list(messages)
        self._appender.start()
        self._append_next()
        answer = self._widgets[place]
        if had_focus and isinstance(answer, AnswerWidget):
            answer.action_row.focus_versions()

    @Slot()
    def _append_next(self) -> None:
        """One a turn of the event loop, so that the window never waits."""
        if self._to_append:
            widget = self._widget_of(self._to_append.pop(0))
            self._column.addWidget(widget)
            self._widgets.append(widget)
            self._mark_last()
        if not self._to_append:
            self._appender.stop()

    def _append_rest(self) -> None:
        while self._to_append:
            self._append_next()

    def _widget_of(self, message: StoredMessage) -> QuestionWidget | AnswerWidget:
        if message.role is Role.USER:
            question = self._question(message)
            question.set_versions(self._versions)
            return question
        widget = self._answer()
        widget.show_message(message)
        widget.set_versions(self._versions)
        self.answer_shown.emit(widget)
        return widget

    def _question(self, message: StoredMessage) -> QuestionWidget:
        question = QuestionWidget(self._context, message)
        question.edited.connect(self.edited)
        question.version_requested.connect(self.version_requested)
        self.question_shown.emit(question)
        return question

    def _answer(self) -> AnswerWidget:
        answer = AnswerWidget(self._context)
        answer.again_requested.connect(self.again_requested)
        answer.continue_requested.connect(self.continue_requested)
        answer.version_requested.connect(self.version_requested)
        answer.stored.connect(self._on_stored)
        return answer

    @Slot()
    def _on_stored(self) -> None:
        answer = self.sender()
        if isinstance(answer, AnswerWidget):
            self.answer_shown.emit(answer)

    def _mark_last(self) -> None:
        answered = self.last_answer is not None
        for number, widget in enumerate(reversed(self._widgets[-4:])):
            if isinstance(widget, AnswerWidget):
                widget.set_last(number == 0)
            else:
                widget.set_last(number == (1 if answered else 0))

    def _drop(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    @Slot(int, int)
    def _on_range_changed(self, minimum: int, maximum: int) -> None:
        del minimum  # it is always 0
        bar = self.verticalScrollBar()
        self._set_margins(bar.sizeHint().width() if maximum else 0)
        if self._follows:
            bar.setValue(maximum)
        elif self.settling:
            # Older messages push in above what is being read.
            bar.setValue(maximum - self._from_end)
        else:
            self._from_end = maximum - bar.value()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self._from_end = self.verticalScrollBar().maximum() - value
        self._follows = self._from_end <= _NEAR_END
        self.newest.setVisible(not self._follows)
        self._place_button()
        if value < self.verticalScrollBar().pageStep():
            self._build_batch()

    def _set_margins(self, bar_width: int) -> None:
        """The scroll bar takes its room from the margin, so that the column stays in place."""
        self._row.setContentsMargins(GAP_LARGE, 0, GAP_LARGE - bar_width, 0)

    def _place_button(self) -> None:
        self.newest.adjustSize()
        left = (self.viewport().width() - self.newest.width()) // 2
        self.newest.move(left, self.viewport().height() - self.newest.height() - GAP)
        self.newest.raise_()
