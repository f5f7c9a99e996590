"""What was said in a conversation, in a reading column that follows its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Role
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_run import ConversationRun
from gpt_desktop.ui.assistant.message_column import MessageColumn, MessageEntry, MessageWidget
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.theme.tokens import GAP
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button

_NEAR_END = 24  # pixels
_SETTLING_MS = 200
_MARKED = 4  # messages at the end among which the last question and answer are


class Transcript(QScrollArea):
    """Only the messages near sight are built, a message at a time; what is far is let go.

    It follows the end while that is in sight. Whoever scrolls up stays where they read, whatever
    comes in above or below, and finds a button that leads back.

    Signals:
        again_requested: the last question is to be answered anew.
        continue_requested: the id of a cut answer to be gone on from.
        edited: the id of a question, and its new words.
        answer_edited: the id of an answer, and the person's words for it.
        menu_requested: a QuestionWidget or AnswerWidget, and the button under which to offer
            what else can be done with it.
        version_requested: the id of a message to be shown in place of another.
        focus_left: a message that had the keyboard focus is not shown any more.
        question_shown: a QuestionWidget that came into sight.
        answer_shown: an AnswerWidget that came into sight, or whose answer has just ended.
    """

    again_requested = Signal()
    continue_requested = Signal(str)
    edited = Signal(str, str)
    answer_edited = Signal(str, str)
    menu_requested = Signal(object, object)
    version_requested = Signal(str)
    focus_left = Signal()
    question_shown = Signal(object)
    answer_shown = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._column = MessageColumn(lambda: context.theme.text_size)
        self._versions: Mapping[str, tuple[str, ...]] = {}
        self._follows = True
        # What is read: a message, and how far its beginning is above the edge of what is seen.
        self._read: tuple[MessageEntry, int] | None = None
        self._placing = False
        self.newest = text_button(tr("↓ Newest"))
        self._lay_out()
        self._builder = QTimer(self)
        self._builder.setInterval(0)
        self._builder.timeout.connect(self._build_next)
        # The room a message takes is known only some turns of the event loop after it came.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._column.resized.connect(self._place)
        self._column.focus_left.connect(self.focus_left)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def building(self) -> bool:
        """Whether messages are coming in now."""
        return self._builder.isActive()

    @property
    def settling(self) -> bool:
        """Whether messages that came in just now are still taking their room."""
        return self._settling.isActive()

    @property
    def widgets(self) -> tuple[MessageWidget, ...]:
        """Of the messages that are built, in their order."""
        return self._column.widgets

    @property
    def last_answer(self) -> AnswerWidget | None:
        last = self._column.entries[-1].widget if self._column.entries else None
        return last if isinstance(last, AnswerWidget) else None

    @property
    def last_id(self) -> str:
        """Of the last message shown; "" where there is none."""
        return self._column.entries[-1].message_id if self._column.entries else ""

    @property
    def last_question(self) -> QuestionWidget | None:
        for entry in reversed(self._column.entries[-2:]):
            if isinstance(entry.widget, QuestionWidget):
                return entry.widget
        return None

    def clear(self) -> None:
        """Show nothing."""
        self._builder.stop()
        self._versions = {}
        self._column.cut(0)
        self._follows, self._read = True, None
        self._place()
        self.newest.hide()

    def show_messages(self, messages: Sequence[StoredMessage]) -> None:
        """Show stored messages, the end first."""
        self.clear()
        self._show_from(0, messages)

    def show_version(self, messages: Sequence[StoredMessage]) -> None:
        """Show another path: what both have in common stays where it is.

        Args:
            messages: the whole path, with another message in some place than the one shown.
        """
        entries = [entry.message_id for entry in self._column.entries]
        messages = [message for message in messages if message.role is not Role.SYSTEM]
        ids = [message.id for message in messages]
        if ids != entries and ids[: len(entries)] == entries[: len(ids)]:
            # More of the same path, or less.
            self._show_from(min(len(ids), len(entries)), messages[len(entries) :])
            self._mark_last()
            return
        shown = set(ids)
        for place, entry in enumerate(self._column.entries):
            if entry.message_id in shown:
                continue
            found = [each.parent_id or "" for each in messages]
            if entry.place_id in found:
                self._replace_from(place, messages[found.index(entry.place_id) :])
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

    @property
    def read_id(self) -> str:
        """Of the message at the top of what is seen; "" where there is none."""
        entries = self._column.entries
        top = self.verticalScrollBar().value()
        return entries[self._column.at(top)].message_id if entries else ""

    def ids_from(self, message_id: str) -> set[str]:
        """Of a message of the path and of all after it."""
        ids = [entry.message_id for entry in self._column.entries]
        return set(ids[ids.index(message_id) :]) if message_id in ids else set(ids)

    def go_to(self, message_id: str, above: int = 0) -> bool:
        """Bring a message to the top of what is seen, however far it is.

        Args:
            above: pixels of the message above the edge; negative for room before it.

        Returns:
            Whether there is such a message on the path shown.
        """
        for place, entry in enumerate(self._column.entries):
            if entry.message_id == message_id:
                self._build(place)
                self._follows, self._read = False, (entry, above)
                self._place()
                self._on_scrolled(self.verticalScrollBar().value())
                self._builder.start()
                return True
        return False

    def widget_of(self, message_id: str) -> MessageWidget | None:
        """What shows a message; None where it is not built, or not on the path shown."""
        found = (each for each in self.widgets if each.message_id == message_id)
        return next(found, None)

    def ask(self, question: StoredMessage) -> None:
        """Show what is answered now, in place of what it is another version of."""
        for place, entry in enumerate(self._column.entries):
            if entry.message_id == question.id:
                if isinstance(entry.widget, QuestionWidget):
                    entry.widget.stop_editing()
                self._column.cut(place + 1)
                return
            if _is_question(entry) and entry.place_id == (question.parent_id or ""):
                self._column.cut(place)
                break
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
        for widget in self.widgets:
            widget.set_versions(versions)

    def add_question(self, message: StoredMessage) -> None:
        """Add what the person just said, and follow the end again."""
        self._column.append(message, self._widget_of(message))
        self._mark_last()
        self.follow_end()

    def add_answer(self, run: ConversationRun) -> None:
        """Show an answer on its way; it takes the place of an old one to the same question."""
        entries = self._column.entries
        if entries and not _is_question(entries[-1]):
            self._column.cut(len(entries) - 1)
        answer = self._answer()
        answer.follow(run)
        self.answer_shown.emit(answer)
        self._column.append(None, answer)
        self._mark_last()
        self.follow_end()

    @Slot()
    def follow_end(self) -> None:
        """Go to the end and stay there as it grows."""
        self._follows = True
        self.newest.hide()
        self._place()
        self._on_scrolled(self.verticalScrollBar().value())

    @Slot(int)
    def turn_page(self, pages: int) -> None:
        """Scroll by so many heights of what is in sight, up where negative."""
        bar = self.verticalScrollBar()
        wanted = bar.value() + pages * bar.pageStep()
        bar.setValue(max(0, min(wanted, bar.maximum())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._place_button()
        self._builder.start()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._column)
        self.newest.setParent(self)
        self.newest.hide()
        self.newest.clicked.connect(self.follow_end)

    def _show_from(self, place: int, messages: Sequence[StoredMessage]) -> None:
        """Let these be the messages from a place on; the last one is there at once."""
        self._column.cut(place)
        for message in messages:
            if message.role is not Role.SYSTEM:
                self._column.append(message, None)
        self._place()
        self._builder.start()
        self._build_next()

    def _replace_from(self, place: int, messages: Sequence[StoredMessage]) -> None:
        focused, old = QApplication.focusWidget(), self._column.entries[place].widget
        had_focus = focused is not None and old is not None and old.isAncestorOf(focused)
        self._show_from(place, messages)
        new = self._build(place)
        self._place()
        if had_focus and isinstance(new, AnswerWidget):
            new.action_row.focus_versions()

    @Slot()
    def _build_next(self) -> None:
        """One a turn of the event loop, so that the window never waits."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        place = self._column.next_to_build(top, bottom, from_end=self._follows)
        if place is not None:
            self._settling.start()
            self._build(place)
            self._place()
            return
        far = self._column.next_to_let_go(top, bottom)
        if far is not None:
            self._column.let_go(far)
        else:
            self._builder.stop()

    def _build(self, place: int) -> MessageWidget | None:
        entry = self._column.entries[place]
        if entry.widget is None and entry.message is not None:
            self._column.build(place, self._widget_of(entry.message))
            if place >= len(self._column.entries) - _MARKED:
                self._mark_last()
        return entry.widget

    def _widget_of(self, message: StoredMessage) -> MessageWidget:
        if message.role is Role.USER:
            question = QuestionWidget(self._context, message)
            question.edited.connect(self.edited)
            question.version_requested.connect(self.version_requested)
            question.menu_requested.connect(self._on_menu_requested)
            question.set_versions(self._versions)
            self.question_shown.emit(question)
            return question
        answer = self._answer()
        answer.show_message(message)
        answer.set_versions(self._versions)
        self.answer_shown.emit(answer)
        return answer

    def _answer(self) -> AnswerWidget:
        answer = AnswerWidget(self._context)
        answer.again_requested.connect(self.again_requested)
        answer.continue_requested.connect(self.continue_requested)
        answer.version_requested.connect(self.version_requested)
        answer.edited.connect(self.answer_edited)
        answer.menu_requested.connect(self._on_menu_requested)
        answer.stored.connect(self._on_stored)
        return answer

    @Slot()
    def _on_stored(self) -> None:
        answer = self.sender()
        if isinstance(answer, AnswerWidget):
            self.answer_shown.emit(answer)

    @Slot(object)
    def _on_menu_requested(self, button: QWidget) -> None:
        self.menu_requested.emit(self.sender(), button)

    def _mark_last(self) -> None:
        for number, entry in enumerate(reversed(self._column.entries[-_MARKED:])):
            if isinstance(entry.widget, AnswerWidget):
                entry.widget.set_last(number == 0)

    @Slot()
    def _place(self) -> None:
        """Give the messages their room; what is read stays where it is."""
        if self._placing:
            return
        self._placing = True
        bar = self.verticalScrollBar()
        self._column.place(self.width(), self.viewport().height())
        if self._follows:
            bar.setValue(bar.maximum())
        elif self._read is not None:
            entry, above = self._read
            bar.setValue(entry.top + above)
        self._placing = False

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if self._placing:
            return
        self._follows = self.verticalScrollBar().maximum() - value <= _NEAR_END
        if self._column.entries:
            entry = self._column.entries[self._column.at(value)]
            self._read = (entry, value - entry.top)
        self.newest.setVisible(not self._follows)
        self._place_button()
        self._builder.start()

    def _place_button(self) -> None:
        self.newest.adjustSize()
        left = (self.viewport().width() - self.newest.width()) // 2
        self.newest.move(left, self.viewport().height() - self.newest.height() - GAP)
        self.newest.raise_()


def _is_question(entry: MessageEntry) -> bool:
    if entry.widget is not None:
        return isinstance(entry.widget, QuestionWidget)
    return entry.message is not None and entry.message.role is Role.USER
