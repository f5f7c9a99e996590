"""The claims of a shown work, in its text and in a line under it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from gpt_desktop.core.annotations import Claim
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.work.claim_line import ClaimLine, PlaceWords
from gpt_desktop.ui.work.claim_marks import ClaimMarks
from gpt_desktop.ui.work.running_work import RunningWork


class ShownClaims(QObject):
    """Follows a work; a sentence that is clicked, or stepped to, leads to its passage.

    Args:
        text: shows the work.
        place_words: names a passage for a person.

    Signals:
        changed: other claims are shown; none is chosen.
        source_chosen: a DocumentSpan to show.
    """

    changed = Signal()
    source_chosen = Signal(object)

    def __init__(self, text: MarkdownView, place_words: PlaceWords, parent: QObject) -> None:
        super().__init__(parent)
        self._work: RunningWork | None = None
        self.claims: tuple[Claim, ...] = ()
        self.marks = ClaimMarks(text, self)
        self.line = ClaimLine(text.theme, place_words)
        # Claims come one by one.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show)
        self.marks.chosen.connect(self.line.choose)
        self.line.claim_chosen.connect(self.marks.choose)
        self.line.source_chosen.connect(self.source_chosen)

    def show_work(self, work: RunningWork | None) -> None:
        """Show what is known of a work, now and as it becomes known."""
        if work is not self._work:
            if self._work is not None:
                for signal in _signals(self._work):
                    signal.disconnect(self._soon.start)
            self._work = work
            if work is not None:
                for signal in _signals(work):
                    signal.connect(self._soon.start)
        self._show()

    @Slot()
    def _show(self) -> None:
        notes = self._work.annotations if self._work is not None else ()
        claims = tuple(note for note in notes if isinstance(note, Claim))
        if claims == self.claims:
            return
        self.claims = claims
        self.marks.show_claims(claims)
        self.line.show_claims(claims)
        self.changed.emit()


def _signals(work: RunningWork) -> tuple[SignalInstance, ...]:
    return (work.annotated, work.text_reset, work.state_changed)
