"""What the person did with conversations, step by step, to be undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

_MOST = 200


@dataclass(frozen=True, slots=True, eq=False)
class Doing:
    """One step.

    Attributes:
        words: what was done, translated, such as “Message deleted”.
        undo, redo: change what is stored; where that cannot be now they return False.
    """

    words: str
    undo: Callable[[], object]
    redo: Callable[[], object]


class Doings(QObject):
    """Undone in their order, the last one first; what is done anew ends what could be redone.

    Signals:
        done: a Doing that has just been done, or done again.
    """

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Doing] = []
        self._undone: list[Doing] = []

    def add(self, words: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        """Note what was done just now."""
        doing = Doing(words, undo, redo)
        self._done = [*self._done, doing][-_MOST:]
        self._undone.clear()
        self.done.emit(doing)

    @Slot()
    def undo(self) -> None:
        """Take the last step back; nothing where there is none."""
        if self._done:
            self.undo_one(self._done[-1])

    def undo_one(self, doing: Doing) -> None:
        """Take back one that was done, if it still is."""
        if doing in self._done and doing.undo() is not False:
            self._done.remove(doing)
            self._undone.append(doing)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone and self._undone[-1].redo() is not False:
            doing = self._undone.pop()
            self._done.append(doing)
            self.done.emit(doing)

    @property
    def last(self) -> Doing | None:
        """What would be undone next."""
        return self._done[-1] if self._done else None

    def forget_since(self, last: Doing | None) -> None:
        """What was done after a step, or at all, was about what is gone."""
        kept = self._done.index(last) + 1 if last in self._done and last is not None else 0
        self._done = self._done[:kept]
        self._undone.clear()

    def forget(self) -> None:
        """What it was about is gone for good."""
        self._done.clear()
        self._undone.clear()
