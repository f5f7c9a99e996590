"""A translation as rows of both panes, as it streams and as the person changes it."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.translation.segmented import SegmentedText
from gpt_desktop.ui.translate.row_alignment import RowAlignment
from gpt_desktop.ui.translate.row_mark import RowMark, mark_of
from gpt_desktop.ui.translate.row_text import RowText
from gpt_desktop.ui.work.kept_work import KeptWork

_SCREEN_MS = 33
_SLICE_SECONDS = 0.006  # of the window's thread at a time
_LEAST_ROWS = 20  # a slice; what fits into a pane is there at once
_SLICE_LETTERS = 2000  # of a text that is in no row yet


class AlignedRows(QObject):
    """Shows one ``KeptWork``. Without segments the right side has the text as it is.

    A long text comes into the panes in slices, from its beginning, so that nothing waits.

    Attributes:
        shown: what stands in the rows, or will in a moment.

    Signals:
        changed: rows came, or others are shown; not with each word that streams.
    """

    changed = Signal()

    def __init__(self, left: RowText, right: RowText) -> None:
        super().__init__(right)
        self.left, self.right = left, right
        self.alignment = RowAlignment(left, right)
        self.shown = SegmentedText()
        self._work: KeptWork | None = None
        self._shown_id = ""
        self._taken = 0  # of the work's annotations
        self._marks: dict[int, RowMark] = {}
        self._quiet: set[int] = set()
        self._soon = _timer(self, _SCREEN_MS)
        self._soon.timeout.connect(self.show_now)
        self._feeder = _timer(self, 0)
        self._feeder.timeout.connect(self._feed)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.right.lines.spans)

    @property
    def settled(self) -> bool:
        """Whether all is in its place."""
        return not self._feeder.isActive() and self.alignment.settled

    def show_work(self, work: KeptWork) -> None:
        """Show another translation from now on."""
        if self._work is not None:
            for signal in (self._work.text_added, self._work.annotated, self._work.text_reset):
                signal.disconnect(self._on_more)
            self._work.state_changed.disconnect(self.show_now)
        self._work = work
        for signal in (work.text_added, work.annotated, work.text_reset):
            signal.connect(self._on_more)
        work.state_changed.connect(self.show_now)
        self._shown_id = ""
        self.show_now()

    def go_to(self, number: int) -> None:
        """Make a row the current one, lit in both panes."""
        while self.count <= number < len(self.shown.segments):
            self._add_row()
        self._show_marks()
        self.right.go_to(number)
        self.alignment.light(number)

    @Slot()
    def show_now(self) -> None:
        """Bring the rows to what there is of the translation."""
        self._soon.stop()
        work = self._work
        if work is None:
            return
        if work.busy and self.count and not work.annotations and work.text == self.shown.target:
            return  # a new run has not written its first word: the old rows stay until then
        source = work.stored.request.text if work.stored is not None else ""
        old, same = self.shown, bool(work.id) and work.id == self._shown_id
        new = self._grown(work) if same else SegmentedText.of(source, work.text, work.annotations)
        if same and work.busy and len(new.segments) < len(old.segments):
            return  # told anew from the beginning: the old rows stay until it is all there
        self._shown_id, self._taken = work.id, len(work.annotations)
        self.shown = new
        if same and _only_words_differ(old, new):
            self._replace(old)
        elif not (same and _goes_on(old, new)):
            self._clear()
        self._feed()
        self.changed.emit()

    def _grown(self, work: KeptWork) -> SegmentedText:
        """The same with what came since, or all of it anew where that does not go on."""
        old, more = self.shown, work.annotations[self._taken :]
        grows = work.busy and work.text.startswith(old.target) and self._taken
        if grows and len(work.annotations) >= self._taken:
            return old.extended(work.text, more)
        return SegmentedText.of(old.source, work.text, work.annotations)

    def _clear(self) -> None:
        self._marks, self._quiet = {}, set()
        self.left.show_text("")
        self.right.show_text("")

    @Slot()
    def _feed(self) -> None:
        """Put a slice of what is missing into the panes."""
        until = perf_counter() + _SLICE_SECONDS
        follows = self._work is not None and self._work.busy and self._at_end
        before = self.count
        least = min(before + _LEAST_ROWS, len(self.shown.segments))
        while self.count < least or perf_counter() < until:
            if self.count < len(self.shown.segments):
                self._add_row()
            elif not self._add_rest():
                break
        else:
            self._feeder.start()
        self._show_marks()
        if follows:
            bar = self.right.verticalScrollBar()
            bar.setValue(bar.maximum())
        # A long text comes in hundreds of slices: its first and its last one are told.
        if self.count != before and (not before or not self._feeder.isActive()):
            self.changed.emit()

    def _add_row(self) -> None:
        number = self.count
        segment = self.shown.segments[number]
        _append(self.left, self.shown.source, segment.source.end)
        _append(self.right, self.shown.target, segment.target.end)
        self.left.lines.add_row(segment.source)
        self.right.lines.add_row(segment.target)
        self._note_mark(number)
        self.alignment.align(number)

    def _add_rest(self) -> bool:
        """Some of the text that is in no row; false where all of it is there."""
        added = False
        for side, text in ((self.left, self.shown.source), (self.right, self.shown.target)):
            there = len(side.text())
            if there < len(text):
                _append(side, text, min(len(text), there + _SLICE_LETTERS))
                added = True
        return added

    def _replace(self, old: SegmentedText) -> None:
        new = self.shown
        pairs = zip(new.segments[: self.count], old.segments, strict=False)
        for number, (one, other) in enumerate(pairs):
            if one is other:
                continue
            words = one.target.of(new.target)
            if words != other.target.of(old.target):
                self.right.lines.replace_row(number, words)
                self.alignment.align(number)
            if one.checks != other.checks or one.origin is not other.origin:
                self._note_mark(number)

    def _note_mark(self, number: int) -> None:
        segment = self.shown.segments[number]
        mark = mark_of(segment)
        if mark is None:
            self._marks.pop(number, None)
        else:
            self._marks[number] = mark
        if segment.origin is SegmentOrigin.KEPT:
            self._quiet.add(number)
        else:
            self._quiet.discard(number)

    def _show_marks(self) -> None:
        self.right.set_marks(self._marks, self._quiet)
        self.left.set_marks({}, self._quiet)

    @property
    def _at_end(self) -> bool:
        bar = self.right.verticalScrollBar()
        return bar.value() >= bar.maximum()

    @Slot()
    def _on_more(self) -> None:
        if not self._soon.isActive():
            self._soon.start()


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer


def _append(side: RowText, text: str, end: int) -> None:
    there = len(side.text())
    if there < end:
        side.append_text(text[there:end])


def _goes_on(old: SegmentedText, new: SegmentedText) -> bool:
    """Whether the new one only has more."""
    return (
        new.source == old.source
        and new.target.startswith(old.target)
        and new.segments[: len(old.segments)] == old.segments
    )


def _only_words_differ(old: SegmentedText, new: SegmentedText) -> bool:
    """Whether both have the same pieces, some with other words or marks."""
    return (
        bool(new.segments)
        and new.source == old.source
        and len(new.segments) == len(old.segments)
        and all(
            one.source == other.source
            for one, other in zip(new.segments, old.segments, strict=True)
        )
        and _rest(new) == _rest(old)
    )


def _rest(text: SegmentedText) -> str:
    """What stands behind the last segment's translation."""
    return text.target[text.segments[-1].target.end :]
