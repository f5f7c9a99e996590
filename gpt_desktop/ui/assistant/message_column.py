"""The messages of a conversation, one under the other, of which only those near sight are built."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_MEDIUM, LINE_HEIGHT, READING_WIDTH

MessageWidget = QuestionWidget | AnswerWidget

_AROUND = 60  # pixels of a message beside its text
_NEAR, _FAR = 20, 40  # messages from sight that are built, and that are let go
_NEAR_PIXELS, _FAR_PIXELS = 6_000, 12_000
_LAST = 2  # the question and its answer at the end are always there


@dataclass(slots=True, eq=False)
class MessageEntry:
    """A message of the path shown.

    Attributes:
        message: None while it is an answer on its way.
        height: pixels; an estimate until the message was built once.
        top: pixels from the beginning of the column.
    """

    message: StoredMessage | None
    widget: MessageWidget | None
    height: int = 0
    top: int = 0

    @property
    def message_id(self) -> str:
        if self.widget is not None:
            return self.widget.message_id or ""
        return self.message.id if self.message is not None else ""

    @property
    def place_id(self) -> str:
        """Names what it may be a version of; see ``ConversationStore.versions``."""
        if self.widget is not None:
            return self.widget.place_id
        return (self.message.parent_id if self.message is not None else None) or ""


class MessageColumn(QWidget):
    """Places its messages itself: a layout would ask all of two thousand at every letter.

    Signals:
        resized: a message takes another room than before.
        focus_left: a message that has the keyboard focus is about to go.
    """

    resized = Signal()
    focus_left = Signal()

    def __init__(self, text_size: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text_size = text_size
        self._entries: list[MessageEntry] = []
        self._outer_width = 0

    @property
    def entries(self) -> Sequence[MessageEntry]:
        return self._entries

    @property
    def widgets(self) -> tuple[MessageWidget, ...]:
        """What is built, in the messages' order."""
        return tuple(entry.widget for entry in self._entries if entry.widget is not None)

    def append(self, message: StoredMessage | None, widget: MessageWidget | None) -> None:
        """Add one at the end; ``place`` gives it its room."""
        entry = MessageEntry(message, None)
        if message is not None:
            entry.height = self._estimate(message)
        self._entries.append(entry)
        if widget is not None:
            self.build(len(self._entries) - 1, widget)

    def cut(self, length: int) -> None:
        """Leave no more than the first ``length`` messages."""
        for place in range(length, len(self._entries)):
            self._drop(place)
        del self._entries[length:]

    def build(self, place: int, widget: MessageWidget) -> None:
        """Let a widget stand for the message at a place."""
        entry = self._entries[place]
        entry.widget = widget
        widget.setParent(self)
        # With its width it knows its height, so that what stands below moves once only.
        left, width = self._sides()
        widget.setGeometry(left, entry.top, width, max(entry.height, 1))
        widget.show()

    def let_go(self, place: int) -> None:
        """Keep of a message no more than how high it was."""
        entry = self._entries[place]
        if isinstance(entry.widget, AnswerWidget):
            entry.message = entry.widget.stored_message
        self._drop(place)

    def place(self, outer_width: int, least_height: int) -> None:
        """Give every message its room.

        Args:
            outer_width: pixels of the window's part, scroll bar included, so that nothing moves
                when it comes.
        """
        self._outer_width = outer_width
        left, width = self._sides()
        top = GAP_MEDIUM
        for entry in self._entries:
            if entry.widget is not None:
                entry.height = _height(entry.widget, width)
                entry.widget.setGeometry(left, top, width, entry.height)
            entry.top = top
            top += entry.height + GAP_LARGE
        whole = top - GAP_LARGE + GAP_MEDIUM if self._entries else 0
        self.resize(outer_width, max(whole, least_height))

    def at(self, y: int) -> int:
        """The place of the message at a height, or of the next one below."""
        return min(
            max(0, bisect_right(self._entries, y, key=attrgetter("top")) - 1),
            max(0, len(self._entries) - 1),
        )

    def next_to_build(self, top: int, bottom: int, *, from_end: bool) -> int | None:
        """The place of the message that is most wanted in sight, or nearest to it."""
        entries = self._entries
        wanted: list[int] = [*range(max(0, len(entries) - _LAST), len(entries))]
        first, last = self.at(top), self._last_at(bottom)
        wanted += range(max(0, first - _NEAR), min(len(entries), last + _NEAR + 1))
        open_places: set[int] = {
            place
            for place in wanted
            if entries[place].widget is None
            and (place >= len(entries) - _LAST or self._distance(place, top, bottom) < _NEAR_PIXELS)
        }
        if not open_places:
            return None

        def order(place: int) -> tuple[int, int]:
            away = max(first - place, place - last, 0)
            return away, -place if from_end else place

        return min(open_places, key=order)

    def next_to_let_go(self, top: int, bottom: int) -> int | None:
        """The place of a built message far from sight that nobody is busy with."""
        first, last = self.at(top), self._last_at(bottom)
        focused = QApplication.focusWidget()
        for place, entry in enumerate(self._entries[:-_LAST]):
            if entry.widget is None or not entry.widget.may_go:
                continue
            if focused is not None and entry.widget.isAncestorOf(focused):
                continue
            far = not first - _FAR <= place <= last + _FAR
            if far or self._distance(place, top, bottom) > _FAR_PIXELS:
                return place
        return None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return super().event(event)

    def _last_at(self, y: int) -> int:
        return max(0, bisect_left(self._entries, y, key=attrgetter("top")) - 1)

    def _distance(self, place: int, top: int, bottom: int) -> int:
        entry = self._entries[place]
        return max(top - entry.top - entry.height, entry.top - bottom, 0)

    def _drop(self, place: int) -> None:
        entry = self._entries[place]
        if entry.widget is not None:
            focused = QApplication.focusWidget()
            if focused is not None and entry.widget.isAncestorOf(focused):
                # Left to Qt it would go out of the view, whose keys would be dead.
                self.focus_left.emit()
            entry.widget.hide()
            entry.widget.deleteLater()
            entry.widget = None

    def _sides(self) -> tuple[int, int]:
        """Left edge and width of the reading column."""
        width = max(1, min(READING_WIDTH, self._outer_width - 2 * GAP_LARGE))
        return (self._outer_width - width) // 2, width

    def _estimate(self, message: StoredMessage) -> int:
        size = self._text_size()
        letters_a_line = max(1, 2 * self._sides()[1] // size)
        lines = 1 + message.content.count("\n") + len(message.content) // letters_a_line
        return _AROUND + round(lines * size * LINE_HEIGHT)


def _height(widget: MessageWidget, width: int) -> int:
    wanted = widget.sizeHint().height()
    return max(widget.heightForWidth(width) if widget.hasHeightForWidth() else wanted, 1)
