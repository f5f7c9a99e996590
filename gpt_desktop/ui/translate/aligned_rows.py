"""A translation as rows of both panes, as it streams and as the person changes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.translation.segmented import SegmentedText
from gpt_desktop.ui.translate.row_alignment import RowAlignment
from gpt_desktop.ui.translate.row_mark import mark_of
from gpt_desktop.ui.translate.row_text import RowText
from gpt_desktop.ui.work.kept_work import KeptWork

_SCREEN_MS = 33
_MOST_AT_ONCE = 60  # rows that are put in one by one; more are laid out with the whole text


class AlignedRows(QObject):
    """Shows one ``KeptWork``. Without segments the right side has the text as it is.

    Attributes:
        shown: what stands in the rows.

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
        self._anew = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SCREEN_MS)
        self._soon.timeout.connect(self.show_now)

    @property
    def count(self) -> int:
        return len(self.shown.segments)

    def show_work(self, work: KeptWork) -> None:
        """Show another translation from now on."""
        if self._work is not None:
            for signal in (self._work.text_added, self._work.annotated):
                signal.disconnect(self._on_more)
            self._work.text_reset.disconnect(self._on_reset)
            self._work.state_changed.disconnect(self.show_now)
        self._work = work
        for signal in (work.text_added, work.annotated):
            signal.connect(self._on_more)
        work.text_reset.connect(self._on_reset)
        work.state_changed.connect(self.show_now)
        self._anew = True
        self.show_now()

    @Slot()
    def show_now(self) -> None:
        """Bring the rows to what there is of the translation."""
        self._soon.stop()
        work = self._work
        if work is None:
            return
        source = work.stored.request.text if work.stored is not None else ""
        new = SegmentedText.of(source, work.text, work.annotations)
        old, anew = self.shown, self._anew
        self._anew = False
        if new == old and not anew:
            return
        self.shown = new
        follows = work.busy and self._at_end
        if not anew and _goes_on(old, new) and self.count - len(old.segments) <= _MOST_AT_ONCE:
            self._add(len(old.segments), new.target[len(old.target) :])
        elif not anew and _only_words_differ(old, new):
            self._replace(old)
        else:
            self._write(keeps_place=old.source == source)
        self._mark()
        if follows:
            bar = self.right.verticalScrollBar()
            bar.setValue(bar.maximum())
        self.changed.emit()

    @property
    def _at_end(self) -> bool:
        bar = self.right.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def _add(self, first: int, words: str) -> None:
        if words:
            self.right.lines.append_text(words)
        for number in range(first, self.count):
            segment = self.shown.segments[number]
            self.left.lines.add_row(segment.source)
            self.right.lines.add_row(segment.target)
            self.alignment.align(number)

    def _replace(self, old: SegmentedText) -> None:
        for number in range(self.count):
            words = self.shown.target_of(number)
            if words != old.target_of(number):
                self.right.lines.replace_row(number, words)
                self.alignment.align(number)

    def _write(self, *, keeps_place: bool) -> None:
        place = self.right.verticalScrollBar().value()
        segments = self.shown.segments
        self.left.show_text(self.shown.source, [each.source for each in segments])
        self.right.show_text(self.shown.target, [each.target for each in segments])
        if keeps_place:
            self.right.verticalScrollBar().setValue(place)

    def _mark(self) -> None:
        marks = {}
        quiet = set()
        for number, segment in enumerate(self.shown.segments):
            found = mark_of(segment)
            if found is not None:
                marks[number] = found
            if segment.origin is SegmentOrigin.KEPT:
                quiet.add(number)
        self.right.set_marks(marks, quiet)
        self.left.set_marks({}, quiet)

    @Slot()
    def _on_more(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _on_reset(self) -> None:
        self._anew = True
        self._on_more()


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
        new.source == old.source
        and len(new.segments) == len(old.segments)
        and all(
            one.source == other.source
            for one, other in zip(new.segments, old.segments, strict=True)
        )
    )
