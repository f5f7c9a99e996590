"""Two sides of a translation kept row beside row, scrolled and lit as one."""

from __future__ import annotations

from collections import deque
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QTextCursor

from gpt_desktop.ui.translate.row_text import RowText

_SLICE_SECONDS = 0.006  # of the window's thread at a time
_AT_ONCE = 12  # rows between two looks at the clock


class RowAlignment(QObject):
    """Makes each row of one side as high as the row beside it, those in sight first.

    A long text is evened out in slices, so that nothing waits for it.
    """

    def __init__(self, left: RowText, right: RowText) -> None:
        super().__init__(right)
        self._sides = (left, right)
        self._waiting: deque[int] = deque()
        self._queued: set[int] = set()
        self._scrolling = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._work)
        for side in self._sides:
            side.hovered.connect(self.light)
            side.current_changed.connect(self._make_current)
            side.measured_anew.connect(self.align_all)
            side.verticalScrollBar().valueChanged.connect(self._scroll_along)

    @property
    def settled(self) -> bool:
        """Whether all rows stand beside each other."""
        return not self._waiting

    @Slot()
    def align_all(self) -> None:
        """Every row may have another height."""
        self._waiting.clear()
        self._queued.clear()
        in_sight = list(self._sides[1].visible_rows())
        self._queue(*in_sight, *range(self._count))

    def align(self, number: int) -> None:
        """A row came, or got other words."""
        self._queue(*(each for each in (number - 1, number) if each >= 0))

    @property
    def _count(self) -> int:
        return min(len(side.lines.spans) for side in self._sides)

    def _queue(self, *numbers: int) -> None:
        for number in numbers:
            if number not in self._queued:
                self._queued.add(number)
                self._waiting.append(number)
        if self._waiting:
            self._soon.start()

    @Slot()
    def _work(self) -> None:
        until = perf_counter() + _SLICE_SECONDS
        while self._waiting and perf_counter() < until:
            some = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
            self._queued.difference_update(some)
            self._even_out([number for number in some if number < self._count])
        if self._waiting:
            self._soon.start()

    def _even_out(self, numbers: list[int]) -> None:
        heights = [
            [side.lines.natural_height(number) for side in self._sides] for number in numbers
        ]
        for at, side in enumerate(self._sides):
            cursor = QTextCursor(side.document())
            cursor.beginEditBlock()
            for number, both in zip(numbers, heights, strict=True):
                side.lines.set_padding(number, max(both) - both[at])
            cursor.endEditBlock()

    @Slot(int)
    def light(self, number: int) -> None:
        """Light a row in both."""
        for side in self._sides:
            side.set_lit(number)

    @Slot(int)
    def _make_current(self, number: int) -> None:
        for side in self._sides:
            side.set_current(number)

    @Slot(int)
    def _scroll_along(self, value: int) -> None:
        if self._scrolling:
            return
        self._scrolling = True
        for side in self._sides:
            if side.verticalScrollBar() is not self.sender():
                side.verticalScrollBar().setValue(value)
        self._scrolling = False
