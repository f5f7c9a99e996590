"""What the person changes in a finished translation: shown, stored at once, and undone."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import call
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.segmented import SegmentedText
from gpt_desktop.core.works import Work, WorkEnd
from gpt_desktop.ui.translate.aligned_rows import AlignedRows
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.kept_work import KeptWork


class SegmentChanges(QObject):
    """Of the work that is shown; another one has no steps to undo.

    Signals:
        written: the person wrote or approved a segment: the source's words, the translation,
            and the ``Pair``.
        failed: an Exception; a change could not be stored.
    """

    written = Signal(str, str, object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, rows: AlignedRows) -> None:
        super().__init__(rows)
        self._context = context
        self._rows = rows
        self._work: KeptWork | None = None
        self._shown_id = ""
        self._undone: list[SegmentedText] = []
        self._done: list[SegmentedText] = []
        self._unsaved: dict[str, Work] = {}
        self._saving = threading.Lock()  # whoever has it writes; the newest is written last

    @property
    def possible(self) -> bool:
        """Whether there is anything to change now."""
        return self._work is not None and not self._work.busy and bool(self._rows.count)

    def pair_of(self, number: int) -> Pair:
        """The languages that a segment was translated from and to."""
        stored = self._work.stored if self._work is not None else None
        options = stored.request.options if stored is not None else {}
        asked = options.get("source", "")
        found = self._rows.shown.segments[number].language
        return Pair(found or ("" if asked == "auto" else asked), options.get("target") or "en")

    def show_work(self, work: KeptWork) -> None:
        """Change this one from now on, where it is another."""
        self._work = work
        if work.id != self._shown_id or work.busy:
            self._shown_id = work.id
            self._done.clear()
            self._undone.clear()

    def rewrite(self, number: int, words: str) -> None:
        """The person wrote a segment."""
        before = self._rows.shown
        new = before.rewritten(number, words)
        if new is not before:
            self.make(new)
            self.written.emit(new.source_of(number), words, self.pair_of(number))

    def approve(self, *numbers: int) -> None:
        """The person found segments right."""
        new = self._rows.shown.approved(*numbers)
        self.make(new)
        for number in numbers:
            self.written.emit(new.source_of(number), new.target_of(number), self.pair_of(number))

    def make(self, new: SegmentedText) -> None:
        """Change it to this; ``undo`` brings back what was."""
        if self.possible and new != self._rows.shown:
            self._done.append(self._rows.shown)
            self._undone.clear()
            self._show(new)

    @Slot()
    def undo(self) -> None:
        if self.possible and self._done:
            self._undone.append(self._rows.shown)
            self._show(self._done.pop())

    @Slot()
    def redo(self) -> None:
        if self.possible and self._undone:
            self._done.append(self._rows.shown)
            self._show(self._undone.pop())

    def save_now(self) -> None:
        """Write what is not written yet; raises UserFacingError."""
        self._write()

    def _show(self, new: SegmentedText) -> None:
        work = self._work
        if work is None:
            return
        work.rewrite(new.target, new.annotations(work.annotations))
        if work.stored is not None:
            self._unsaved[work.id] = work.stored
            call(self._context.lanes.io, tr("Saving"), self._write, failed=self.failed)

    def _write(self) -> None:
        store = self._context.services.work_store
        with self._saving:
            while self._unsaved:
                work_id, work = self._unsaved.popitem()
                store.end(work_id, _end_of(work))


def _end_of(work: Work) -> WorkEnd:
    return WorkEnd(work.state, work.text, work.notices, work.annotations, work.receipt, work.error)
